import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import {
  canonicalLine,
  financeCsv,
  parseDay,
  readFinanceCells,
} from '../../../../../../cloudfunctions/courtyard/domain/disclosures/financeSheet'
import { readFileCells } from '../../../../../../cloudfunctions/courtyard/domain/sheet/readCells'
import { writeXlsx } from '../../../../../../cloudfunctions/courtyard/disclosures/writeXlsx'
import type { FinanceLine } from '../../../../../../cloudfunctions/shared/documents'

const sample = readFileSync(join(__dirname, '../../../../../fixtures/samples/finance-2026Q3.csv'))

async function imported(bytes: Uint8Array) {
  const cells = await readFileCells(bytes)
  if (!cells) throw new Error('unreadable')
  return readFinanceCells(cells.rows)
}

const day = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
/** What people type: Chinese, quotes, commas, line breaks, leading zeros, blanks at the ends. */
const typed = (maxLength: number) =>
  fc
    .array(
      fc.constantFrom('清', '运', '费', 'A', '0', '7', '-', ',', '"', "'", ' ', '\n', '元', '。', '1e5', '=', '\t'),
      { maxLength },
    )
    .map((signs) => signs.join(''))
    .filter((text) => !/^\s*[=@+-]/.test(text))
const line: fc.Arbitrary<FinanceLine> = fc
  .record({
    kind: fc.constantFrom('opening', 'income', 'spending', 'closing'),
    day,
    account: typed(6).map((text) => `科${text}`),
    amountFen: fc.integer({ min: 1, max: 999_999_999_999 }),
    handler: typed(5),
    approver: typed(5),
    voucher: typed(8),
    noVoucherReason: typed(8),
    note: typed(8),
  })
  .map(canonicalLine)
const lines = fc.array(line, { minLength: 1, maxLength: 12 })

test('the sample is read whole and written back byte for byte', async () => {
  const { lines: read, errors } = await imported(sample)
  expect(errors).toEqual([])
  expect(read).toHaveLength(12)
  expect(read[0]).toMatchObject({ kind: 'opening', day: '2026-07-02', amountFen: 864_250, voucher: '2026-001' })
  expect(read[4]).toMatchObject({ kind: 'spending', account: '路灯维修', amountFen: 73_040, handler: '张建国' })
  expect(Buffer.from(financeCsv(read), 'utf8')).toEqual(sample)
})

test('import(export(x)) = x for CSV', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (all) => {
      expect(await imported(Buffer.from(financeCsv(all), 'utf8'))).toEqual({ lines: all, errors: [] })
    }),
    { numRuns: 300 },
  )
})

test('import(export(x)) = x for XLSX', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (all) => {
      expect(await imported(await writeXlsx(all))).toEqual({ lines: all, errors: [] })
    }),
    { numRuns: 40 },
  )
}, 30_000)

test('a balance below nothing goes there and back', async () => {
  const overdrawn = canonicalLine({
    ...{ kind: 'opening', day: '2026-07-01', account: '上季结余', amountFen: -12_345 },
    ...{ handler: '', approver: '', voucher: '', noVoucherReason: '', note: '' },
  })
  expect((await imported(Buffer.from(financeCsv([overdrawn])))).lines).toEqual([overdrawn])
  expect((await imported(await writeXlsx([overdrawn]))).lines).toEqual([overdrawn])
})

test('every wrong cell is named by its row, in words; the right rows are still read', () => {
  const header = ['日期', '收支', '科目', '金额(元)', '经手', '审核', '凭证号', '说明']
  const { lines: read, errors } = readFinanceCells([
    ['南桥院坝三季度收支'],
    header,
    ['2026/7/2', '收入', '上季结余', '¥8,642.50元', '', '', '', ''],
    ['7月5日', '支出', '垃圾清运', '1860', '', '', '', ''],
    ['2026-02-30', '借', '', '十块', '', '', '', ''],
    ['2026-07-09', '支出', '退款', '-20', '', '', '', ''],
    ['2026-07-09', '支出', '=1+1', '20.005', '', '', '', ''],
    ['合计', '', '', '999', '', '', '', ''],
    ['', '', '', '', '', '', '', ''],
  ])
  expect(read).toMatchObject([{ kind: 'opening', amountFen: 864_250 }])
  expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
    ...['4 日期', '5 日期', '5 收支', '5 科目', '5 金额', '6 金额', '7 科目', '7 科目', '7 金额'],
  ])
  for (const { message } of errors) expect(message).toMatch(/[。]$/)
})

test('a sheet without its columns says which are missing', () => {
  expect(readFinanceCells([['日期', '科目', '金额']]).errors).toMatchObject([
    { row: 1, message: expect.stringContaining('“收支”') as string },
  ])
  expect(readFinanceCells([['户号', '户代表']]).errors).toMatchObject([{ row: 0 }])
  expect(readFinanceCells([['日期', '收支', '科目', '金额']]).errors).toMatchObject([{ row: 0 }])
})

test('days as people write them; a day that isn’t one is none', () => {
  for (const text of ['2026-07-02', '2026/7/2', '2026.7.2', '2026年7月2日', '20260702'])
    expect(parseDay(text)).toBe('2026-07-02')
  for (const text of ['', '7月2日', '2026-13-01', '2026-02-29', '昨天']) expect(parseDay(text)).toBeNull()
})
