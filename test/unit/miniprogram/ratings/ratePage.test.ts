import { aForm } from './answers'
import { standInWeChat } from '../wechat'

const world = standInWeChat()
let definition: object = {}
Object.assign(globalThis, { Page: (given: object) => (definition = given) })
Object.assign((globalThis as unknown as { wx: object }).wx, { pageScrollTo: () => undefined })

interface RatePage {
  data: { saved: string; done: boolean; notice: string; step: number; view: { item: { score: number } | null } }
  setData(data: object): void
  onLoad(query: object): void
  load(): Promise<void>
  onScore(event: { detail: { score: number } }): void
  onNext(): void
  onHide(): void
  onSubmit(): Promise<void>
}

let reachable: boolean
world.answer = () => {
  const { procedure } = world.calls[world.calls.length - 1]?.data ?? { procedure: '' }
  if (!reachable) return Promise.reject({ errCode: -1, errMsg: 'request:fail' })
  const value = procedure === 'ratingForm' ? aForm() : { submittedAt: 1, revision: 1, kept: true }
  return Promise.resolve({ result: { ok: true, value } })
}

async function openPage(): Promise<RatePage> {
  const module = '../../../../miniprogram/packages/ratings/rate/rate'
  jest.isolateModules(() => void jest.requireActual(module))
  const page = Object.assign(Object.create(null) as object, definition) as RatePage
  page.data = structuredClone(page.data)
  page.setData = (data) => void Object.assign(page.data, data)
  page.onLoad({ id: 'p1' })
  await page.load()
  return page
}

const sent = () => world.calls.filter(({ data }) => data.procedure === 'saveRating').map(({ data }) => data)
const score = (page: RatePage, value: number) => page.onScore({ detail: { score: value } })

beforeEach(() => {
  jest.useFakeTimers()
  reachable = true
  world.calls.length = 0
  world.storage.clear()
})
afterEach(() => jest.useRealTimers())

test('what is tapped is kept by the server when the hand pauses, as a draft', async () => {
  const page = await openPage()
  score(page, 4)
  expect(sent()).toEqual([])
  await jest.runAllTimersAsync()
  expect(sent()).toHaveLength(1)
  expect(sent()[0]?.input).toMatchObject({ periodId: 'p1', householdId: null, submit: false })
  expect(page.data.saved).toBe('kept')
})

test('a broken line loses nothing: the phone keeps it, and the next opening goes on from there', async () => {
  const page = await openPage()
  reachable = false
  score(page, 2)
  await jest.runAllTimersAsync()
  expect(page.data.saved).toBe('onPhone')
  reachable = true
  const again = await openPage()
  expect(again.data.view.item?.score).toBe(2)
})

test('handing in that fails says so and keeps the sheet; the retry is the same intention', async () => {
  const page = await openPage()
  score(page, 5)
  await jest.runAllTimersAsync()
  reachable = false
  await page.onSubmit()
  expect(page.data).toMatchObject({ done: false })
  expect(page.data.notice).not.toBe('')
  reachable = true
  await page.onSubmit()
  expect(page.data.done).toBe(true)
  const submits = sent().filter(({ input }) => (input as { submit: boolean }).submit)
  expect(submits).toHaveLength(2)
  expect(submits[0]?.requestId).toBe(submits[1]?.requestId)
  expect([...world.storage.keys()].filter((key) => key.startsWith('unsaved:'))).toEqual([])
})

test('an empty sheet is not handed in', async () => {
  const page = await openPage()
  await page.onSubmit()
  expect(sent()).toEqual([])
  expect(page.data.done).toBe(false)
})
