import type { CourtyardInput, CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { findingRows, type FindingRow } from '../../../text/disclosure'
import {
  fenOf,
  lineRows,
  sayDifference,
  sayIsoDay,
  sumRows,
  typedFen,
  type FinanceLine,
  type LineRow,
  type SumRow,
} from '../../../text/finance'
import { sayMoney } from '../../../text/money'
import { sumsOf } from '../disclosure-edit/sums'
import type { Statement } from '../pickStatement'

type Sheet = CourtyardOutput<'readFinanceSheet'>
export type SheetFile = CourtyardInput<'readFinanceSheet'>['file']

export interface ImportLocal {
  readonly pasting: boolean
  readonly pasted: string
  /** What is being put right: from a sheet, or from the draft. Null = still to choose. */
  readonly lines: readonly FinanceLine[] | null
  readonly errors: Sheet['errors']
  readonly warnings: Sheet['warnings']
  readonly period: string
  readonly from: string
  readonly to: string
  /** 期末实际结余 as it is typed. */
  readonly closing: string
  /** Lines without a voucher when the page was filled: their fields stay while a reason is typed. */
  readonly missing: readonly number[]
  readonly unfolded: boolean
}

export interface ImportView {
  readonly step: 'choose' | 'paste' | 'preview'
  readonly canLook: boolean
  readonly sentence: string
  readonly errorsTitle: string
  readonly errors: readonly FindingRow[]
  readonly warnings: readonly FindingRow[]
  readonly missingTitle: string
  readonly missing: readonly { key: string; where: string; reason: string }[]
  readonly sum: readonly SumRow[]
  readonly hasClosing: boolean
  readonly closingError: string
  readonly wrong: string
  readonly ties: boolean
  readonly linesTitle: string
  readonly lines: readonly LineRow[]
  /** Why it can't be taken over yet; empty when it can. */
  readonly reason: string
}

export const nothingYet: ImportLocal = {
  ...{ pasting: false, pasted: '', lines: null, errors: [], warnings: [], period: '', from: '', to: '', closing: '' },
  ...{ missing: [], unfolded: false },
}

const lackVoucher = ({ kind, voucher, noVoucherReason }: FinanceLine) =>
  kind === 'spending' && !voucher && !noVoucherReason
const missingIn = (lines: readonly FinanceLine[]): number[] =>
  lines.flatMap((line, index) => (lackVoucher(line) ? [index] : []))

export const fromSheet = ({
  lines,
  errors,
  warnings = [],
  period,
  from,
  to,
  closingFen,
}: Sheet): Partial<ImportLocal> => ({
  ...{ lines, errors, warnings, period, from, to, missing: missingIn(lines), pasting: false },
  // what is really there is counted, not computed: without a closing line somebody has to type it
  closing: closingFen === null ? '' : typedFen(closingFen),
})

export const fromDraft = ({ lines, period, from, to, closingFen }: Statement): Partial<ImportLocal> => ({
  ...{ lines, errors: [], warnings: [], period, from, to, closing: typedFen(closingFen), missing: missingIn(lines) },
})

export const withReason = (lines: readonly FinanceLine[], at: number, noVoucherReason: string): FinanceLine[] =>
  lines.map((line, index) => (index === at ? { ...line, noVoucherReason } : line))

/** The statement as the draft takes it; null while something is missing. */
export function statementFrom(local: ImportLocal): Statement | null {
  const closingFen = fenOf(local.closing)
  const { lines, errors, period, from, to } = local
  if (!lines || lines.length === 0 || errors.length > 0 || closingFen === null || !period.trim() || !from || !to)
    return null
  return { period: period.trim(), from, to, lines: [...lines], closingFen }
}

function reasonOf(local: ImportLocal): string {
  if (local.errors.length > 0) return '表里有要改的地方。在表格里改好,再选一次'
  if (!local.lines || local.lines.length === 0) return '表里没有读到一笔账'
  if (!local.period.trim()) return '写上是哪一期的账'
  if (fenOf(local.closing) === null) return '填上期末实际还有多少钱'
  return ''
}

export function showImport(local: ImportLocal): ImportView {
  const { lines, errors, missing, closing, from, to } = local
  const sums = sumsOf(lines ?? [])
  const expected = sums.openingFen + sums.incomeFen - sums.spendingFen
  const closingFen = fenOf(closing)
  const entries = (lines ?? []).filter(({ kind }) => kind === 'income' || kind === 'spending').length
  return {
    step: lines ? 'preview' : local.pasting ? 'paste' : 'choose',
    canLook: local.pasted.trim() !== '',
    sentence: from && to ? `读到 ${entries} 笔,${sayIsoDay(from)}到${sayIsoDay(to)}` : `读到 ${entries} 笔`,
    errorsTitle: errors.length > 0 ? `${errors.length} 处要改` : '',
    errors: findingRows(errors),
    warnings: findingRows(local.warnings),
    missingTitle: missing.length > 0 ? `${missing.length} 笔支出没有凭证号,写明原因` : '',
    missing: missing.flatMap((at) => {
      const line = lines?.[at]
      if (!line) return []
      const where = `第 ${at + 1} 笔 · ${sayIsoDay(line.day)} · ${line.account} ${sayMoney(line.amountFen)}`
      return [{ key: String(at), where, reason: line.noVoucherReason }]
    }),
    sum: sumRows(sums, expected),
    hasClosing: closingFen !== null,
    closingError: closing.trim() && closingFen === null ? '这不像一个金额,比如 13976.10' : '',
    wrong: closingFen === null ? '' : sayDifference(sums, closingFen),
    ties: closingFen === expected,
    linesTitle: `一笔一笔看(${entries} 笔)`,
    lines: lineRows(lines ?? []),
    reason: reasonOf(local),
  }
}
