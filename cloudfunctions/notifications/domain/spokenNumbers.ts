import { chineseInteger, digitByDigit, NAMED_DIGITS_MAX } from './chineseInteger'

/** After these a 2 is 两: 两户, 两天; a 2 that numbers something stays 二: 二组, 二号楼, 第二条. */
const COUNTED =
  /^\s*(?:户|个|位|名|次|天|年|周|小时|分钟|块|层|棵|辆|张|份|件|家|条|项|人|遍|轮|岁|万|亿|千|百|公里|米|斤|吨|平方|口|盏|处|座|套|间|台|场)/
/** As far back as a part of the day stands before its hour, blanks included. */
const BEFORE_MAX = 8
const PART_OF_DAY = /(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|今早|今晚|明早|明晚|当晚)\s*$/

/** A whole number as it is said; 2 before what is counted is 两. */
function sayWhole(digits: string, before = '', after = ''): string {
  if (digits.length > NAMED_DIGITS_MAX) return digitByDigit(digits)
  if (/^0\d/.test(digits)) return digitByDigit(digits)
  return digits === '2' && COUNTED.test(after) && !before.endsWith('第') ? '两' : chineseInteger(digits)
}

/** 50 → 5: what follows the point without the noughts at its end. */
function withoutLastNoughts(decimals: string): string {
  let end = decimals.length
  while (decimals[end - 1] === '0') end -= 1
  return decimals.slice(0, end)
}

const sayDecimal = (whole: string, decimals = '') =>
  sayWhole(whole) + (/[1-9]/.test(decimals) ? `点${digitByDigit(withoutLastNoughts(decimals))}` : '')

/** 19:30 → 晚上七点半; the part of the day is left out where the text has said it. */
function sayTime(hour: number, minute: number, before: string): string {
  const h = hour % 12 === 0 && hour !== 0 ? 12 : hour % 12
  const name = h === 2 ? '两' : chineseInteger(String(h))
  const minutes =
    minute === 0 ? '' : minute === 30 ? '半' : `${minute < 10 ? '零' : ''}${chineseInteger(String(minute))}分`
  return `${PART_OF_DAY.test(before.slice(-BEFORE_MAX)) ? '' : partOfDay(hour)}${name}点${minutes}`
}

function partOfDay(hour: number): string {
  if (hour === 24) return '夜里'
  if (hour < 6) return '凌晨'
  if (hour < 9) return '早上'
  if (hour < 12) return '上午'
  if (hour === 12) return '中午'
  return hour < 18 ? '下午' : '晚上'
}

/** 13976.10 → 一万三千九百七十六块一角. */
function sayYuan(whole: string, decimals = ''): string {
  if (decimals.length > 2) return `${sayDecimal(whole, decimals)}元`
  const [jiao = '0', fen = '0'] = decimals
  const yuan = /[1-9]/.test(whole)
  const parts = [
    yuan ? `${/^0*2$/.test(whole) ? '两' : sayWhole(whole)}块` : '',
    jiao === '0' ? '' : `${jiao === '2' && !yuan ? '两' : chineseInteger(jiao)}角`,
    fen === '0' ? '' : `${yuan && jiao === '0' ? '零' : ''}${chineseInteger(fen)}分`,
  ].join('')
  return parts === '' ? '零块' : parts
}

const isDay = (month: string, day: string) =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31

type Rule = readonly [pattern: RegExp, say: (match: RegExpExecArray, before: string, after: string) => string]

