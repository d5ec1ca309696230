import type { FinanceLine } from '../../../shared/documents'
import { readTitle, tidy, withoutSpaces } from '../sheet/cellText'
import { guard, readCell } from '../sheet/guard'
import { cleanText, cutText, flawIn } from '../../../shared/characters'
import { FLAWED } from '../sheet/sayFlaw'
import { finding, type Finding } from './finding'
import { parseFen, sayYuan } from './money'

export const LINES_MAX = 500
const HEADER_WITHIN_ROWS = 15
const VALUE_MAX = 80

type Column = 'day' | 'direction' | 'account' | 'amount' | 'handler' | 'approver' | 'voucher' | 'note' | 'noVoucher'

/** What sheets in the field call their columns; the first of each is the word we write. */
const titles: Readonly<Record<Column, readonly string[]>> = {
  day: ['日期', '时间', '记账日期', '发生日期'],
  direction: ['收支', '收/支', '收支类型', '类型', '方向', '类别'],
  account: ['科目', '项目', '名目', '用途', '事项'],
  amount: ['金额', '数额', '发生额'],
  handler: ['经手', '经手人', '经办', '经办人'],
  approver: ['审核', '审核人', '审批', '审批人', '批准人'],
  voucher: ['凭证号', '凭证', '凭证编号', '票据号', '单据号'],
  note: ['说明', '备注', '摘要'],
  noVoucher: ['无凭证原因', '没有凭证的原因', '无票原因'],
}
const required: readonly Column[] = ['day', 'direction', 'account', 'amount']
const written: readonly Column[] = [
  ...(['day', 'direction', 'account', 'amount', 'handler', 'approver', 'voucher', 'note', 'noVoucher'] as const),
]
const TITLE_OF_AMOUNT = '金额(元)'
const TOTAL_ROW = /^(合计|总计|小计|共计|总数|收入合计|支出合计)[:\uff1a]?$/

export const OPENING_ACCOUNT = '上季结余'
const CLOSING_ACCOUNT = '本季结余'
const OPENING = /^((上(个?季度?|个?月|年度?|半年|一?期))(结余|余额|结转)|期初(结余|余额))$/
const CLOSING = /^((本(季度?|月|年度?|半年|期))(结余|余额)|期末(结余|余额))$/

/** A line as its sheet would say it back: blanks tidied, balances by their own words. */
export function canonicalLine(line: FinanceLine): FinanceLine {
  const account = tidy(line.account)
  const kind = OPENING.test(account) ? 'opening' : CLOSING.test(account) ? 'closing' : line.kind
  const named =
    kind === 'opening' && !OPENING.test(account)
      ? OPENING_ACCOUNT
      : kind === 'closing' && !CLOSING.test(account)
        ? CLOSING_ACCOUNT
        : account
  const texts = { handler: tidy(line.handler), approver: tidy(line.approver), note: tidy(line.note) }
  const voucher = tidy(line.voucher)
  const noVoucherReason = kind === 'spending' && voucher === '' ? tidy(line.noVoucherReason) : ''
  return { ...line, kind, account: named, ...texts, voucher, noVoucherReason }
}

export interface FinanceReading {
  readonly lines: readonly FinanceLine[]
  readonly errors: readonly Finding[]
}

/** Reads the cells of a finance sheet. Rows with errors are left out of the lines. */
export function readFinanceCells(rows: readonly (readonly string[])[]): FinanceReading {
  const header = findHeader(rows)
  if (!('columnOf' in header)) return { lines: [], errors: [header] }
  const lines: FinanceLine[] = []
  const errors: Finding[] = []
  for (const [index, cells] of rows.entries()) {
    if (index <= header.index) continue
    const filled = cells.map(tidy).filter((cell) => cell !== '')
    if (filled.length === 0 || filled.some((cell) => TOTAL_ROW.test(cell))) continue
    const read = readRow(cells, index + 1, header)
    if ('errors' in read) errors.push(...read.errors)
    else lines.push(read)
  }
  if (lines.length === 0 && errors.length === 0) errors.push(finding(0, '', '', '表头下面一笔账也没有。请填上再导入。'))
  return { lines, errors }
}

interface Header {
  readonly index: number
  readonly columnOf: Readonly<Partial<Record<Column, number>>>
}

function findHeader(rows: readonly (readonly string[])[]): Header | Finding {
  let best: Header | null = null
  for (const [index, row] of rows.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const columnOf = readTitles(row)
    if (required.every((column) => columnOf[column] !== undefined)) return { index, columnOf }
    if (Object.keys(columnOf).length > Object.keys(best?.columnOf ?? {}).length) best = { index, columnOf }
  }
  if (best && Object.keys(best.columnOf).length >= 2) {
    const missing = required.filter((column) => best.columnOf[column] === undefined)
    const names = missing.map((column) => `“${titles[column][0] ?? ''}”`).join('、')
    return finding(best.index + 1, '', '', `表头少了${names}这一列。请补上再导入。`)
  }
  return finding(0, '', '', '没有找到表头。请在最上面留一行列名:日期、收支、科目、金额、经手、审核、凭证号、说明。')
}

