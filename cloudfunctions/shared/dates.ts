import { legalHolidays } from './holidays'

export const MINUTE_MS = 60_000
export const DAY_MS = 24 * 60 * MINUTE_MS
/** China has one time, UTC+8, and no summer time. */
const CHINA_OFFSET_MS = 8 * 60 * MINUTE_MS

/** Number of the China day that holds the instant (days since 1970-01-01). */
const dayNumber = (at: number) => Math.floor((at + CHINA_OFFSET_MS) / DAY_MS)
const startOfDay = (day: number) => day * DAY_MS - CHINA_OFFSET_MS
const nameOfDay = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** 2026年6月3日, the China day that holds the instant. */
export function dayOnPaper(at: number): string {
  const [year, month, day] = chinaDay(at).split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** YYYY-MM-DD of the China day that holds the instant. */
export const chinaDay = (at: number) => nameOfDay(dayNumber(at))

function isHoliday(day: string, extraHolidays: readonly string[]): boolean {
  return extraHolidays.includes(day) || legalHolidays.some(({ from, to }) => from <= day && day <= to)
}

/** 8:00 China time of that day, or of the day before when it isn't 8:00 yet: as of then numbers are told that move once a day. */
export function lastMorning(at: number): number {
  const early = 8 * 60 * MINUTE_MS
  return startOfDay(dayNumber(at - early)) + early
}

/**
 * The end of a period of days that begins at `start`: the instant of 24:00 China time of its last day. The day of the
 * beginning isn't counted (民法典 201); if the last day is a legal holiday, the day after the holiday takes its place
 * (203); the last day ends at 24:00 (203).
 */
export function endOfDays(start: number, days: number, extraHolidays: readonly string[]): number {
  let last = dayNumber(start) + days
  while (isHoliday(nameOfDay(last), extraHolidays)) last += 1
  return startOfDay(last + 1)
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number) => (day + 4) % 7 === 0 || (day + 4) % 7 === 6

/** YYYY-MM-DD of the first day after the one that holds the instant which is neither of a weekend nor a legal holiday. */
export function nextWorkday(at: number): string {
  let day = dayNumber(at) + 1
  while (isWeekend(day) || isHoliday(nameOfDay(day), [])) day += 1
  return nameOfDay(day)
}

/** 24:00 China time of a YYYY-MM-DD. */
export const endOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`) + DAY_MS

/** The same where a law sets the days: a last day on Saturday or Sunday moves too, by the reading that shortens nobody's time. */
export function endOfLawDays(start: number, days: number, extraHolidays: readonly string[]): number {
  let last = dayNumber(start) + days
  while (isWeekend(last) || isHoliday(nameOfDay(last), extraHolidays)) last += 1
  return startOfDay(last + 1)
}

const two = (n: number) => String(n).padStart(2, '0')

/** 6月3日 19:30, China time. 24:00 is written as such: 6月3日 24:00 rather than 6月4日 00:00. */
export function sayInstant(at: number): string {
  const china = new Date(at + CHINA_OFFSET_MS)
  const midnight = (at + CHINA_OFFSET_MS) % DAY_MS === 0
  const day = midnight ? new Date(at + CHINA_OFFSET_MS - DAY_MS) : china
  const time = midnight ? '24:00' : `${two(china.getUTCHours())}:${two(china.getUTCMinutes())}`
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日 ${time}`
}
