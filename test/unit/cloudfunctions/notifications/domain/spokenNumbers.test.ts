import fc from 'fast-check'
import { chineseInteger } from '../../../../../cloudfunctions/notifications/domain/chineseInteger'
import { spokenNumbers } from '../../../../../cloudfunctions/notifications/domain/spokenNumbers'

const say = (text: string) => spokenNumbers(text, 2026)

/** What a listener understands: the number back from its words. */
function hear(words: string): bigint {
  const digits = '零一二三四五六七八九'
  const small = (text: string): bigint => {
    let sum = 0n
    let digit = 0n
    let seen = false
    for (const character of text) {
      const unit = { 十: 10n, 百: 100n, 千: 1000n }[character]
      if (unit === undefined) {
        digit = BigInt(digits.indexOf(character))
        seen = true
      } else {
        sum += (seen ? digit : 1n) * unit
        digit = 0n
        seen = false
      }
    }
    return sum + digit
  }
  const under = (text: string, units: readonly (readonly [string, bigint])[]): bigint => {
    const [first, ...rest] = units
    if (!first) return small(text)
    const [unit, value] = first
    const at = text.indexOf(unit)
    return at < 0
      ? under(text, rest)
      : under(text.slice(0, at), rest) * value + under(text.slice(at + unit.length), rest)
  }
  return under(words, [
    ['万亿', 1_000_000_000_000n],
    ['亿', 100_000_000n],
    ['万', 10_000n],
  ])
}

test.each([
  ['0', '零'],
  ['10', '十'],
  ['15', '十五'],
  ['110', '一百一十'],
  ['1001', '一千零一'],
  ['10010', '一万零一十'],
  ['13976', '一万三千九百七十六'],
  ['100500', '十万零五百'],
  ['100000001', '一亿零一'],
])('%s is %s', (digits, words) => {
  expect(chineseInteger(digits)).toBe(words)
})

test('every number below ten thousand million million is heard as it was', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999_999_999n }), (number) => {
      expect(hear(chineseInteger(String(number)))).toBe(number)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['2026年11月28日 19:30', '十一月二十八号晚上七点半'],
  ['2026-11-28 9:05', '十一月二十八号上午九点零五分'],
  ['2025年5月1日', '二零二五年五月一号'],
  ['2026年第3季度', '二零二六年第三季度'],
  ['6月12日 20:00 截止', '六月十二号晚上八点截止'],
  ['6月3日 24:00', '六月三号夜里十二点'],
  ['11月1日-15日', '十一月一号到十五日'],
  ['12:00', '中午十二点'],
  ['0:30', '凌晨零点半'],
  ['晚上19:30', '晚上七点半'],
  ['下午3:00', '下午三点'],
  ['19:30-21:00', '晚上七点半到晚上九点'],
  ['14点20分', '下午两点二十分'],
  ['25:99', '二十五比九十九'],
])('times: %s is read %s', (text, words) => {
  expect(say(text)).toBe(words)
})

test.each([
  ['13,976.10 元', '一万三千九百七十六块一角'],
  ['¥100', '一百块'],
  ['12.04元', '十二块零四分'],
  ['0.50元', '五角'],
  ['0.00 元', '零块'],
  ['2元/平方米', '两块每平方米'],
  ['2.5万元', '二点五万元'],
  // thousands are set apart, sentences too
  ['1,234,567元', '一百二十三万四千五百六十七块'],
  ['收入5000,300元没交', '收入五千,三百块没交'],
  ['收入5000\uff0c300元没交', '收入五千\uff0c三百块没交'],
  ['每户交200\uff0c120户已交', '每户交二百\uff0c一百二十户已交'],
])('money: %s is read %s', (text, words) => {
  expect(say(text)).toBe(words)
})

test.each([
  ['96 户', '九十六户'],
  ['2户', '两户'],
  ['2组', '二组'],
  ['第2条', '第二条'],
  ['1/2', '二分之一'],
  ['2/3 的户', '三分之二的户'],
  ['67.5%', '百分之六十七点五'],
  ['60-70岁', '六十到七十岁'],
  ['3-2-501', '三杠二杠五零幺'],
  ['028-87123456', '零二八八七幺二三四五六'],
  ['13800138000', '幺三八零零幺三八零零零'],
  ['请拨打110', '请拨打幺幺零'],
  ['1.2.3', '一点二点三'],
  ['\uff12\uff10\uff12\uff16\u5e74\uff16\u6708\uff11\u65e5', '六月一号'],
])('numbers: %s is read %s', (text, words) => {
  expect(say(text)).toBe(words)
})

test('whatever the text, nothing is left to be worked out: no digit remains, and what holds none stays as it is', () => {
  const pieces = fc.constantFrom(
    '年',
    '月',
    '日',
    ':',
    '.',
    ',',
    '-',
    '/',
    '%',
    '元',
    '户',
    ' ',
    '第',
    '\u00a5',
    '2',
    '19',
    '2026',
    '07',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces).map((some) => some.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(say(text)).not.toMatch(/\d/)
      if (/^[\u4e00-\u9fff。,]*$/.test(text)) expect(say(text)).toBe(text)
    }),
    { numRuns: 3000 },
  )
})
