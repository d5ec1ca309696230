import { requestFailed } from '../../cloudError'
import { compareValues, type Maybe } from '../compareValues'
import { ObjectId, type Value } from '../values'
import { integer, isNull, of, text, typeName, unlessNull, type Operator } from './operator'

/** What MongoDB makes of a value where an operator wants a text: nothing for null, digits for numbers, ISO for dates. */
function coerced(value: Maybe, operator: string): string {
  if (isNull(value)) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.hex
  throw requestFailed(`can't convert from BSON type ${typeName(value)} to String (${operator})`)
}

function nonnegative(value: Maybe, operator: string, what: string): number {
  const given = integer(value, operator)
  if (given < 0) throw requestFailed(`${operator}: the ${what} must be nonnegative, found: ${given}`)
  return given
}

/** A length below 0 means the rest. A cut inside a character is refused, as by MongoDB. */
function substrBytes(value: Maybe, start: Maybe, length: Maybe): string {
  const bytes = Buffer.from(coerced(value, '$substrBytes'))
  const from = nonnegative(start, '$substrBytes', 'starting index')
  const count = integer(length, '$substrBytes')
  const to = count < 0 ? bytes.length : Math.min(bytes.length, from + count)
  if (from >= bytes.length) return ''
  if (continues(bytes[from]) || continues(bytes[to])) {
    throw requestFailed('$substrBytes: Invalid range, starting or ending index is a UTF-8 continuation byte.')
  }
  return bytes.subarray(from, to).toString()
}

function continues(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

function substrCP(value: Maybe, start: Maybe, length: Maybe): string {
  const from = nonnegative(start, '$substrCP', 'starting index')
  const count = nonnegative(length, '$substrCP', 'length')
  return [...coerced(value, '$substrCP')].slice(from, from + count).join('')
}

/** The place of one sequence in another, between start and end, or -1. */
function indexOf(
  items: readonly (string | number)[],
  wanted: readonly (string | number)[],
  start: number,
  end: number,
): number {
  const last = Math.min(end, items.length) - wanted.length
  for (let i = start; i <= last; i++) if (wanted.every((item, j) => items[i + j] === item)) return i
  return -1
}

const indexIn = (name: string, unitsOf: (value: string) => readonly (string | number)[]): Operator =>
  of(2, 4, (value, wanted, start = 0, end = Number.MAX_SAFE_INTEGER) => {
    if (isNull(value)) return null
    const units = unitsOf(text(value, name))
    return indexOf(
      units,
      unitsOf(text(wanted, name)),
      nonnegative(start, name, 'starting index'),
      nonnegative(end, name, 'ending index'),
    )
  })

function split(value: Value, separator: Value): Value {
  const by = text(separator, '$split')
  if (by === '') throw requestFailed('$split requires a non-empty separator')
  return text(value, '$split').split(by)
}

/** Only ASCII letters change case in MongoDB. */
const lower = (value: string): string => value.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
const upper = (value: string): string => value.replace(/[a-z]/g, (letter) => letter.toUpperCase())

export const STRINGS: Record<string, Operator> = {
  $concat: unlessNull(0, Infinity, (...given) => given.map((value) => text(value, '$concat')).join('')),
  $indexOfBytes: indexIn('$indexOfBytes', (value) => [...Buffer.from(value)]),
  $indexOfCP: indexIn('$indexOfCP', (value) => [...value]),
  $split: unlessNull(2, 2, (value = null, separator = null) => split(value, separator)),
  $strLenBytes: of(1, 1, (value) => Buffer.byteLength(text(value, '$strLenBytes'))),
  $strLenCP: of(1, 1, (value) => [...text(value, '$strLenCP')].length),
  $strcasecmp: of(2, 2, (left, right) =>
    compareValues(upper(coerced(left, '$strcasecmp')), upper(coerced(right, '$strcasecmp'))),
  ),
  $substr: of(3, 3, substrBytes),
  $substrBytes: of(3, 3, substrBytes),
  $substrCP: of(3, 3, substrCP),
  $toLower: of(1, 1, (value) => lower(coerced(value, '$toLower'))),
  $toUpper: of(1, 1, (value) => upper(coerced(value, '$toUpper'))),
}
