/**
 * CloudBase's 7-field cron: second minute hour day-of-month month day-of-week year, in China time (UTC+8, no daylight saving). Its
 * documents know `,` `-` `*` and `/` only; what SCF has besides (`?` `L` `W` `#`) is refused.
 */
export interface Cron {
  seconds: ReadonlySet<number>
  minutes: ReadonlySet<number>
  hours: ReadonlySet<number>
  days: ReadonlySet<number>
  months: ReadonlySet<number>
  weekdays: ReadonlySet<number>
  years: ReadonlySet<number>
  /** With both restricted, a day matches when either does. */
  daysRestricted: boolean
  weekdaysRestricted: boolean
}

const CHINA_MS = 8 * 3600_000
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** Throws on anything but seven well-formed fields. */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  const [second, minute, hour, day, month, weekday, year] = fields
  if (fields.length !== 7 || !second || !minute || !hour || !day || !month || !weekday || !year) {
    throw new Error(`cron '${text}': needs seven fields, second minute hour day month weekday year`)
  }
  const names = (field: string, list: string[], first: number) =>
    field.replace(/[A-Za-z]{3}/g, (name) => {
      const at = list.indexOf(name.toUpperCase())
      return at < 0 ? name : String(at + first)
    })
  return {
    seconds: parseField(second, 0, 59, text),
    minutes: parseField(minute, 0, 59, text),
    hours: parseField(hour, 0, 23, text),
    days: parseField(day, 1, 31, text),
    months: parseField(names(month, MONTHS, 1), 1, 12, text),
    weekdays: parseField(names(weekday, WEEKDAYS, 0), 0, 6, text),
    years: parseField(year, 1970, 2099, text),
    daysRestricted: day !== '*',
    weekdaysRestricted: weekday !== '*',
  }
}

function parseField(field: string, low: number, high: number, text: string): Set<number> {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part)
    if (match === null) throw new Error(`cron '${text}': cannot read '${part}'`)
    const [, any, from, to, step] = match
    const first = any === undefined ? Number(from) : low
    const last = any !== undefined ? high : to !== undefined ? Number(to) : step !== undefined ? high : first
    const by = step === undefined ? 1 : Number(step)
    if (first < low || last > high || first > last || by < 1)
      throw new Error(`cron '${text}': '${part}' is out of range`)
    for (let value = first; value <= last; value += by) values.add(value)
  }
  return values
}

/** The first instant after `after` (milliseconds) at which the cron fires; undefined when it never does again. */
export function nextFire(cron: Cron, after: number): number | undefined {
  const start = new Date(Math.floor(after / 1000) * 1000 + 1000 + CHINA_MS)
  const yearMax = Math.max(...cron.years)
  let day = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate())
  for (let within = start.getTime() - day; new Date(day).getUTCFullYear() <= yearMax; day += 86_400_000, within = 0) {
    if (!matchesDay(cron, new Date(day))) continue
    const time = nextTimeOfDay(cron, within)
    if (time !== undefined) return day + time - CHINA_MS
  }
  return undefined
}

function matchesDay(cron: Cron, date: Date): boolean {
  if (!cron.years.has(date.getUTCFullYear()) || !cron.months.has(date.getUTCMonth() + 1)) return false
  const day = cron.days.has(date.getUTCDate())
  const weekday = cron.weekdays.has(date.getUTCDay())
  return cron.daysRestricted && cron.weekdaysRestricted ? day || weekday : day && weekday
}

function nextTimeOfDay(cron: Cron, from: number): number | undefined {
  for (const hour of [...cron.hours].sort((a, b) => a - b)) {
    if ((hour + 1) * 3600_000 <= from) continue
    for (const minute of [...cron.minutes].sort((a, b) => a - b)) {
      const base = hour * 3600_000 + minute * 60_000
      if (base + 60_000 <= from) continue
      for (const second of [...cron.seconds].sort((a, b) => a - b)) {
        if (base + second * 1000 >= from) return base + second * 1000
      }
    }
  }
  return undefined
}
