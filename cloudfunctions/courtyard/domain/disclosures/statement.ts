import type { FinanceLine, FinanceSums } from '../../../shared/documents'
import { isFormula } from '../sheet/cellText'
import { finding, type Finding } from './finding'
import { sayMoney, sayYuan } from './money'

/** Beyond two years only months with a line are listed. */
const MONTHS_LISTED_MAX = 24

/** Sums of the lines in fen. `from`, `to`: days whose months are listed even without a line. */
export function sumLines(lines: readonly FinanceLine[], from: string, to: string): FinanceSums {
  const accounts = new Map<string, FinanceSums['byAccount'][number]>()
  const months = new Map(monthsBetween(from, to).map((month) => [month, { month, incomeFen: 0, spendingFen: 0 }]))
  let [openingFen, incomeFen, spendingFen] = [0, 0, 0]
  for (const { kind, day, account, amountFen } of lines) {
    if (kind === 'opening') openingFen += amountFen
    if (kind !== 'income' && kind !== 'spending') continue
    const key = `${kind} ${account}`
    const so = accounts.get(key)?.amountFen ?? 0
    accounts.set(key, { direction: kind, account, amountFen: so + amountFen })
    const month = months.get(day.slice(0, 7)) ?? { month: day.slice(0, 7), incomeFen: 0, spendingFen: 0 }
    if (kind === 'income') {
      incomeFen += amountFen
      month.incomeFen += amountFen
    } else {
      spendingFen += amountFen
      month.spendingFen += amountFen
    }
    months.set(month.month, month)
  }
  return {
    openingFen,
    incomeFen,
    spendingFen,
    expectedFen: openingFen + incomeFen - spendingFen,
    byAccount: sortAccounts([...accounts.values()]),
    byMonth: sortMonths([...months.values()]),
  }
}

/** Income before spending, the largest first. */
const sortAccounts = (accounts: FinanceSums['byAccount']): FinanceSums['byAccount'] =>
  [...accounts].sort(
    (a, b) =>
      (a.direction < b.direction ? -1 : a.direction > b.direction ? 1 : b.amountFen - a.amountFen) ||
      (a.account < b.account ? -1 : 1),
  )
const sortMonths = (months: FinanceSums['byMonth']): FinanceSums['byMonth'] =>
  [...months].sort((a, b) => (a.month < b.month ? -1 : 1))

