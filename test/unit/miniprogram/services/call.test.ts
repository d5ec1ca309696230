import { refusalCodes } from '../../../../cloudfunctions/shared/refusal'
import { newIntention } from '../../../../miniprogram/services/intention'
import { keepCourtyardId } from '../../../../miniprogram/services/place'
import { sayRefusal } from '../../../../miniprogram/services/refusals'
import { castBallot, motion } from '../../../../miniprogram/services/votes'
import { standInWeChat } from '../wechat'

const world = standInWeChat()
const ballot = { motionId: 'm', choice: 'yes', householdId: null } as const

beforeEach(() => {
  world.calls.length = 0
  world.storage.clear()
})

test('a call names function, procedure, intention and the courtyard the phone shows', async () => {
  keepCourtyardId('c')
  await castBallot(ballot, 'intention-1')
  expect(world.calls).toEqual([
    { name: 'votes', data: { procedure: 'castBallot', input: ballot, requestId: 'intention-1', courtyardId: 'c' } },
  ])
})

test('a phone that knows no courtyard yet names none', async () => {
  await motion({ motionId: 'm' })
  expect(world.calls[0]?.data).not.toHaveProperty('courtyardId')
})

test('a refusal is a value', async () => {
  world.answer = () => Promise.resolve({ result: { ok: false, refusal: { code: 'CLOSED', detail: { closesAt: 1 } } } })
  expect(await motion({ motionId: 'm' })).toEqual({ ok: false, refusal: { code: 'CLOSED', detail: { closesAt: 1 } } })
})

test.each([
  [{ errCode: -404011, errMsg: 'cloud function service error code -504002, error message boom' }, 'INTERNAL'],
  [{ errCode: -501000, errMsg: 'cloud.callFunction:fail' }, 'INTERNAL'],
  [{ errCode: -404010, errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' }, 'OFFLINE'],
  [{ errMsg: 'cloud.callFunction:fail request:fail timeout' }, 'OFFLINE'],
])('a failure %o is %s', async (failure, code) => {
  world.answer = () => Promise.reject(failure)
  const result = await motion({ motionId: 'm' })
  expect(!result.ok && result.refusal.code).toBe(code)
})

test('what is read is asked a second time when the first try fails in passing; what is written is not', async () => {
  const failOnce = () => {
    let tries = 0
    return () =>
      tries++ === 0 ? Promise.reject(new Error('gone')) : Promise.resolve({ result: { ok: true, value: 1, now: 1 } })
  }
  world.answer = failOnce()
  expect(await motion({ motionId: 'm' })).toEqual({ ok: true, value: 1 })
  world.answer = failOnce()
  expect(await castBallot(ballot, 'intention-1')).toMatchObject({ ok: false, refusal: { code: 'OFFLINE' } })
  expect(world.calls.map(({ data }) => (data as { procedure: string }).procedure)).toEqual([
    'motion',
    'motion',
    'castBallot',
  ])
})

test('an answer without a result is a fault of ours, not an exception', async () => {
  world.answer = () => Promise.resolve({})
  expect(await motion({ motionId: 'm' })).toMatchObject({ ok: false, refusal: { code: 'INTERNAL' } })
})

test('every refusal is one plain Chinese sentence that says what to do', () => {
  for (const code of [...refusalCodes, 'OFFLINE'] as const) {
    const said = sayRefusal({ code, detail: {} })
    expect(said.length).toBeGreaterThan(8)
    expect(said.replace(/Excel|CSV|PDF/g, '')).not.toMatch(/[A-Za-z_]|undefined|NaN/)
  }
  expect(sayRefusal({ code: 'CODE_WRONG', detail: { triesLeft: 3 } })).toContain('还可以试 3 次')
  // a newer server may know more than this version of the app
  expect(sayRefusal({ code: 'NOT_THERE_YET' as never, detail: {} })).toBe(sayRefusal({ code: 'INTERNAL', detail: {} }))
})

test('intentions differ and fit what the server accepts', () => {
  const made = Array.from({ length: 500 }, () => newIntention())
  expect(new Set(made).size).toBe(500)
  for (const id of made) expect(id).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
})
