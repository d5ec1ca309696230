import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { readFinanceCells } from '../../../../../../cloudfunctions/courtyard/domain/disclosures/financeSheet'
import { parseFen, sayYuan } from '../../../../../../cloudfunctions/courtyard/domain/disclosures/money'
import {
  addSums,
  balanceProblem,
  differenceFen,
  guessPeriod,
  lineProblems,
  missingVouchers,
  statementWarnings,
  sumLines,
} from '../../../../../../cloudfunctions/courtyard/domain/disclosures/statement'
import { readFileCells } from '../../../../../../cloudfunctions/courtyard/domain/sheet/readCells'
import type { FinanceLine } from '../../../../../../cloudfunctions/shared/documents'

const entry = (line: Partial<FinanceLine>): FinanceLine => ({
  ...{ kind: 'income', day: '2026-07-05', account: '清洁费', amountFen: 100 },
  ...{ handler: '', approver: '', voucher: 'v', noVoucherReason: '', note: '' },
  ...line,
})
const line: fc.Arbitrary<FinanceLine> = fc
  .record({
    kind: fc.constantFrom('opening', 'income', 'spending'),
    day: fc
      .integer({ min: 1, max: 28 })
      .chain((d) =>
        fc.integer({ min: 1, max: 12 }).map((m) => `2026-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`),
      ),
    account: fc.constantFrom('清洁费', '路灯', '垃圾清运'),
    amountFen: fc.integer({ min: 1, max: 999_999_999_999 }),
  })
  .map(entry)
const lines = fc.array(line, { maxLength: 60 })
const [from, to] = ['2026-01-01', '2026-12-31']

test('a statement ties exactly when its closing is opening + income − spending, to the fen', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: -3, max: 3 }), (all, off) => {
      const expected = all.reduce(
        (sum, { kind, amountFen }) => sum + BigInt(kind === 'spending' ? -amountFen : amountFen),
        0n,
      )
      const statement = { from, to, lines: all, closingFen: Number(expected) + off }
      expect(differenceFen(statement)).toBe(-off + 0)
      expect(balanceProblem(statement) === null).toBe(off === 0)
    }),
    { numRuns: 500 },
  )
})

test('accounts and months each add up to income and spending, and several statements to their sum', () => {
  const total = (all: readonly { readonly amountFen: number }[]) =>
    all.reduce((sum, { amountFen }) => sum + amountFen, 0)
  fc.assert(
    fc.property(lines, lines, (one, two) => {
      const sums = [one, two].map((all) => sumLines(all, from, to))
      for (const { byAccount, byMonth, incomeFen, spendingFen, openingFen, expectedFen } of sums) {
        expect(total(byAccount.filter(({ direction }) => direction === 'income'))).toBe(incomeFen)
        expect(total(byAccount.filter(({ direction }) => direction === 'spending'))).toBe(spendingFen)
        expect(byMonth).toHaveLength(12)
        expect(byMonth.reduce((sum, month) => sum + month.incomeFen - month.spendingFen, openingFen)).toBe(expectedFen)
      }
      const together = addSums(sums)
      const both = sumLines([...one, ...two], from, to)
      expect(together).toEqual({ byAccount: both.byAccount, byMonth: both.byMonth })
    }),
  )
})

test('the sample ties at 12 976.10 and not one fen beside', async () => {
  const cells = await readFileCells(readFileSync(join(__dirname, '../../../../../fixtures/samples/finance-2026Q3.csv')))
  const { lines: read } = readFinanceCells(cells?.rows ?? [])
  const period = guessPeriod(read)
  expect(period).toEqual({ period: '2026年第三季度', from: '2026-07-01', to: '2026-09-30' })
  const sums = sumLines(read, period.from, period.to)
  expect(sums).toMatchObject({
    openingFen: 864_250,
    incomeFen: 1_415_000,
    spendingFen: 881_640,
    expectedFen: 1_397_610,
  })
  expect(sums.byAccount[0]).toEqual({ direction: 'income', account: '户缴清洁费', amountFen: 855_000 })
  expect(sums.byMonth.map(({ month }) => month)).toEqual(['2026-07', '2026-08', '2026-09'])
  expect(balanceProblem({ ...period, lines: read, closingFen: 1_397_610 })).toBeNull()
  expect(balanceProblem({ ...period, lines: read, closingFen: 1_397_611 })?.message).toContain('差了 0.01 元')
  expect(lineProblems({ ...period, lines: read })).toEqual([])
  expect(missingVouchers(read)).toEqual([])
})

test('a closing line that says another balance keeps it from tying', () => {
  const all = [entry({}), entry({ kind: 'closing', account: '本季结余', amountFen: 99 })]
  expect(differenceFen({ from, to, lines: all, closingFen: 100 })).toBe(-1)
})

test('a spending line needs a voucher or a reason; income needs neither', () => {
  const bare = entry({ kind: 'spending', voucher: '' })
  expect(missingVouchers([entry({ voucher: '' }), bare, { ...bare, noVoucherReason: '菜市场没有票' }])).toMatchObject([
    { row: 2 },
  ])
})

test('days outside the period, two openings, nothing at all: each is said', () => {
  const problems = (all: FinanceLine[]) => lineProblems({ from: '2026-07-01', to: '2026-09-30', lines: all })
  expect(problems([])).toHaveLength(1)
  expect(problems([entry({ day: '2026-10-01' }), entry({})])).toMatchObject([{ row: 1, column: '日期' }])
  const opening = entry({ kind: 'opening', account: '上季结余', day: '2026-06-30' })
  expect(problems([opening, entry({})])).toEqual([])
  expect(problems([opening, opening, entry({})])).toHaveLength(1)
  expect(problems([entry({ note: '=cmd' })])).toMatchObject([{ row: 1, value: '=cmd' }])
})

test('an opening that isn’t the last closing, and a voucher used twice, are worth a look', () => {
  const all = [entry({ kind: 'opening', amountFen: 500 }), entry({ voucher: '7' }), entry({ voucher: '7' })]
  expect(statementWarnings(all, 500).map(({ column }) => column)).toEqual(['凭证号'])
  expect(statementWarnings(all, 499).map(({ column }) => column)).toEqual(['上季结余', '凭证号'])
  expect(statementWarnings([entry({})], null)).toHaveLength(1)
})

test('money is read by its digits and said back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (fen) => {
      expect(parseFen(sayYuan(fen))).toBe(fen)
    }),
  )
  expect(['1,860.00', '¥1860元', '1860', '1860.'].map(parseFen)).toEqual([186_000, 186_000, 186_000, 186_000])
  expect(['', '一百', '1.005', '1e5', '--1', '12,34'].map(parseFen)).toEqual([null, null, null, null, null, null])
})
