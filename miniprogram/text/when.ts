import { now as courtyardNow } from './clock'
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** China has one time, UTC+8, without summer time: an offset is enough, and phones' own zones don't matter. */
const china = (at: number) => dayjs.utc(at).utcOffset(8 * 60)

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Whole China days from `now` to `at`: 0 today, 1 tomorrow, -1 yesterday. */
const daysBetween = (at: number, now: number) => china(at).startOf('day').diff(china(now).startOf('day'), 'day')

/** 今天 · 明天 · 后天 · 昨天 · 前天 · 周六 (the six days after) · 12月5日 · 2027年1月5日 */
export function sayDay(at: number, now: number = courtyardNow()): string {
  const days = daysBetween(at, now)
  const near = ({ '-2': '前天', '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' } as Record<string, string>)[days]
  if (near) return near
  const day = china(at)
  if (days > 2 && days < 7) return WEEKDAYS[day.day()] ?? ''
  return day.year() === china(now).year() ? `${day.month() + 1}月${day.date()}日` : sayDate(at)
}

/** 2026年12月5日 */
export function sayDate(at: number): string {
  const day = china(at)
  return `${day.year()}年${day.month() + 1}月${day.date()}日`
}

/** 周六 19:30 */
export const sayInstant = (at: number, now: number = courtyardNow()): string =>
  `${sayDay(at, now)} ${china(at).format('H:mm')}`

/** The end of a period: midnight is 24:00 of the day it ends (民法典 203), 周日 24:00 rather than 周一 0:00. */
export function sayDeadline(at: number, now: number = courtyardNow()): string {
  return isMidnight(at) ? `${sayDay(at - 1, now)} 24:00` : sayInstant(at, now)
}

/** The last day of a period that ends then. */
export const sayLastDay = (at: number, now: number = courtyardNow()): string =>
  sayDay(isMidnight(at) ? at - 1 : at, now)

/** 2026年12月5日 周六 19:30, for who taps to know exactly. */
export function sayExactly(at: number): string {
  return `${sayDate(at)} ${WEEKDAYS[china(at).day()] ?? ''} ${china(at).format('H:mm')}`
}

/** As sayExactly, for the end of a period. */
export const sayExactDeadline = (at: number): string =>
  isMidnight(at) ? `${sayDate(at - 1)} ${WEEKDAYS[china(at - 1).day()] ?? ''} 24:00` : sayExactly(at)

/** 还剩 2 天 · 还剩 5 小时 · 还剩 20 分钟: whole units, never more time than there is. Empty when it is over. */
export function sayLeft(until: number, now: number = courtyardNow()): string {
  const left = until - now
  if (left <= 0) return ''
  if (left >= DAY) return `还剩 ${Math.floor(left / DAY)} 天`
  if (left >= HOUR) return `还剩 ${Math.floor(left / HOUR)} 小时`
  return `还剩 ${Math.max(1, Math.floor(left / MINUTE))} 分钟`
}

/** 刚刚 · 20 分钟前 · 今天 9:05 · 昨天 · 12月5日 */
export function sayPast(at: number, now: number = courtyardNow()): string {
  const ago = now - at
  if (ago < MINUTE) return '刚刚'
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} 分钟前`
  return daysBetween(at, now) === 0 ? sayInstant(at, now) : sayDay(at, now)
}

function isMidnight(at: number): boolean {
  const instant = china(at)
  return instant.hour() === 0 && instant.minute() === 0 && instant.second() === 0
}
