import { endOfDays } from '../../../shared/dates'

const YEAR_DAYS = 365

/** Posting ends at 24:00 of its last day (民法典 201–203); a year later it goes to the archive. */
export function lifetime(postedAt: number, postedDays: number, extraHolidays: readonly string[]) {
  const postedUntil = endOfDays(postedAt, postedDays, extraHolidays)
  return { postedUntil, archivesAt: endOfDays(postedUntil - 1, YEAR_DAYS, []) }
}

export function stateAt(
  { postedUntil, archivesAt }: { readonly postedUntil: number; readonly archivesAt: number },
  now: number,
): 'posted' | 'expired' | 'archived' {
  if (now >= archivesAt) return 'archived'
  return now >= postedUntil ? 'expired' : 'posted'
}
