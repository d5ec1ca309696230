import fc from 'fast-check'
import {
  chinaDay,
  DAY_MS,
  endOfDays,
  endOfLawDays,
  lastMorning,
  sayInstant,
} from '../../../../cloudfunctions/shared/dates'
import { legalHolidays } from '../../../../cloudfunctions/shared/holidays'

const china = (text: string) => Date.parse(`${text}+08:00`)

test('the first day is not counted and the last ends at 24:00 China time (民法典 201, 203)', () => {
  expect(endOfDays(china('2026-06-01T10:00'), 7, [])).toBe(china('2026-06-09T00:00'))
  expect(endOfDays(china('2026-06-01T00:00'), 7, [])).toBe(china('2026-06-09T00:00'))
  expect(endOfDays(china('2026-06-01T23:59:59.999'), 7, [])).toBe(china('2026-06-09T00:00'))
})

test('a last day on a legal holiday moves to the day after the holiday (民法典 203)', () => {
  // seven days from 26 September end on 3 October, within 1–7 October
  expect(endOfDays(china('2026-09-26T12:00'), 7, [])).toBe(china('2026-10-09T00:00'))
  // the day before the holiday stays, the day after it stays
  expect(endOfDays(china('2026-09-23T12:00'), 7, [])).toBe(china('2026-10-01T00:00'))
  expect(endOfDays(china('2026-10-01T12:00'), 7, [])).toBe(china('2026-10-09T00:00'))
})

test('a weekend moves nothing', () => {
  // Saturday 13 June 2026
  expect(endOfDays(china('2026-06-06T12:00'), 7, [])).toBe(china('2026-06-14T00:00'))
})

test('where a law sets the days, Saturday and Sunday move the end, and never make it earlier', () => {
  expect(endOfLawDays(china('2026-06-06T12:00'), 7, [])).toBe(china('2026-06-16T00:00'))
  expect(endOfLawDays(china('2026-06-07T12:00'), 7, [])).toBe(china('2026-06-16T00:00'))
  expect(endOfLawDays(china('2026-06-08T12:00'), 7, [])).toBe(china('2026-06-16T00:00'))
  // a Sunday before a holiday, and a weekend behind one
  expect(endOfLawDays(china('2026-09-20T12:00'), 7, [])).toBe(china('2026-09-29T00:00'))
  const start = fc.integer({ min: china('2026-01-01T00:00'), max: china('2027-12-31T00:00') })
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), (at, days) => {
      const end = endOfLawDays(at, days, [])
      expect(end).toBeGreaterThanOrEqual(endOfDays(at, days, []))
      expect([1, 2, 3, 4, 5]).toContain(new Date(end - 1 + 8 * 3_600_000).getUTCDay())
    }),
  )
})

test('a courtyard adds days to the table', () => {
  const extra = ['2026-06-08', '2026-06-09']
  expect(endOfDays(china('2026-06-01T10:00'), 7, extra)).toBe(china('2026-06-11T00:00'))
})

test('a period ends at a China midnight, on a day that is no holiday, and lasts at least its days', () => {
  const start = fc.integer({ min: china('2026-01-01T00:00'), max: china('2027-12-31T00:00') })
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), (at, days) => {
      const end = endOfDays(at, days, [])
      const lastDay = chinaDay(end - 1)
      expect((end + 8 * 3_600_000) % DAY_MS).toBe(0)
      expect(legalHolidays.some(({ from, to }) => from <= lastDay && lastDay <= to)).toBe(false)
      expect(end - at).toBeGreaterThanOrEqual(days * DAY_MS)
      expect(endOfDays(at, days + 1, [])).toBeGreaterThanOrEqual(end)
    }),
  )
})

test('the festivals of the moon’s calendar stand on their days', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const lunarDays = (from: string, to: string) => {
    const days: string[] = []
    for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) days.push(lunar.format(at))
    return days
  }
  const expected: Readonly<Record<string, string>> = { 春节: '1/1', 端午节: '5/5', 中秋节: '8/15' }
  for (const { name, from, to } of legalHolidays) {
    const day = expected[name]
    if (day !== undefined) expect(lunarDays(from, to)).toContain(day)
  }
})

test('midnight is said as 24:00 of the day that ends', () => {
  expect(sayInstant(china('2026-06-09T00:00'))).toBe('6月8日 24:00')
  expect(sayInstant(china('2026-06-09T19:05'))).toBe('6月9日 19:05')
})

test('numbers that move once a day are of 8:00 in the morning, China time', () => {
  expect(lastMorning(china('2026-07-02T07:59:59'))).toBe(china('2026-07-01T08:00:00'))
  expect(lastMorning(china('2026-07-02T08:00:00'))).toBe(china('2026-07-02T08:00:00'))
  expect(lastMorning(china('2026-07-02T23:30:00'))).toBe(china('2026-07-02T08:00:00'))
})
