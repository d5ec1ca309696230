import { requestFailed } from '../../cloudError'
import { dayOfYear, isoDayOfWeek, isoWeek, isoWeekYear, offsetMinutes, shifted, unshifted, utc, week } from './calendar'

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0')

/** MongoDB 4.0's specifiers of $dateToString. */
const SPECIFIERS: Record<string, (local: Date, offset: number) => string> = {
  d: (local) => pad(local.getUTCDate(), 2),
  G: (local) => pad(isoWeekYear(local), 4),
  H: (local) => pad(local.getUTCHours(), 2),
  j: (local) => pad(dayOfYear(local), 3),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(isoDayOfWeek(local)),
  U: (local) => pad(week(local), 2),
  V: (local) => pad(isoWeek(local), 2),
  Y: (local) => pad(local.getUTCFullYear(), 4),
  z: (_, offset) =>
    `${offset < 0 ? '-' : '+'}${pad(Math.trunc(Math.abs(offset) / 60), 2)}${pad(Math.abs(offset) % 60, 2)}`,
  Z: (_, offset) => `${offset < 0 ? '-' : '+'}${Math.abs(offset)}`,
  '%': () => '%',
}

export const FORMAT_DEFAULT = '%Y-%m-%dT%H:%M:%S.%LZ'

export function formatDate(date: Date, format: string, timezone: string | undefined): string {
  const local = shifted(date, timezone)
  const offset = timezone === undefined ? 0 : offsetMinutes(timezone, date)
  return format.replace(/%(.?)/gs, (_, name: string) => {
    const write = SPECIFIERS[name]
    if (write === undefined) throw requestFailed(`Invalid format character '%${name}' in format string`)
    return write(local, offset)
  })
}

/** How a part is read, and its name. */
const READERS: Record<string, string> = {
  d: '(?<day>\\d{2})', H: '(?<hour>\\d{2})', L: '(?<millisecond>\\d{3})', m: '(?<month>\\d{2})', M: '(?<minute>\\d{2})',
  S: '(?<second>\\d{2})', Y: '(?<year>\\d{4})', z: '(?<zone>[+-]\\d{2}:?\\d{2})', '%': '%',
} // prettier-ignore

/** Without a format MongoDB guesses at many forms; here it is ISO 8601, with a space for the T if need be. */
const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<millisecond>\d{3}))?)?)? ?(?<zone>Z|[+-]\d{2}:?\d{2})?$/

function patternOf(format: string): RegExp {
  const source = format.replace(/%(.?)|[^%]+/gs, (whole, name: string | undefined) => {
    if (name === undefined) return whole.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const reader = READERS[name]
    if (reader === undefined) throw requestFailed(`the local cloud does not read '%${name}' in a format string`)
    return reader
  })
  return new RegExp(`^${source}$`)
}

/** Throws for a text that is no date, as MongoDB does. */
export function readDate(text: string, format: string | undefined, timezone: string | undefined): Date {
  const found = (format === undefined ? ISO : patternOf(format)).exec(text)?.groups
  const bad = () => requestFailed(`Error parsing date string '${text}'`)
  if (found === undefined) throw bad()
  const part = (name: string, least: number, most: number, missing: number): number => {
    const value = found[name] === undefined ? missing : Number(found[name])
    if (value < least || value > most) throw bad()
    return value
  }
  const local = utc(
    part('year', 0, 9999, NaN),
    part('month', 1, 12, NaN),
    part('day', 1, 31, NaN),
    part('hour', 0, 23, 0),
    part('minute', 0, 59, 0),
    part('second', 0, 59, 0),
    part('millisecond', 0, 999, 0),
  )
  if (Number.isNaN(local.getTime()) || local.getUTCDate() !== Number(found['day'])) throw bad()
  const zone = found['zone']
  if (zone !== undefined && timezone !== undefined) {
    throw requestFailed(
      'you cannot pass in a date/time string with time zone information together with a timezone argument',
    )
  }
  return unshifted(local, zone ?? timezone)
}
