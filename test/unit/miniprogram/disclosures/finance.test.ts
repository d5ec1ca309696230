import fc from 'fast-check'
import {
  accountRows,
  differenceOf,
  fenOf,
  lineRows,
  monthRows,
  sayDifference,
  sumRows,
  typedFen,
  type FinanceLine,
} from '../../../../miniprogram/text/finance'

const line = (changes: Partial<FinanceLine> = {}): FinanceLine => ({
  ...{ kind: 'spending', day: '2026-07-18', account: '垃圾清运', amountFen: 186_000, handler: '张建国' },
  ...{ approver: '李秀英', voucher: '2026-004', noVoucherReason: '', note: '' },
  ...changes,
})
const fen = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 })

test('the balance is written as a sum: 上期结余 + 收入 − 支出 = 结余', () => {
  const rows = sumRows({ openingFen: 864_250, incomeFen: 1_415_000, spendingFen: 881_640 }, 1_397_610)
  expect(rows.map(({ sign, label, amount }) => `${sign}${label} ${amount}`)).toEqual([
    '上期结余 8,642.50 元',
    '+收入 14,150.00 元',
    '−支出 8,816.40 元',
    '=结余 13,976.10 元',
  ])
})

test('a balance that doesn’t come out says by how much and where to look; one that does says nothing', () => {
  const totals = { openingFen: 100, incomeFen: 1000, spendingFen: 300 }
  expect(sayDifference(totals, 800)).toBe('')
  expect(sayDifference(totals, 795)).toContain('少了 0.05 元')
  expect(sayDifference(totals, 805)).toContain('多出 0.05 元')
  fc.assert(
    fc.property(fen, fen, fen, fen, (openingFen, incomeFen, spendingFen, closingFen) => {
      const ties = openingFen + incomeFen - spendingFen === closingFen
      const said = { openingFen, incomeFen, spendingFen }
      expect(differenceOf(said, closingFen) === 0).toBe(ties)
      expect(sayDifference(said, closingFen) === '').toBe(ties)
    }),
  )
})

test('amounts are read as people type them, and never rounded', () => {
  expect(fenOf('13976.1')).toBe(1_397_610)
  expect(fenOf('13,976.10 元')).toBe(1_397_610)
  expect(fenOf('８６４２．５０')).toBe(864_250)
  expect(fenOf('-12')).toBe(-1200)
  for (const wrong of ['', '元', '1.234', '一百', '1.2.3', '--1']) expect(fenOf(wrong)).toBeNull()
  fc.assert(fc.property(fen, (amount) => expect(fenOf(typedFen(amount))).toBe(amount === 0 ? 0 : amount)))
})

test('income and spending are drawn to one scale, and anything at all can be seen', () => {
  const sums = [
    { direction: 'income', account: '户缴清洁费', amountFen: 1_000_000 },
    { direction: 'spending', account: '清淤', amountFen: 250_000 },
    { direction: 'spending', account: '纸杯', amountFen: 1 },
  ] as const
  expect(accountRows(sums, 'income').map(({ width }) => width)).toEqual([100])
  expect(accountRows(sums, 'spending').map(({ width }) => width)).toEqual([25, 1])
  expect(accountRows(sums, 'spending')[0]).toMatchObject({ label: '清淤', amount: '2,500.00 元' })
  expect(accountRows([], 'spending')).toEqual([])
})

test('every month has its name and both numbers on the spot, and is heard as a sentence', () => {
  const [july, august] = monthRows([
    { month: '2026-07', incomeFen: 788_000, spendingFen: 259_040 },
    { month: '2026-08', incomeFen: 0, spendingFen: 0 },
  ])
  expect(july).toMatchObject({ label: '7月', spoken: '7月,收入 7,880.00 元,支出 2,590.40 元' })
  expect(august?.bars.map(({ width }) => width)).toEqual([0, 0])
})

test('a line shows who handled it and its voucher, or says why there is none', () => {
  expect(lineRows([line()])[0]).toMatchObject({
    amount: '−1,860.00 元',
    facts: '7月18日 · 经手 张建国 · 审核 李秀英',
    voucher: '凭证 2026-004',
    voucherMissing: false,
  })
  expect(lineRows([line({ voucher: '', noVoucherReason: '零工现付' })])[0]).toMatchObject({
    voucher: '没有凭证:零工现付',
    voucherMissing: false,
  })
  expect(lineRows([line({ voucher: '' })])[0]).toMatchObject({ voucherMissing: true })
  expect(lineRows([line({ kind: 'income', voucher: '' })])[0]).toMatchObject({ voucher: '', voucherMissing: false })
  expect(lineRows([line({ amountFen: -500 })])[0]?.amount).toBe('-5.00 元')
})
