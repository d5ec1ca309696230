import { withoutSpaces } from '../sheet/cellText'

const UNITS = /(m2|m²|㎡|平方米|平米|平方)$/i

/**
 * Square metres as written → 0.01 m², by the decimal digits alone: floats never touch an area.
 * Null when it isn't a plain number with at most two decimals that matter.
 */
export function parseAreaDm2(cell: string): number | null {
  const bare = withoutSpaces(cell)
    .replace(UNITS, '')
    .replace(/(?<=\d)[,\uff0c](?=\d{3}(\D|$))/g, '')
  const match = /^(\d{1,7})(?:\.(\d*))?$/.exec(bare)
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  if (/[1-9]/.test(fraction.slice(2))) return null
  return Number(whole + fraction.slice(0, 2).padEnd(2, '0'))
}

/** A small whole number of people; null for anything else, 二 included. */
export function parseCount(cell: string): number | null {
  const match = /^(\d{1,3})(?:\.0+)?(?:人|个|口)?$/.exec(withoutSpaces(cell))
  return match ? Number(match[1]) : null
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** What a number in words most likely means, to be asked back and never to be taken: 二 and 两 → 2. */
export function numeralMeant(cell: string): number | null {
  const bare = withoutSpaces(cell)
    .replace(/(人|个|口)$/, '')
    .replace('两', '二')
  const index = NUMERALS.indexOf(bare)
  return index === -1 ? null : index
}

/** A mobile number of 11 digits, or a landline with its area code; null for anything else. */
export function parsePhone(cell: string): string | null {
  const digits = withoutSpaces(cell)
    .replace(/^(\+|00)86/, '')
    .replace(/[-—–]/g, '')
  return /^1\d{10}$/.test(digits) || /^0\d{9,11}$/.test(digits) ? digits : null
}

/** 12710 → 127.10 */
export function squareMetres(areaDm2: number): string {
  const digits = String(areaDm2).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
