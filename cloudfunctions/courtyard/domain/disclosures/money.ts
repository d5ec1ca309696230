import { withoutSpaces } from '../sheet/cellText'

const YUAN_DIGITS_MAX = 10

/**
 * Yuan as written → fen, by the decimal digits alone: floats never touch money. ¥1,860.00元 → 186000. Null when it isn't a
 * plain number with at most two decimals that matter.
 */
export function parseFen(cell: string): number | null {
  const bare = withoutSpaces(cell)
    .replace(/^([+-]?)[¥￥]/, '$1')
    .replace(/元$/, '')
    .replace(/(?<=\d)[,,](?=\d{3}(\D|$))/g, '')
  const match = new RegExp(`^([+-]?)(\\d{1,${YUAN_DIGITS_MAX}})(?:\\.(\\d*))?$`).exec(bare)
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
export const sayMoney = (fen: number): string => `${sayYuan(fen).replace(/\B(?=(\d{3})+\.)/g, ',')} 元`
