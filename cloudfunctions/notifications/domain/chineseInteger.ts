const DIGITS = [...'零一二三四五六七八九'] as const
const UNITS = ['', '十', '百', '千'] as const
const GROUPS = ['', '万', '亿', '万亿'] as const
/** Longer numbers have no name that anybody says. */
export const NAMED_DIGITS_MAX = 16

/** Digit by digit: 611830 → 六一一八三零. On the telephone 一 is said 幺, so that nobody hears 七. */
export const digitByDigit = (digits: string, telephone = false): string =>
  [...digits].map((digit) => (telephone && digit === '1' ? '幺' : DIGITS[Number(digit)])).join('')

/** 13976 → 一万三千九百七十六. `digits`: at most NAMED_DIGITS_MAX of them. */
export function chineseInteger(digits: string): string {
  const plain = digits.replace(/^0+(?=.)/, '')
  const groups = inFours(plain)
  let said = ''
  let gap = false
  for (const [i, group] of groups.entries()) {
    const value = Number(group)
    if (value === 0) {
      gap = said !== ''
      continue
    }
    if (said !== '' && (gap || value < 1000)) said += '零'
    said += sayGroup(group) + (GROUPS[groups.length - 1 - i] ?? '')
    gap = false
  }
  if (said === '') return '零'
  // 十五, not 一十五, where a number begins with it
  return said.startsWith('一十') ? said.slice(1) : said
}

function inFours(digits: string): string[] {
  const first = digits.length % 4
  const groups = first === 0 ? [] : [digits.slice(0, first)]
  for (let at = first; at < digits.length; at += 4) groups.push(digits.slice(at, at + 4))
  return groups
}

/** Up to four digits: 0306 → 三百零六. */
function sayGroup(group: string): string {
  let said = ''
  let gap = false
  for (const [i, digit] of [...group].entries()) {
    if (digit === '0') {
      gap = said !== ''
      continue
    }
    if (gap) said += '零'
    said += (DIGITS[Number(digit)] ?? '') + (UNITS[group.length - 1 - i] ?? '')
    gap = false
  }
  return said
}
