import fc from 'fast-check'
import { chineseNumber, headingOf } from '../../../../miniprogram/text/articles'
import { sayArea, sayMoney } from '../../../../miniprogram/text/money'
import { placeOnBar, sayMissing, sayTurnout, widthOf } from '../../../../miniprogram/text/share'
import { sayArithmetic, verdictOf, type Threshold } from '../../../../miniprogram/text/thresholds'
import { utf8 } from '../../../../miniprogram/text/utf8'

test('money always has two decimals and its unit', () => {
  expect(sayMoney(1_397_610)).toBe('13,976.10 元')
  expect(sayMoney(5)).toBe('0.05 元')
  expect(sayMoney(-123_456_700)).toBe('-1,234,567.00 元')
})
test('areas are kept in 0.01 m² and said in m²', () => expect(sayArea(1_641_968)).toBe('16,419.68 平方米'))

test('articles are numbered as rules number them', () => {
  expect([1, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九'])
  expect(headingOf(1, '门前三包')).toBe('一、门前三包。')
  expect(headingOf(10, '')).toBe('十、')
})

test('a share never stands without its counts', () => {
  expect(sayTurnout(96, 64, 58)).toBe('96 户要有 64 户投票才算数,已有 58 户')
  expect(sayMissing(64, 58)).toBe('已投 58 户,还差 6 户')
  expect(sayMissing(64, 64)).toBe('已投 64 户,够数了')
})

test('a bar is never fuller than full, and nobody of nobody is nothing', () => {
  expect(widthOf(3, 0)).toBe(0)
  expect(widthOf(150, 100)).toBe(100)
})

test('the label of a threshold stays inside the bar and over its mark, whatever the numbers', () => {
  fc.assert(
    fc.property(
      fc.nat(500),
      fc.integer({ min: 1, max: 500 }),
      fc.nat(500),
      fc.boolean(),
      (reached, total, needed, long) => {
        const { mark, shift } = placeOnBar(reached, total, needed, long ? 14 : 5)
        // a label as wide as it may be: half the bar when it is short, all of it when it is long
        const width = long ? 100 : 50
        const left = mark - (shift / 100) * width
        expect(left).toBeGreaterThanOrEqual(-0.1)
        expect(left + width).toBeLessThanOrEqual(100.1)
        expect(left).toBeLessThanOrEqual(mark + 0.1)
        expect(left + width).toBeGreaterThanOrEqual(mark - 0.1)
      },
    ),
  )
})

const threshold: Threshold = {
  part: 'participation',
  counts: 'households',
  reached: 71,
  total: 96,
  share: 2,
  shareOf: 3,
  strict: false,
  needed: 64,
  left: 213,
  right: 192,
  met: true,
}

test('a threshold shows the whole numbers that decide', () => {
  expect(sayArithmetic(threshold).join('')).toBe('71×3 = 213,不少于 96×2 = 192')
  expect(sayArithmetic({ ...threshold, reached: 58, left: 174, met: false }).join('')).toBe(
    '58×3 = 174,少于 96×2 = 192',
  )
  const half = { ...threshold, part: 'passing', reached: 58, total: 71, share: 1, shareOf: 2, strict: true } as const
  expect(sayArithmetic({ ...half, left: 116, right: 71 }).join('')).toBe('58×2 = 116,多于 71')
  expect(verdictOf({ ...half, met: true })).toBe('过半')
  expect(verdictOf({ ...half, met: false })).toBe('没过半')
  expect(verdictOf({ ...threshold, part: 'passing', share: 3, shareOf: 4, met: false })).toBe('不到四分之三')
})

test('text becomes the same bytes as everywhere, on phones without TextEncoder too', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '院', 'é', '𠮷', '\ud800', '\udc00', '😀') }), (text) => {
      expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)])
    }),
  )
})
