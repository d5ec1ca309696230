import type { RatingCycle, RatingEdgeRules } from '../../shared/documents'
import { chinaDay, endOfDays } from '../../shared/dates'

const HOUR_MS = 3_600_000
const CHINA_OFFSET_HOURS = 8
/** Periods open at nine in the morning, China time. */
const OPENS_AT_HOUR = 9

const monthsOf: Readonly<Record<RatingCycle, number>> = { month: 1, quarter: 3, halfYear: 6 }
const letterOf: Readonly<Record<RatingCycle, string>> = { month: 'M', quarter: 'Q', halfYear: 'H' }

/** A period is known by the months that it covers: `from` to before `to`, counted from year 0. */
interface Span {
  readonly cycle: RatingCycle
  readonly from: number
  readonly to: number
}

export interface Opening {
  readonly periodKey: string
  readonly opensAt: number
}

function spanOf(cycle: RatingCycle, month: number): Span {
  const length = monthsOf[cycle]
  const from = month - (month % length)
  return { cycle, from, to: from + length }
}

function monthOf(at: number): number {
  const [year = 0, month = 1] = chinaDay(at).split('-').map(Number)
  return year * 12 + month - 1
}

function keyOf({ cycle, from }: Span): string {
  const year = Math.floor(from / 12)
  const number = (from % 12) / monthsOf[cycle] + 1
  return `${year}${letterOf[cycle]}${cycle === 'month' ? String(number).padStart(2, '0') : number}`
}

function spanOfKey(periodKey: string): Span | null {
  const [, year, letter, number] = /^(\d{4})([MQH])(\d{1,2})$/.exec(periodKey) ?? []
  const cycle = (['month', 'quarter', 'halfYear'] as const).find((one) => letterOf[one] === letter)
  return cycle ? spanOf(cycle, Number(year) * 12 + (Number(number) - 1) * monthsOf[cycle]) : null
}

/** 9:00 China time of the day `opensDay` days after the first day that follows the period. */
function openingOf(span: Span, opensDay: number): number {
  const hour = OPENS_AT_HOUR - CHINA_OFFSET_HOURS
  return Date.UTC(Math.floor(span.to / 12), span.to % 12, 1 + opensDay) + hour * HOUR_MS
}

type Rules = Pick<RatingEdgeRules, 'cycle' | 'opensDay' | 'openDays'>

/** Periods of the cycle that end after the last one that was opened, from a year back on: every one that can matter at `now`. */
function* periodsAfter({ cycle, opensDay }: Rules, lastPeriodKey: string, now: number) {
  const last = spanOfKey(lastPeriodKey)
  for (let span = spanOf(cycle, monthOf(now) - 12); ; span = spanOf(cycle, span.to)) {
    if (last && span.to <= last.to) continue
    yield { periodKey: keyOf(span), opensAt: openingOf(span, opensDay) }
  }
}

/** The next period that still has time to be rated in: it may open at once (`opensAt` in the past) or some day. */
export function nextOpening(
  rules: Rules,
  lastPeriodKey: string,
  now: number,
  extraHolidays: readonly string[],
): Opening {
  for (const opening of periodsAfter(rules, lastPeriodKey, now)) {
    if (endOfDays(opening.opensAt, rules.openDays, extraHolidays) > now) return opening
  }
  throw new Error('periods never end')
}

/**
 * What a due edge opens: the latest period whose day has come. A timer that slept through several opens one, not a heap of
 * stale ones. Null = none is due.
 */
export function dueOpening(rules: Rules, lastPeriodKey: string, now: number): Opening | null {
  let due: Opening | null = null
  for (const opening of periodsAfter(rules, lastPeriodKey, now)) {
    if (opening.opensAt > now) return due
    due = opening
  }
  return due
}

const numerals = ['', '一', '二', '三', '四'] as const

/** 2026M09 → 2026年9月, 2026Q3 → 2026年三季度, 2026H1 → 2026年上半年 */
export function sayPeriod(periodKey: string): string {
  const year = periodKey.slice(0, 4)
  const number = Number(periodKey.slice(5))
  switch (periodKey[4]) {
    case 'M':
      return `${year}年${number}月`
    case 'Q':
      return `${year}年${numerals[number] ?? number}季度`
    default:
      return `${year}年${number === 1 ? '上' : '下'}半年`
  }
}
