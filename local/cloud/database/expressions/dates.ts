import { CloudError, requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { isFields, ObjectId, type Value } from '../values'
import { dayOfYear, fromIsoWeek, isoDayOfWeek, isoWeek, isoWeekYear, shifted, unshifted, utc, week } from './calendar'
import { FORMAT_DEFAULT, formatDate, readDate } from './dateText'
import { integer, isNull, namedOf, ofNamed, text, typeName, type Evaluate, type Operator, type Scope } from './operator'

/** A date, or the moment in an ObjectId. */
function dateOf(value: Value): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return new Date(parseInt(value.hex.slice(0, 8), 16) * 1000)
  throw requestFailed(`can't convert from BSON type ${typeName(value)} to Date`)
}

function zoneOf(value: Maybe): string | undefined {
  return value === undefined ? undefined : text(value, 'timezone')
}

/** $year and its like: a date, or { date, timezone }. Null gives null. */
const part = (read: (local: Date) => number): Operator => ({
  arity: [1, 1],
  named: { date: true, timezone: false },
  run: (argument: Value, scope: Scope, evaluate: Evaluate) => {
    const only = Array.isArray(argument) && argument.length === 1 ? (argument[0] ?? null) : argument
    if (Array.isArray(only)) throw requestFailed('a date operator takes one argument')
    const named = isFields(only) && Object.hasOwn(only, 'date')
    const date = evaluate(named ? (only['date'] ?? null) : only, scope)
    const zone = named && only['timezone'] !== undefined ? (evaluate(only['timezone'], scope) ?? null) : undefined
    if (isNull(date) || zone === null) return null
    return read(shifted(dateOf(date), zoneOf(zone)))
  },
})

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const
const ISO_PARTS = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek', 'hour', 'minute', 'second', 'millisecond'] as const

function fromParts(given: Record<string, Maybe>): Maybe {
  if (Object.values(given).some(isNull)) return null
  const iso = given['isoWeekYear'] !== undefined
  const other = Object.keys(given).find((name) => name !== 'timezone' && !names(iso).includes(name))
  if (other !== undefined || given[names(iso)[0] ?? ''] === undefined) {
    throw requestFailed(`$dateFromParts requires either 'year' or 'isoWeekYear', and no parts of both`)
  }
  const read = names(iso).map((name, i) =>
    given[name] === undefined ? (i < 3 ? 1 : 0) : integer(given[name], '$dateFromParts'),
  )
  const [year = 1, second = 1, third = 1, ...time] = read
  const [hour = 0, minute = 0, seconds = 0, milliseconds = 0] = time
  const day = iso ? fromIsoWeek(year, second, third) : utc(year, second, third, 0, 0, 0, 0)
  day.setUTCHours(hour, minute, seconds, milliseconds)
  return unshifted(day, zoneOf(given['timezone']))
}

function names(iso: boolean): readonly string[] {
  return iso ? ISO_PARTS : PARTS
}

const dateFromString: Operator = {
  named: { dateString: true, format: false, timezone: false, onError: false, onNull: false },
  run: (argument, scope, evaluate) => {
    const given = namedOf(argument)
    const value = (name: string) => (given[name] === undefined ? undefined : (evaluate(given[name], scope) ?? null))
    const input = value('dateString')
    const [format, timezone] = [value('format'), value('timezone')]
    if (isNull(input)) return value('onNull') ?? null
    if (format === null || timezone === null) return null
    try {
      return readDate(
        text(input, '$dateFromString'),
        format === undefined ? undefined : text(format, 'format'),
        zoneOf(timezone),
      )
    } catch (error) {
      if (error instanceof CloudError && given['onError'] !== undefined) return value('onError')
      throw error
    }
  },
}

export const DATES: Record<string, Operator> = {
  $year: part((local) => local.getUTCFullYear()),
  $month: part((local) => local.getUTCMonth() + 1),
  $dayOfMonth: part((local) => local.getUTCDate()),
  $dayOfWeek: part((local) => local.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part((local) => local.getUTCHours()),
  $minute: part((local) => local.getUTCMinutes()),
  $second: part((local) => local.getUTCSeconds()),
  $millisecond: part((local) => local.getUTCMilliseconds()),
  $week: part(week),
  $isoWeek: part(isoWeek),
  $isoWeekYear: part(isoWeekYear),
  $isoDayOfWeek: part(isoDayOfWeek),
  $dateFromParts: ofNamed(
    Object.fromEntries([...PARTS, ...ISO_PARTS, 'timezone'].map((name) => [name, false])),
    fromParts,
  ),
  $dateFromString: dateFromString,
  $dateToString: {
    named: { date: true, format: false, timezone: false, onNull: false },
    run: (argument, scope, evaluate) => {
      const { date = null, format = FORMAT_DEFAULT, timezone, onNull = null } = namedOf(argument)
      const value = evaluate(date, scope)
      const zone = timezone === undefined ? undefined : (evaluate(timezone, scope) ?? null)
      if (isNull(value)) return evaluate(onNull, scope)
      if (zone === null) return null
      return formatDate(dateOf(value), text(evaluate(format, scope), '$dateToString'), zoneOf(zone))
    },
  },
}
