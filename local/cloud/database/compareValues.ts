import { Binary, isFields, ObjectId, type Fields, type Value } from './values'

/** A value, or undefined for a field that is not there. */
export type Maybe = Value | undefined

/** MongoDB's order of types (BSON comparison order); only values of one type are compared by a query. */
export function typeRank(value: Maybe): number {
  if (value === undefined) return 0
  if (value === null) return 1
  if (typeof value === 'number') return 2
  if (typeof value === 'string') return 3
  if (typeof value === 'boolean') return 8
  if (Array.isArray(value)) return 5
  if (value instanceof Binary) return 6
  if (value instanceof ObjectId) return 7
  if (value instanceof Date) return 9
  if (value instanceof RegExp) return 10
  return 4
}

/** The order of two values as MongoDB sorts them: by type, then within the type. Missing comes before null. */
export function compareValues(a: Maybe, b: Maybe): number {
  const rank = typeRank(a) - typeRank(b)
  if (rank !== 0 || a === b) return Math.sign(rank)
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  if (typeof a === 'boolean') return a ? 1 : -1
  if (a instanceof Date && b instanceof Date) return compareNumbers(a.getTime(), b.getTime())
  if (a instanceof ObjectId && b instanceof ObjectId) return compareTexts(a.hex, b.hex)
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b)
  if (a instanceof RegExp && b instanceof RegExp)
    return compareTexts(a.source, b.source) || compareTexts(a.flags, b.flags)
  if (a instanceof Binary && b instanceof Binary) return compareBytes(a, b)
  return isFields(a) && isFields(b) ? compareFields(a, b) : 0
}

export function sameValue(a: Maybe, b: Maybe): boolean {
  return compareValues(a, b) === 0
}

/** NaN is a number below all others and equal to itself. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
  return a < b ? -1 : a > b ? 1 : 0
}

/** By code points, as the bytes of UTF-8 compare; JavaScript's own order puts surrogates before U+E000. */
function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return Math.sign(rankOfUnit(left) - rankOfUnit(right))
  }
  return Math.sign(a.length - b.length)
}

function rankOfUnit(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return Math.sign(a.length - b.length)
}

/** Field by field in their order: first the types, then the names, then the values. */
function compareFields(a: Fields, b: Fields): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (const [i, [name, value]] of left.entries()) {
    const other = right[i]
    if (other === undefined) return 1
    const order =
      Math.sign(typeRank(value) - typeRank(other[1])) || compareTexts(name, other[0]) || compareValues(value, other[1])
    if (order !== 0) return order
  }
  return left.length === right.length ? 0 : -1
}

/** By length, then subtype, then the bytes. */
function compareBytes(a: Binary, b: Binary): number {
  const left = Buffer.from(a.base64, 'base64')
  const right = Buffer.from(b.base64, 'base64')
  return Math.sign(left.length - right.length) || compareTexts(a.subType, b.subType) || Buffer.compare(left, right)
}
