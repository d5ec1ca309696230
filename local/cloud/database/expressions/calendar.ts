import { requestFailed } from '../../cloudError'

const DAY = 86_400_000

/** Minutes east of UTC: `+08:00`, `+0800`, `+08`, `UTC`, or an Olson name at that moment. */
export function offsetMinutes(timezone: string, at: Date): number {
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(timezone)
  if (fixed !== null) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0))
  if (['UTC', 'GMT', 'Z'].includes(timezone)) return 0
  let parts: Intl.DateTimeFormatPart[]
  try {
    parts = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: timezone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    }).formatToParts(at)
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${timezone}"`)
  }
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const local = utc(part('year'), part('month'), part('day'), part('hour'), part('minute'), part('second'), 0)
  return Math.round((local.getTime() - at.getTime()) / 60_000)
}

/** The moment as a clock of that zone shows it: read it with the UTC methods. */
export function shifted(at: Date, timezone: string | undefined): Date {
  return timezone === undefined ? at : new Date(at.getTime() + offsetMinutes(timezone, at) * 60_000)
}

/** The moment at which a clock of that zone shows this time. */
export function unshifted(local: Date, timezone: string | undefined): Date {
  if (timezone === undefined) return local
  const guess = new Date(local.getTime() - offsetMinutes(timezone, local) * 60_000)
  return new Date(local.getTime() - offsetMinutes(timezone, guess) * 60_000)
}

/** Months and days beyond their range carry over; years below 100 are what they say. */
export function utc(
  ...[year, month, day, hour, minute, second, millisecond]: [number, number, number, number, number, number, number]
): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, millisecond)
  return date
}

export function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - utc(date.getUTCFullYear(), 1, 1, 0, 0, 0, 0).getTime()) / DAY) + 1
}

/** Monday 1 to Sunday 7. */
export function isoDayOfWeek(date: Date): number {
  return date.getUTCDay() || 7
}

/** 0 to 53: week 1 begins with the year's first Sunday. */
export function week(date: Date): number {
  return Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7)
}

/** The year that has the Thursday of this week. */
export function isoWeekYear(date: Date): number {
  return thursday(date).getUTCFullYear()
}

export function isoWeek(date: Date): number {
  return Math.floor((dayOfYear(thursday(date)) - 1) / 7) + 1
}

function thursday(date: Date): Date {
  return new Date(date.getTime() + (4 - isoDayOfWeek(date)) * DAY)
}

/** The Monday of an ISO week, plus days. */
export function fromIsoWeek(year: number, weekNumber: number, day: number): Date {
  const first = utc(year, 1, 4, 0, 0, 0, 0)
  return new Date(first.getTime() + (1 - isoDayOfWeek(first) + (weekNumber - 1) * 7 + day - 1) * DAY)
}
