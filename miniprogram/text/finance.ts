import type { CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import { sayMoney } from './money'
import { widthOf } from './share'

type Statement = NonNullable<CourtyardOutput<'disclosure'>['statement']>
export type FinanceLine = Statement['lines'][number]
export type FinanceSums = Statement['sums']
type Year = NonNullable<CourtyardOutput<'disclosure'>['year']>

export interface SumRow {
  readonly key: string
  readonly sign: string
  readonly label: string
  readonly amount: string
}
export interface AccountRow {
  readonly key: string
  readonly label: string
  readonly amount: string
  readonly width: number
}
export interface MonthRow {
  readonly key: string
  readonly label: string
  /** The same as a sentence, for who hears it. */
  readonly spoken: string
  readonly bars: readonly { side: 'income' | 'spending'; name: string; amount: string; width: number }[]
}
export interface LineRow {
  readonly key: string
  readonly account: string
  readonly amount: string
  readonly direction: FinanceLine['kind']
  /** 7月5日 · 经手 张建国 · 审核 李秀英 */
  readonly facts: string
  /** 凭证 2026-002, or why there is none. */
  readonly voucher: string
  readonly voucherMissing: boolean
  readonly note: string
}

interface Totals {
  readonly openingFen: number
  readonly incomeFen: number
  readonly spendingFen: number
}

/** 上期结余 + 收入 − 支出 = 结余, a row each; the last one is what it comes to. */
export const sumRows = ({ openingFen, incomeFen, spendingFen }: Totals, closingFen: number): SumRow[] => [
  { key: 'opening', sign: '', label: '上期结余', amount: sayMoney(openingFen) },
  { key: 'income', sign: '+', label: '收入', amount: sayMoney(incomeFen) },
  { key: 'spending', sign: '−', label: '支出', amount: sayMoney(spendingFen) },
  { key: 'closing', sign: '=', label: '结余', amount: sayMoney(closingFen) },
]

/** What is missing (+) or too much (−) between the sum and what is really there; 0 = it comes out. */
export const differenceOf = (totals: Totals, closingFen: number): number =>
  closingFen - (totals.openingFen + totals.incomeFen - totals.spendingFen)

/** Why the balance doesn't come out, in one sentence; empty when it does. */
export function sayDifference(totals: Totals, closingFen: number): string {
  const difference = differenceOf(totals, closingFen)
  if (difference === 0) return ''
  const expected = sayMoney(totals.openingFen + totals.incomeFen - totals.spendingFen)
  return difference > 0
    ? `按账该剩 ${expected},实际多出 ${sayMoney(difference)}。找一找漏记的收入`
    : `按账该剩 ${expected},实际少了 ${sayMoney(-difference)}。找一找漏记的支出`
}

/** A bar that can be seen as soon as there is anything at all. */
const barOf = (amountFen: number, most: number): number => (amountFen <= 0 ? 0 : Math.max(widthOf(amountFen, most), 1))

/** One direction's accounts, the largest first; both directions are drawn to one scale by the same `most`. */
export function accountRows(
  sums: readonly FinanceSums['byAccount'][number][],
  direction: 'income' | 'spending',
): AccountRow[] {
  const most = Math.max(0, ...sums.map(({ amountFen }) => amountFen))
  return sums
    .filter((sum) => sum.direction === direction)
    .map(({ account, amountFen }) => ({
      key: account,
      label: account,
      amount: sayMoney(amountFen),
      width: barOf(amountFen, most),
    }))
}

/** 2026-07 → 7月 */
const monthOf = (month: string): string => `${Number(month.slice(5, 7))}月`
/** 2026-07-05 → 7月5日 */
export const sayIsoDay = (day: string): string => `${monthOf(day)}${Number(day.slice(8, 10))}日`

export function monthRows(byMonth: Year['byMonth']): MonthRow[] {
  const most = Math.max(0, ...byMonth.flatMap(({ incomeFen, spendingFen }) => [incomeFen, spendingFen]))
  return byMonth.map(({ month, incomeFen, spendingFen }) => ({
    key: month,
    label: monthOf(month),
    spoken: `${monthOf(month)},收入 ${sayMoney(incomeFen)},支出 ${sayMoney(spendingFen)}`,
    bars: [
      { side: 'income', name: '收', amount: sayMoney(incomeFen), width: barOf(incomeFen, most) },
      { side: 'spending', name: '支', amount: sayMoney(spendingFen), width: barOf(spendingFen, most) },
    ],
  }))
}

const signs: Record<FinanceLine['kind'], string> = { opening: '', income: '+', spending: '−', closing: '' }

function amountOf({ kind, amountFen }: FinanceLine): string {
  // a refund is a negative line: two signs side by side would be a riddle
  if (amountFen < 0) return sayMoney(amountFen)
  return `${signs[kind]}${sayMoney(amountFen)}`
}

function voucherOf({ kind, voucher, noVoucherReason }: FinanceLine): string {
  if (voucher) return `凭证 ${voucher}`
  if (noVoucherReason) return `没有凭证:${noVoucherReason}`
  return kind === 'spending' ? '没有凭证,也没写原因' : ''
}

export const lineRows = (lines: readonly FinanceLine[]): LineRow[] =>
  lines.map((line, index) => ({
    key: String(index),
    account: line.account,
    amount: amountOf(line),
    direction: line.kind,
    facts: [
      sayIsoDay(line.day),
      line.handler ? `经手 ${line.handler}` : '',
      line.approver ? `审核 ${line.approver}` : '',
    ]
      .filter(Boolean)
      .join(' · '),
    voucher: voucherOf(line),
    voucherMissing: line.kind === 'spending' && !line.voucher && !line.noVoucherReason,
    note: line.note,
  }))

/**
 * What somebody types as an amount, in fen: “13976.1”, “13,976.10 元”, full-width digits. Null when it isn't one, or has more than
 * two decimals.
 */
export function fenOf(typed: string): number | null {
  const plain = typed
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s,¥元]/g, '')
  const found = /^(-?)(\d{1,10})(?:\.(\d{0,2}))?$/.exec(plain)
  if (!found) return null
  const [, sign = '', whole = '', decimals = ''] = found
  const fen = Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
  return sign && fen > 0 ? -fen : fen
}

/** Fen as they stand in a field to be edited: 13976.10 */
export const typedFen = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
