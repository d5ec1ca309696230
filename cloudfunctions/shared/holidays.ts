/** Days from `from` to `to` inclusive, as YYYY-MM-DD. */
interface HolidaySpan {
  readonly name: string
  readonly from: string
  readonly to: string
}

/**
 * Legal holidays that move the last day of a period (民法典 203). 2026 as the State Council announced it on 2025-11-04; for
 * 2027 only the days that 全国年节及纪念日放假办法 fixes by itself, since the adjusted days are announced each year: a
 * courtyard adds those (courtyard.extraHolidays).
 *
 * Weekends are not in it. Courtyards vote on weekends because people are at home then, the named holidays are what the
 * regulation calls legal holidays, and whether 法定休假日 means more is read differently. A courtyard that reads it so
 * can add the days; nobody loses a day by this table but a last day that would have moved to Monday. Where a law itself
 * sets the days (owners' notice and posting) weekends do move the end: dates.ts, endOfLawDays.
 */
export const legalHolidays: readonly HolidaySpan[] = [
  { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
  { name: '春节', from: '2026-02-15', to: '2026-02-23' },
  { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
  { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
  { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
  { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
  { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
  { name: '元旦', from: '2027-01-01', to: '2027-01-01' },
  { name: '春节', from: '2027-02-05', to: '2027-02-08' },
  { name: '清明节', from: '2027-04-05', to: '2027-04-05' },
  { name: '劳动节', from: '2027-05-01', to: '2027-05-02' },
  { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
  { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
  { name: '国庆节', from: '2027-10-01', to: '2027-10-03' },
]
