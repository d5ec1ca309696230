import { withoutSpaces } from '../sheet/cellText'

/** At most ten digits of yuan. */
const YUAN = /^([+-]?)(\d{1,10})(?:\.(\d*))?$/

/**
 * Yuan as written → fen, by the decimal digits alone: floats never touch money. ¥1,860.00元 → 186000. Null when it isn't a
 * plain number with at most two decimals that matter.
 */
export function parseFen(cell: string): number | null {
  const bare = withoutSpaces(cell)
    .replace(/^([+-]?)[¥￥]/, '$1')
    .replace(/元$/, '')
    .replace(/(?<=\d)[,\uff0c](?=\d{3}(\D|$))/g, '')
  const match = YUAN.exec(bare)
  if (!match) return null
  const [, sign = '', whole = '', fraction = ''] = match
  if (/[1-9]/.test(fraction.slice(2))) return null
  const fen = Number(whole + fraction.slice(0, 2).padEnd(2, '0'))
  return sign === '-' && fen !== 0 ? -fen : fen
}

/** 186000 → 1860.00 */
export function sayYuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** As people write it: 186000 → 1,860.00 元 */
export function sayMoney(fen: number): string {
  const [whole = '', decimals = ''] = sayYuan(Math.abs(fen)).split('.')
  const threes: string[] = []
  for (let end = whole.length; end > 0; end -= 3) threes.unshift(whole.slice(Math.max(0, end - 3), end))
  return `${fen < 0 ? '-' : ''}${threes.join(',')}.${decimals} 元`
}