function readTitles(row: readonly string[]): Partial<Record<Column, number>> {
  const columnOf: Partial<Record<Column, number>> = {}
  const words = row.map((cell) => readTitle(cell).name)
  for (const [column, names] of Object.entries(titles) as [Column, readonly string[]][]) {
    for (const name of names) {
      const at = words.indexOf(name)
      if (at === -1 || Object.values(columnOf).includes(at)) continue
      columnOf[column] = at
      break
    }
  }
  return columnOf
}

function readRow(
  cells: readonly string[],
  row: number,
  { columnOf }: Header,
): FinanceLine | { readonly errors: readonly Finding[] } {
  const errors: Finding[] = []
  const cell = (column: Column): string => {
    const at = columnOf[column]
    const written = at === undefined ? '' : (cells[at] ?? '')
    const { text, formula } = readCell(written)
    const flaw = flawIn(written) !== null
    if (!formula && !flaw) return text
    const message = flaw ? FLAWED : '这一格是公式。请改成文字或数字。'
    errors.push(finding(row, titles[column][0] ?? '', cutText(text, VALUE_MAX), message))
    return ''
  }
  const wrong = (column: Column, value: string, message: string) =>
    errors.push(finding(row, titles[column][0] ?? '', value, message))
  const [dayText, directionText, account, amountText] = [
    cell('day'),
    cell('direction'),
    cell('account'),
    cell('amount'),
  ]
  const day = parseDay(dayText)
  if (day === null) wrong('day', dayText, dayText === '' ? '日期没填。' : '日期看不懂。请写成 2026-07-02 这样。')
  const kind = kindOf(directionText, account)
  if (kind === null) wrong('direction', directionText, '收支这一格要写“收入”或“支出”。')
  if (account === '') wrong('account', '', '科目没填。请写清是什么钱。')
  const amountFen = parseFen(amountText)
  if (amountFen === null)
    wrong('amount', amountText, amountText === '' ? '金额没填。' : '金额看不懂。请写成 1860.00 这样。')
  else if (amountFen <= 0 && (kind === 'income' || kind === 'spending')) {
    wrong('amount', amountText, '金额要大于 0。退回的钱请另记一笔:退回支出记收入,退回收入记支出。')
  }
  const rest = { handler: cell('handler'), approver: cell('approver'), voucher: cell('voucher') }
  const more = { noVoucherReason: cell('noVoucher'), note: cell('note') }
  for (const [column, text, max] of [
    ...([
      ['account', account, 40],
      ['handler', rest.handler, 30],
      ['approver', rest.approver, 30],
    ] as const),
    ...([
      ['voucher', rest.voucher, 40],
      ['note', more.note, 200],
      ['noVoucher', more.noVoucherReason, 100],
    ] as const),
  ]) {
    if (text.length > max) wrong(column, text.slice(0, 20), `太长了,最多 ${max} 个字。`)
  }
  if (errors.length > 0 || day === null || kind === null || amountFen === null) return { errors }
  return canonicalLine({ kind, day, account, amountFen, ...rest, ...more })
}

function kindOf(direction: string, account: string): FinanceLine['kind'] | null {
  if (OPENING.test(account)) return 'opening'
  if (CLOSING.test(account)) return 'closing'
  if (/^(收入?|进账?|\+)$/.test(direction)) return 'income'
  return /^(支出?|付出?|出账|-)$/.test(direction) ? 'spending' : null
}

/** 2026-07-02, 2026/7/2, 2026.7.2, 2026年7月2日, 20260702 → 2026-07-02; null for anything that isn't a day. */
export function parseDay(cell: string): string | null {
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(withoutSpaces(cell)) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(withoutSpaces(cell))
  if (!match) return null
  const [year = '', month = '', day = ''] = match.slice(1)
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

const directions = { opening: '收入', income: '收入', spending: '支出', closing: '结余' } as const

/** The sheet that reads back as these lines: the column for missing vouchers only where one is missing. */
export function financeCells(lines: readonly FinanceLine[]): readonly (readonly string[])[] {
  const columns = lines.some(({ noVoucherReason }) => noVoucherReason !== '')
    ? written
    : written.filter((column) => column !== 'noVoucher')
  const header = columns.map((column) => (column === 'amount' ? TITLE_OF_AMOUNT : (titles[column][0] ?? '')))
  const say = (line: FinanceLine): Readonly<Record<Column, string>> => ({
    day: line.day,
    direction: directions[line.kind],
    account: line.account,
    amount: sayYuan(line.amountFen),
    handler: line.handler,
    approver: line.approver,
    voucher: line.voucher,
    note: line.note,
    noVoucher: line.noVoucherReason,
  })
  return [header, ...lines.map((line) => columns.map((column) => cleanText(say(line)[column])))]
}

const quoted = (cell: string) => (/[",;\s]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)

/** CSV as Excel on a Chinese Windows opens it: UTF-8 with BOM, CRLF. What would run in a spreadsheet is shown instead. */
export function financeCsv(lines: readonly FinanceLine[]): string {
  return `\ufeff${financeCells(lines)
    .map((row) => row.map((cell, at) => quoted(at === AMOUNT_AT ? cell : guard(cell))).join(',') + '\r\n')
    .join('')}`
}

export const AMOUNT_AT = written.indexOf('amount')
