import {
  codeIsOpen,
  earliestStart,
  remindAt,
  rollIsOpen,
} from '../../../../../../cloudfunctions/courtyard/domain/meetings/times'
import { stateAt } from '../../../../../../cloudfunctions/courtyard/domain/meetings/stateAt'
import { DAY_MS, MINUTE_MS } from '../../../../../../cloudfunctions/shared/dates'

const china = (text: string) => Date.parse(`${text}+08:00`)
const HOUR_MS = 60 * MINUTE_MS

test('a law’s notice is whole days between calling and meeting, and a holiday at its end moves it', () => {
  expect(earliestStart('assembly', china('2026-06-01T10:00'), [])).toBe(china('2026-06-12T00:00'))
  // ten days from the 24th of September end in the national holiday
  expect(earliestStart('assembly', china('2026-09-24T10:00'), [])).toBe(china('2026-10-09T00:00'))
  expect(earliestStart('assembly', china('2026-06-01T10:00'), ['2026-06-11'])).toBe(china('2026-06-13T00:00'))
})

test('a default’s notice counts back from the meeting’s day, holidays or not', () => {
  expect(earliestStart('baba', china('2026-06-01T23:59'), [])).toBe(china('2026-06-02T00:00'))
  expect(earliestStart('baba', china('2026-10-02T10:00'), [])).toBe(china('2026-10-03T00:00'))
  expect(earliestStart('council', china('2026-06-01T00:00'), [])).toBe(china('2026-06-04T00:00'))
})

test('people are reminded a day before, or two hours before what was called later than that, never before the call', () => {
  const startsAt = china('2026-06-02T19:30')
  expect(remindAt(startsAt - 3 * DAY_MS, startsAt)).toBe(startsAt - DAY_MS)
  expect(remindAt(startsAt - DAY_MS, startsAt)).toBe(startsAt - DAY_MS)
  expect(remindAt(startsAt - DAY_MS + 1, startsAt)).toBe(startsAt - 2 * HOUR_MS)
  expect(remindAt(startsAt - HOUR_MS, startsAt)).toBe(startsAt - HOUR_MS)
})

test('signing in: by code while the meeting goes on, by the roll until the minutes go out', () => {
  const startsAt = china('2026-06-02T19:30')
  const called = { startsAt, stage: 'called' } as const
  const held = { startsAt, stage: 'held' } as const
  expect(codeIsOpen(called, startsAt - 30 * MINUTE_MS - 1)).toBe(false)
  expect(codeIsOpen(called, startsAt - 30 * MINUTE_MS)).toBe(true)
  expect(codeIsOpen(called, startsAt + 6 * HOUR_MS - 1)).toBe(true)
  expect(codeIsOpen(called, startsAt + 6 * HOUR_MS)).toBe(false)
  expect(codeIsOpen(held, startsAt + HOUR_MS)).toBe(false)
  expect(rollIsOpen(held, startsAt + 3 * DAY_MS)).toBe(true)
  for (const stage of ['correcting', 'confirmed', 'cancelled'] as const) {
    expect(rollIsOpen({ startsAt, stage }, startsAt + HOUR_MS)).toBe(false)
  }
})

test('a meeting that nobody ended is over after six hours', () => {
  const startsAt = china('2026-06-02T19:30')
  const states = [-HOUR_MS, 0, 6 * HOUR_MS].map((after) => stateAt({ startsAt, stage: 'called' }, startsAt + after))
  expect(states).toEqual(['upcoming', 'now', 'writing'])
  expect(stateAt({ startsAt, stage: 'held' }, startsAt + HOUR_MS)).toBe('writing')
  expect(stateAt({ startsAt, stage: 'cancelled' }, startsAt)).toBe('cancelled')
})