function monthsBetween(from: string, to: string): string[] {
  const numberOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const [first, last] = [numberOf(from), numberOf(to)]
  if (!(last >= first) || last - first >= MONTHS_LISTED_MAX) return []
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const month = first + at
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

/** Sums of several statements together: accounts and months that meet are added up. */
export function addSums(all: readonly FinanceSums[]): Pick<FinanceSums, 'byAccount' | 'byMonth'> {
  const accounts = new Map<string, FinanceSums['byAccount'][number]>()
  const months = new Map<string, FinanceSums['byMonth'][number]>()
  for (const { byAccount, byMonth } of all) {
    for (const one of byAccount) {
      const key = `${one.direction} ${one.account}`
      accounts.set(key, { ...one, amountFen: one.amountFen + (accounts.get(key)?.amountFen ?? 0) })
    }
    for (const { month, incomeFen, spendingFen } of byMonth) {
      const so = months.get(month)
      months.set(month, {
        month,
        incomeFen: incomeFen + (so?.incomeFen ?? 0),
        spendingFen: spendingFen + (so?.spendingFen ?? 0),
      })
    }
  }
  return { byAccount: sortAccounts([...accounts.values()]), byMonth: sortMonths([...months.values()]) }
}

export interface Statement {
  readonly from: string
  readonly to: string
  readonly lines: readonly FinanceLine[]
  readonly closingFen: number
}

/** Row and finding of each spending line that has neither a voucher nor a reason. */
export function missingVouchers(lines: readonly FinanceLine[]): readonly Finding[] {
  return lines.flatMap(({ kind, voucher, noVoucherReason, account }, at) =>
    kind === 'spending' && voucher === '' && noVoucherReason === ''
      ? [finding(at + 1, '凭证号', account, `第 ${at + 1} 笔“${account}”没有凭证号。请补上,或写明为什么没有。`)]
      : [],
  )
}

/** What is wrong with single lines, whatever they add up to. */
export function lineProblems({ from, to, lines }: Pick<Statement, 'from' | 'to' | 'lines'>): readonly Finding[] {
  const found: Finding[] = []
  if (lines.every(({ kind }) => kind === 'opening' || kind === 'closing')) {
    found.push(finding(0, '', '', '还没有一笔收入或支出。'))
  }
  if (lines.filter(({ kind }) => kind === 'opening').length > 1) {
    found.push(finding(0, '科目', '', '上季结余写了不止一行。请留一行。'))
  }
  for (const [at, line] of lines.entries()) {
    const row = at + 1
    if (line.kind === 'income' || line.kind === 'spending') {
      if (line.day < from || line.day > to) {
        found.push(finding(row, '日期', line.day, `第 ${row} 笔的日期不在 ${from} 到 ${to} 里面。`))
      }
      if (line.amountFen <= 0) found.push(finding(row, '金额', sayYuan(line.amountFen), `第 ${row} 笔的金额要大于 0。`))
    }
    const texts = [line.account, line.handler, line.approver, line.voucher, line.noVoucherReason, line.note]
    const formula = texts.find(isFormula)
    if (formula !== undefined) found.push(finding(row, '', formula, `第 ${row} 笔里有一格是公式。请改成文字。`))
  }
  return found
}

/** How far it is from tying: 0, or what opening + income − spending has too much. A closing line must say the same. */
export function differenceFen({ lines, from, to, closingFen }: Statement): number {
  const stated = lines.find(({ kind, amountFen }) => kind === 'closing' && amountFen !== closingFen)
  const over = sumLines(lines, from, to).expectedFen - closingFen
  return over === 0 && stated ? stated.amountFen - closingFen : over
}

export function balanceProblem(statement: Statement): Finding | null {
  const difference = differenceFen(statement)
  if (difference === 0) return null
  const { openingFen, incomeFen, spendingFen } = sumLines(statement.lines, statement.from, statement.to)
  const sum = `上季结余 ${sayMoney(openingFen)} + 收入 ${sayMoney(incomeFen)} − 支出 ${sayMoney(spendingFen)}`
  const off = `和期末结余 ${sayMoney(statement.closingFen)} 差了 ${sayMoney(Math.abs(difference))}`
  return finding(0, '期末结余', sayYuan(statement.closingFen), `${sum},${off}。请核对。`)
}

/** No obstacles, but what a neighbour would ask about. `lastClosingFen`: of the statement posted before, if there is one. */
export function statementWarnings(lines: readonly FinanceLine[], lastClosingFen: number | null): readonly Finding[] {
  const found: Finding[] = []
  const opening = lines.find(({ kind }) => kind === 'opening')
  if (!opening) found.push(finding(0, '科目', '', '没有“上季结余”这一行,按 0 元算。'))
  const openingFen = opening?.amountFen ?? 0
  if (lastClosingFen !== null && lastClosingFen !== openingFen) {
    const text = `上一期公示的期末结余是 ${sayMoney(lastClosingFen)},这一期的上季结余是 ${sayMoney(openingFen)},对不上。`
    found.push(finding(0, '上季结余', sayYuan(openingFen), text))
  }
  const rowOf = new Map<string, number>()
  for (const [at, { kind, voucher }] of lines.entries()) {
    if (voucher === '' || (kind !== 'income' && kind !== 'spending')) continue
    const before = rowOf.get(voucher)
    if (before === undefined) rowOf.set(voucher, at + 1)
    else found.push(finding(at + 1, '凭证号', voucher, `第 ${before} 笔和第 ${at + 1} 笔用了同一个凭证号 ${voucher}。`))
  }
  return found
}

/** The period that the days of the lines most likely mean: the smallest of month, quarter, half-year, year that holds them. */
export function guessPeriod(lines: readonly FinanceLine[]): { period: string; from: string; to: string } {
  const days = lines.map(({ day }) => day).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return { period: '', from: '', to: '' }
  const year = first.slice(0, 4)
  for (const { months, name } of spans) {
    const [a, b] = [first, last].map((day) => Math.floor((Number(day.slice(5, 7)) - 1) / months))
    if (last.slice(0, 4) !== year || a === undefined || a !== b) continue
    const endMonth = (a + 1) * months
    const lastDay = new Date(Date.UTC(Number(year), endMonth, 0)).getUTCDate()
    const two = (n: number) => String(n).padStart(2, '0')
    return {
      period: `${year}年${name(a)}`,
      from: `${year}-${two(a * months + 1)}-01`,
      to: `${year}-${two(endMonth)}-${lastDay}`,
    }
  }
  return { period: `${first} 到 ${last}`, from: first, to: last }
}

const spans = [
  { months: 1, name: (at: number) => `${at + 1}月` },
  { months: 3, name: (at: number) => `第${'一二三四'.charAt(at)}季度` },
  { months: 6, name: (at: number) => (at === 0 ? '上半年' : '下半年') },
  { months: 12, name: () => '全年' },
] as const
