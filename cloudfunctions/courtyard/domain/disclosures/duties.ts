import type { DutyEvery, DutyItem } from '../../../shared/documents'
import { chinaDay, DAY_MS, endOfDays } from '../../../shared/dates'

/** Periods looked back on: what is older has been overdue long enough to be told otherwise. */
const PERIODS_BACK = 4
const CHINA_OFFSET_MS = 8 * 60 * 60_000
const MORNING_MS = 8 * 60 * 60_000

/**
 * Quarterly, finance monthly with many transactions, as 村民委员会组织法 35 has it for villages; within ten days after the period, as
 * 四川省村务公开条例 10 has it. No law says it of a courtyard: all of it is a default that the courtyard changes.
 */
const GRACE_DAYS_DEFAULT = 10

export const defaultItems: readonly Omit<DutyItem, 'since'>[] = [
  item('finance', '季度财务', 'finance', 'quarter', true),
  item('financeMonthly', '每月财务', 'finance', 'month', false),
  item('decisions', '院里定的大事', 'decision', 'quarter', true),
  item('outcomes', '办成的事', 'outcome', 'quarter', true),
  item('opinions', '大家的意见和答复', 'opinions', 'quarter', true),
  item('commitments', '全年的承诺', 'commitment', 'year', true),
]
export const ANSWER_DAYS_DEFAULT = 7

function item(
  key: string,
  title: string,
  kind: DutyItem['kind'],
  every: DutyEvery,
  active: boolean,
): Omit<DutyItem, 'since'> {
  return { key, title, kind, every, graceDays: GRACE_DAYS_DEFAULT, postedDays: 15, active }
}

interface Period {
  readonly key: string
  readonly label: string
  readonly startsAt: number
  readonly endsAt: number
}

const MONTHS: Readonly<Record<Exclude<DutyEvery, 'once'>, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 }
const startOfMonth = (year: number, month: number) => Date.UTC(year, month, 1) - CHINA_OFFSET_MS

/** The period of that length which holds the instant, China time. */
export function periodAt(every: Exclude<DutyEvery, 'once'>, at: number): Period {
  const [year = 0, month = 1] = chinaDay(at).split('-').map(Number)
  const months = MONTHS[every]
  const index = Math.floor((month - 1) / months)
  const keys = {
    month: `${year}-${String(month).padStart(2, '0')}`,
    quarter: `${year}Q${index + 1}`,
    halfYear: `${year}H${index + 1}`,
    year: String(year),
  }
  const labels = {
    month: `${year}年${month}月`,
    quarter: `${year}年第${'一二三四'.charAt(index)}季度`,
    halfYear: `${year}年${index === 0 ? '上' : '下'}半年`,
    year: `${year}年`,
  }
  const startsAt = startOfMonth(year, index * months)
  return { key: keys[every], label: labels[every], startsAt, endsAt: startOfMonth(year, (index + 1) * months) }
}

export interface DutyPeriod {
  readonly item: DutyItem
  readonly period: string
  readonly periodLabel: string
  readonly endsAt: number
  /** The end of the last day of grace. */
  readonly dueAt: number
}

/** What the item asks for: the period that runs and those before, back to where the item began (at most four). */
export function dutyPeriods(item: DutyItem, now: number): readonly DutyPeriod[] {
  const { every, graceDays, since } = item
  if (every === 'once') {
    const dueAt = endOfDays(since, graceDays, [])
    return [{ item, period: 'once', periodLabel: '一次', endsAt: since, dueAt }]
  }
  const all: DutyPeriod[] = []
  let period = periodAt(every, now)
  for (let back = 0; back <= PERIODS_BACK && period.endsAt > since; back++) {
    const dueAt = endOfDays(period.endsAt - 1, graceDays, [])
    all.push({ item, period: period.key, periodLabel: period.label, endsAt: period.endsAt, dueAt })
    period = periodAt(every, period.startsAt - 1)
  }
  return all
}

export type DutyState = 'upcoming' | 'due' | 'overdue' | 'fulfilled'

export function dutyState({ endsAt, dueAt }: DutyPeriod, fulfilled: boolean, now: number): DutyState {
  if (fulfilled) return 'fulfilled'
  if (now >= dueAt) return 'overdue'
  return now < endsAt ? 'upcoming' : 'due'
}

/** Days past the deadline, the first one counted; 0 before it. */
export const daysLate = (dueAt: number, now: number) => (now < dueAt ? 0 : Math.floor((now - dueAt) / DAY_MS) + 1)

/** The next 8 o'clock in the morning, China time, after the instant. */
export function nextMorning(now: number): number {
  const today = Math.floor((now + CHINA_OFFSET_MS) / DAY_MS) * DAY_MS - CHINA_OFFSET_MS + MORNING_MS
  return today > now ? today : today + DAY_MS
}
