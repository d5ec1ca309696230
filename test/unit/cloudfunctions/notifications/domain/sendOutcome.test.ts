import {
  codeOfFailure,
  outcomeOf,
  reasonOf,
  UNREACHABLE,
  UNSURE,
} from '../../../../../cloudfunctions/notifications/domain/sendOutcome'

const NOW = 1_800_000_000_000
const MINUTE = 60_000

test('what WeChat couldn’t take in passing is tried again after 1, 5 and 25 minutes, then given up', () => {
  for (const code of [-1, 45009, UNREACHABLE]) {
    const waits = [1, 2, 3, 4].map((attempts) => outcomeOf(code, attempts, NOW))
    expect(waits.map(({ state }) => state)).toEqual(['retry', 'retry', 'retry', 'dead'])
    expect(waits.map(({ retryAt }) => retryAt && (retryAt - NOW) / MINUTE)).toEqual([1, 5, 25, null])
    expect(reasonOf(code)).toBe('givenUp')
  }
})

test('a message without quota isn’t tried again, and neither is one with a bad field', () => {
  expect(outcomeOf(0, 1, NOW).state).toBe('sent')
  expect(outcomeOf(43101, 1, NOW)).toMatchObject({ state: 'refused', retryAt: null })
  expect(outcomeOf(47003, 1, NOW)).toMatchObject({ state: 'dead', retryAt: null })
  expect(reasonOf(47003)).toBe('refused')
})

test('a line that broke while a message was on its way is never tried again', () => {
  const failure = (code: string) => codeOfFailure(Object.assign(new Error(code), { code }))
  expect(failure('ECONNREFUSED')).toBe(UNREACHABLE)
  for (const code of ['ESOCKETTIMEDOUT', 'ECONNRESET', 'SYS_ERR']) expect(failure(code)).toBe(UNSURE)
  expect(codeOfFailure(undefined)).toBe(UNSURE)
  expect(outcomeOf(UNSURE, 1, NOW).state).toBe('dead')
  expect(reasonOf(UNSURE)).toBe('unsure')
})
