import fc from 'fast-check'
import { dueOpening, nextOpening, sayPeriod } from '../../../../../cloudfunctions/ratings/domain/cycles'

const at = (text: string) => Date.parse(`${text}+08:00`)
const quarter = { cycle: 'quarter', opensDay: 0, openDays: 10 } as const
const month = { cycle: 'month', opensDay: 0, openDays: 5 } as const
const halfYear = { cycle: 'halfYear', opensDay: 0, openDays: 10 } as const

test('a period opens at nine of the day after it, China time', () => {
  const now = at('2026-06-01T10:00:00')
  expect(nextOpening(quarter, '', now, [])).toEqual({ periodKey: '2026Q2', opensAt: at('2026-07-01T09:00:00') })
  expect(nextOpening(halfYear, '', now, [])).toEqual({ periodKey: '2026H1', opensAt: at('2026-07-01T09:00:00') })
  expect(nextOpening(month, '2026M05', now, [])).toEqual({ periodKey: '2026M06', opensAt: at('2026-07-01T09:00:00') })
})

test('one that still has time to be rated in opens at once', () => {
  expect(nextOpening(quarter, '', at('2026-07-05T00:00:00'), []).periodKey).toBe('2026Q2')
  expect(nextOpening(quarter, '', at('2026-07-12T00:00:00'), []).periodKey).toBe('2026Q3')
})

test('days before or after the end of the period', () => {
  const now = at('2026-06-10T10:00:00')
  expect(nextOpening({ ...quarter, opensDay: -5 }, '', now, []).opensAt).toBe(at('2026-06-26T09:00:00'))
  expect(nextOpening({ ...quarter, opensDay: 30 }, '', now, []).opensAt).toBe(at('2026-07-31T09:00:00'))
})

test('the year turns', () => {
  const now = at('2026-12-31T23:59:00')
  expect(nextOpening(quarter, '2026Q3', now, [])).toEqual({ periodKey: '2026Q4', opensAt: at('2027-01-01T09:00:00') })
  expect(nextOpening(halfYear, '2026H2', now, []).periodKey).toBe('2027H1')
})

test('nothing is due before its hour', () => {
  expect(dueOpening(quarter, '2026Q1', at('2026-07-01T08:59:59'))).toBeNull()
  expect(dueOpening(quarter, '2026Q1', at('2026-07-01T09:00:00'))?.periodKey).toBe('2026Q2')
  expect(dueOpening(quarter, '2026Q2', at('2026-07-01T09:00:00'))).toBeNull()
})

test('a timer that slept through three months opens the latest alone', () => {
  expect(dueOpening(month, '2026M03', at('2026-07-02T00:00:00'))?.periodKey).toBe('2026M06')
})

test('what was rated by the quarter goes on by the month without rating a month twice', () => {
  expect(nextOpening(month, '2026Q2', at('2026-07-01T10:00:00'), []).periodKey).toBe('2026M07')
  expect(nextOpening(quarter, '2026M07', at('2026-08-01T10:00:00'), []).periodKey).toBe('2026Q3')
})

test('the next period comes after the last one, and it comes in time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2036-01-01T00:00:00') }),
      fc.constantFrom('month' as const, 'quarter' as const, 'halfYear' as const),
      fc.integer({ min: -25, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
      (now, cycle, opensDay, openDays) => {
        const rules = { cycle, opensDay, openDays }
        const first = nextOpening(rules, '', now, [])
        const second = nextOpening(rules, first.periodKey, Math.max(now, first.opensAt), [])
        expect(second.opensAt).toBeGreaterThan(first.opensAt)
        const due = dueOpening(rules, '', first.opensAt)
        expect(due).toEqual(first)
        expect(dueOpening(rules, first.periodKey, first.opensAt)).toBeNull()
      },
    ),
  )
})

test('periods as people say them', () => {
  expect(['2026M09', '2026Q3', '2026H1', '2026H2'].map(sayPeriod)).toEqual([
    '2026年9月',
    '2026年三季度',
    '2026年上半年',
    '2026年下半年',
  ])
})
