import {
  daysLate,
  dutyPeriods,
  dutyState,
  nextMorning,
  periodAt,
} from '../../../../../../cloudfunctions/courtyard/domain/disclosures/duties'
import { lifetime, stateAt } from '../../../../../../cloudfunctions/courtyard/domain/disclosures/lifetime'
import type { DutyItem } from '../../../../../../cloudfunctions/shared/documents'

const at = (iso: string) => Date.parse(`${iso}+08:00`)
const item = (more: Partial<DutyItem> = {}): DutyItem => ({
  ...{
    key: 'finance',
    title: '季度财务',
    kind: 'finance',
    every: 'quarter',
    graceDays: 15,
    postedDays: 15,
    active: true,
  },
  since: at('2026-01-01T00:00'),
  ...more,
})

test('periods begin and end at midnight in China', () => {
  const lastMoment = at('2026-09-30T23:59:59.999')
  expect(periodAt('quarter', lastMoment)).toEqual({
    ...{ key: '2026Q3', label: '2026年第三季度' },
    ...{ startsAt: at('2026-07-01T00:00'), endsAt: at('2026-10-01T00:00') },
  })
  expect(periodAt('quarter', lastMoment + 1).key).toBe('2026Q4')
  expect(periodAt('month', at('2026-12-31T23:00'))).toMatchObject({ key: '2026-12', endsAt: at('2027-01-01T00:00') })
  expect(periodAt('halfYear', at('2026-07-01T00:00'))).toMatchObject({ key: '2026H2', label: '2026年下半年' })
  expect(periodAt('year', at('2026-01-01T00:00')).key).toBe('2026')
})

test('an item asks for the period that runs and those before, not before it began, and never more than four back', () => {
  const now = at('2026-11-20T10:00')
  expect(dutyPeriods(item(), now).map(({ period }) => period)).toEqual(['2026Q4', '2026Q3', '2026Q2', '2026Q1'])
  expect(dutyPeriods(item({ since: at('2026-08-01T00:00') }), now).map(({ period }) => period)).toEqual([
    '2026Q4',
    '2026Q3',
  ])
  expect(dutyPeriods(item({ since: at('2026-10-01T00:00') }), now).map(({ period }) => period)).toEqual(['2026Q4'])
  expect(dutyPeriods(item({ since: 0 }), now)).toHaveLength(5)
})

test('grace is counted from the day after the period and ends at 24:00; late from then on', () => {
  const [, third] = dutyPeriods(item(), at('2026-11-20T10:00'))
  if (!third) throw new Error('no third quarter')
  expect(third.dueAt).toBe(at('2026-10-16T00:00'))
  expect(dutyState(third, false, at('2026-09-30T23:00'))).toBe('upcoming')
  expect(dutyState(third, false, third.dueAt - 1)).toBe('due')
  expect(dutyState(third, false, third.dueAt)).toBe('overdue')
  expect(dutyState(third, true, third.dueAt)).toBe('fulfilled')
  expect([third.dueAt - 1, third.dueAt, third.dueAt + 86_400_000].map((now) => daysLate(third.dueAt, now))).toEqual([
    0, 1, 2,
  ])
})

test('once is due its days after it was set', () => {
  const once = dutyPeriods(
    item({ every: 'once', since: at('2026-11-02T09:00'), graceDays: 10 }),
    at('2026-11-20T10:00'),
  )
  expect(once).toMatchObject([{ period: 'once', dueAt: at('2026-11-13T00:00') }])
})

test('the next morning is at eight, China time', () => {
  expect(nextMorning(at('2026-11-20T07:59'))).toBe(at('2026-11-20T08:00'))
  expect(nextMorning(at('2026-11-20T08:00'))).toBe(at('2026-11-21T08:00'))
  expect(nextMorning(at('2026-11-20T00:30'))).toBe(at('2026-11-20T08:00'))
})

test('posted to the end of its last day, then expired, a year later archived; a correction archives at once', () => {
  const life = lifetime(at('2026-11-02T10:00'), 15, [])
  expect(life.postedUntil).toBe(at('2026-11-18T00:00'))
  expect(stateAt(life, life.postedUntil - 1)).toBe('posted')
  expect(stateAt(life, life.postedUntil)).toBe('expired')
  expect(stateAt(life, life.archivesAt)).toBe('archived')
  expect(stateAt({ ...life, archivesAt: at('2026-11-03T00:00') }, at('2026-11-03T00:00'))).toBe('archived')
})
