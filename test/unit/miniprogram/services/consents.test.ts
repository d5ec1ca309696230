import { askToBeTold, tellConsents } from '../../../../miniprogram/services/subscriptions'
import { standInWeChat } from '../wechat'

const world = standInWeChat()
const accept = (answer: string) =>
  Object.assign((globalThis as unknown as { wx: object }).wx, {
    requestSubscribeMessage: ({ tmplIds }: { tmplIds: string[] }) =>
      Promise.resolve(Object.fromEntries(tmplIds.map((id) => [id, answer]))),
  })
const told = () => world.calls.map(({ data }) => [data.procedure, data.input, data.requestId])
beforeEach(() => {
  world.storage.clear()
  world.calls.length = 0
})

test('a consent that the line swallowed is told again, as the same one, until it has got through', async () => {
  accept('accept')
  world.answer = () => Promise.reject(new Error('request:fail'))
  expect(await askToBeTold(['voteOpened', 'resultPosted'])).toBe(2)
  await tellConsents()
  world.answer = () => Promise.resolve({ result: { ok: true, value: {} } })
  await tellConsents()
  const [first, second, third] = told()
  expect(first?.[1]).toEqual({ accepted: ['voteOpened', 'resultPosted'] })
  expect([second, third]).toEqual([first, first])
  await tellConsents()
  expect(world.calls).toHaveLength(3)
})

test('who allows nothing leaves nothing to tell', async () => {
  accept('reject')
  expect(await askToBeTold(['voteOpened'])).toBe(0)
  await tellConsents()
  expect(world.calls).toEqual([])
})
