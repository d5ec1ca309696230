import type { CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type { DisclosureCard, DisclosureKind } from '../../cloudfunctions/courtyard/disclosures/cards'
import { sayMoney } from './money'
import type { Tag } from './motion'
import { sayLastDay, sayLeft, sayPast } from './when'

type Duty = CourtyardOutput<'duties'>['due'][number]
export type Every = Duty['every']
export type Topic = CourtyardOutput<'queries'>['queries'][number]['topic']
type Finding = CourtyardOutput<'disclosureDraft'>['problems'][number]

/** 五公开 and finance, in this order everywhere. */
export const kinds: readonly { readonly kind: DisclosureKind; readonly name: string; readonly short: string }[] = [
  { kind: 'decision', name: '决策公开', short: '决策' },
  { kind: 'commitment', name: '承诺公开', short: '承诺' },
  { kind: 'outcome', name: '成效公开', short: '成效' },
  { kind: 'opinions', name: '群众意见公开', short: '意见' },
  { kind: 'discipline', name: '处置违纪公开', short: '处置' },
  { kind: 'finance', name: '财务公开', short: '财务' },
]
/** To choose one of them, or all of them (''). */
export const kindChips = [{ key: '', name: '全部' }, ...kinds.map(({ kind, short }) => ({ key: kind, name: short }))]
const ofKind = (kind: DisclosureKind) => kinds.find((one) => one.kind === kind)
export const nameOfKind = (kind: DisclosureKind): string => ofKind(kind)?.name ?? ''
export const shortOfKind = (kind: DisclosureKind): string => ofKind(kind)?.short ?? ''
export const isKind = (text: unknown): text is DisclosureKind => kinds.some(({ kind }) => kind === text)

export const topics: readonly { readonly topic: Topic; readonly name: string }[] = [
  { topic: 'amount', name: '金额' },
  { topic: 'voucher', name: '凭证' },
  { topic: 'process', name: '过程' },
  { topic: 'result', name: '结果' },
  { topic: 'other', name: '其他' },
]
export const nameOfTopic = (topic: Topic): string => topics.find((one) => one.topic === topic)?.name ?? ''
export const isTopic = (text: unknown): text is Topic => topics.some(({ topic }) => topic === text)

export const nameOfEvery: Record<Every, string> = {
  month: '每月',
  quarter: '每季度',
  halfYear: '每半年',
  year: '每年',
  once: '有就公开',
}

/** Where a posted one stands; finance stands out, as residents look for it. */
export const tagOfKind = (kind: DisclosureKind): Tag => ({
  text: shortOfKind(kind),
  tone: kind === 'finance' ? 'bamboo' : 'slate',
})

/** 收入 22,792.50 元,支出 8,816.40 元,结余 13,976.10 元 — or the beginning of the text. */
export function sayCard({ finance, summary }: Pick<DisclosureCard, 'finance' | 'summary'>): string {
  if (!finance) return summary
  const { incomeFen, spendingFen, closingFen } = finance
  return `收入 ${sayMoney(incomeFen)},支出 ${sayMoney(spendingFen)},结余 ${sayMoney(closingFen)}`
}

/** 昨天公开 · 公示到 12月8日; what is over says so. */
export function sayPosting(
  card: Pick<DisclosureCard, 'state' | 'postedAt' | 'postedUntil' | 'supersededBy'>,
  now: number,
): string {
  const posted = `${sayPast(card.postedAt, now)}公开`
  if (card.supersededBy !== null) return `${posted} · 已有更正`
  if (card.state === 'posted') return `${posted} · 公示到 ${sayLastDay(card.postedUntil, now)}`
  return `${posted} · ${card.state === 'archived' ? '已归档' : '公示期已满'}`
}

/** The alarm of a posting that is shorter than its kind or duty asks for; empty when it isn't. */
export const sayShort = ({ short }: Pick<DisclosureCard, 'short'>): string =>
  short ? `按规定要公示 ${short.daysNeeded} 天,这份只公示 ${short.days} 天。原因:${short.reason}` : ''

/** 该公开没公开,晚了 12 天 · 还剩 3 天 */
export function sayDue({ state, daysLate, dueAt }: Pick<Duty, 'state' | 'daysLate' | 'dueAt'>, now: number): string {
  if (state === 'fulfilled') return '已公开'
  if (state === 'overdue') return daysLate > 0 ? `晚了 ${daysLate} 天` : '已过期限'
  return sayLeft(dueAt, now) || `${sayLastDay(dueAt, now)}前`
}

export interface FindingRow {
  readonly key: string
  readonly where: string
  readonly text: string
}

/**
 * Findings as finding-list takes them: where, and what to do about it. A table has 行, the lines of a statement are 笔, and what is
 * about none of them is about the whole.
 */
export const findingRows = (findings: readonly Finding[], unit = '行', whole = '整张表'): FindingRow[] =>
  findings.map(({ row, column, value, message }, index) => ({
    key: String(index),
    where: [row > 0 ? `第 ${row} ${unit}` : whole, column].filter(Boolean).join(' · '),
    text: value && !message.includes(value) ? `“${value}”:${message}` : message,
  }))