/** In this order: what one rule has turned into words holds no digits for the next. Each keeps what it can't read as it is. */
const rules = (year: number): readonly Rule[] => {
  const sayYear = (digits: string) => (Number(digits) === year ? '' : `${digitByDigit(digits)}年`)
  const sayDay = (month: string, day: string) => `${chineseInteger(month)}月${chineseInteger(day)}号`
  return [
    // 3,200: thousands. A Chinese comma is the sentence's own, and so is one after more than three digits
    [/(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)/g, ([digits]) => digits.replaceAll(',', '')],
    [
      /(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]\s*/g,
      ([, y = '', m = '', d = '']) => sayYear(y) + sayDay(m, d),
    ],
    [
      /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)\s*/g,
      ([all, y = '', , m = '', d = '']) => (isDay(m, d) ? sayYear(y) + sayDay(m, d) : all),
    ],
    [/(?<!\d)(\d{4})\s*年\s*(?=\d{1,2}\s*月)/g, ([, y = '']) => sayYear(y)],
    [/(?<!\d)((?:19|20)\d{2})(?=\s*[年届])/g, ([, y = '']) => digitByDigit(y)],
    [/(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]\s*/g, ([, m = '', d = '']) => sayDay(m, d)],
    [/(?<!\d)(0\d{2,3})\s*[-–—]\s*(\d{7,8})(?!\d)/g, ([, area = '', line = '']) => digitByDigit(area + line, true)],
    [/(?<=(?:拨打|拨|打|致电|电话|热线|手机)[是为:\uff1a\s]{0,4})\d{3,}/g, ([digits]) => digitByDigit(digits, true)],
    // a room: 3-2-501, 3-501
    [
      /(?<!\d)\d{1,3}(?:[-–—]\d{1,4}){2,}(?!\d)|(?<!\d)\d{1,2}[-–—]\d{3,4}(?!\d)/g,
      ([room]) => room.split(/\D+/).map(sayRoomPart).join('杠'),
    ],
    [/(?<=[\d日号月年元户%\uff05])\s*[-–—~\uff5e]\s*(?=\d)/g, () => '到'],
    [
      /(?<!\d)(\d{1,2})[:\uff1a]([0-5]\d)(?:[:\uff1a][0-5]\d)?(?!\d)/g,
      ([all, h = '', m = ''], before) => (isHour(h, m) ? sayTime(Number(h), Number(m), before) : all),
    ],
    [
      /(?<!\d)(1[3-9]|2[0-4])[点时](?:([0-5]?\d)分)?(?!\d)/g,
      ([, h = '', m = '0'], before) => sayTime(Number(h), Number(m), before),
    ],
    [/[\u00a5\uffe5]\s*(\d+)(?:\.(\d+))?(?:\s*元)?/g, ([, whole = '', decimals]) => sayYuan(whole, decimals)],
    [/(?<!\d)(\d+)(?:\.(\d+))?\s*(?:元|块钱|块)/g, ([, whole = '', decimals]) => sayYuan(whole, decimals)],
    [/(?<=[块角分])\/(?=\p{Script=Han})/gu, () => '每'],
    [/(?<!\d)(\d+)(?:\.(\d+))?\s*[%\uff05]/g, ([, whole = '', decimals]) => `百分之${sayDecimal(whole, decimals)}`],
    [/(?<!\d)(\d+)\s*\/\s*(\d+)/g, ([, share = '', of = '']) => `${sayWhole(of)}分之${sayWhole(share)}`],
    [/(?<!\d)(\d+)\s*[:\uff1a]\s*(?=\d)/g, ([, left = '']) => `${sayWhole(left)}比`],
    [
      /(?<!\d)(\d+)((?:\.\d+)+)/g,
      ([, whole = '', rest = '']) =>
        sayWhole(whole) +
        rest
          .split('.')
          .map((part) => digitByDigit(part))
          .join('点'),
    ],
    // as long as a telephone number or a code: nobody counts with it
    [/(?<!\d)\d{7,}/g, ([digits]) => digitByDigit(digits, true)],
    [/(?<!\d)\d+/g, ([digits], before, after) => sayWhole(digits, before, after)],
  ]
}

const sayRoomPart = (part: string) => (part.length > 2 ? digitByDigit(part, true) : sayWhole(part))
const isHour = (hour: string, minute: string) => Number(hour) < 24 || (hour === '24' && minute === '00')

/**
 * The text with its numbers, dates, times and sums as one reads them out in Chinese, so that whoever stands at the loudspeaker
 * needn't think; no digit is left. `year`: the current one (China), which isn't said.
 */
export function spokenNumbers(text: string, year: number): string {
  // full-width digits are digits
  let said = text.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  for (const [pattern, say] of rules(year)) said = replaceAll(said, pattern, say)
  return said.replace(/(?<=\p{Script=Han})[^\S\n]+(?=\p{Script=Han})/gu, '')
}

/** Like String.replace, but what stands before a match is as already spoken. */
function replaceAll(text: string, pattern: RegExp, say: Rule[1]): string {
  let done = ''
  let from = 0
  for (const match of text.matchAll(pattern)) {
    done += text.slice(from, match.index)
    from = match.index + match[0].length
    done += say(match, done, text.slice(from))
  }
  return done + text.slice(from)
}
