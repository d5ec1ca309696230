import type { Bounds, Limit } from './bounds'
import type { Direction } from './indexKeys'
import { encodeKey, flip, textPrefixBytes, typeBracket } from './keyOrder'

/** Keys from `start` (inclusive) to `end` (exclusive). */
export interface KeyRange {
  start: Buffer
  end: Buffer
}

/** After every key that begins with the one before it. */
export const AFTER = Buffer.of(0xff)

const EVERY_TYPE: KeyRange = { start: Buffer.alloc(0), end: AFTER }

/** Where the keys of one field's values can lie; undefined when its bounds say nothing. */
export function rangeOf(bounds: Bounds | undefined, direction: Direction, multikey: boolean): KeyRange | undefined {
  if (bounds === undefined) return undefined
  if (bounds.prefix !== undefined) return prefixRange(bounds.prefix, direction)
  const { low, high, above, below } = bounds
  const value = low?.value ?? high?.value
  // different elements of an array may meet the two
  if (value !== undefined)
    return between(low, multikey && low ? undefined : high, direction, rangeOfType(value, direction))
  if (multikey || (above === undefined && below === undefined)) return undefined
  return between(above, below, direction, EVERY_TYPE)
}

function between(low: Limit | undefined, high: Limit | undefined, direction: Direction, whole: KeyRange): KeyRange {
  const [from, to] = direction === 1 ? [low, high] : [high, low]
  return {
    start: from === undefined ? whole.start : from.inclusive ? keyOf(from, direction) : afterKey(from, direction),
    end: to === undefined ? whole.end : to.inclusive ? afterKey(to, direction) : keyOf(to, direction),
  }
}

const keyOf = ({ value }: Limit, direction: Direction): Buffer => encodeKey(value, direction)
const afterKey = (limit: Limit, direction: Direction): Buffer => Buffer.concat([keyOf(limit, direction), AFTER])

function rangeOfType(value: Limit['value'], direction: Direction): KeyRange {
  const { low, high } = typeBracket(value)
  if (direction === 1) return { start: low, end: high }
  const start = flip(low)
  return { start, end: Buffer.of((start[0] ?? 0) + 1) }
}

function prefixRange(prefix: string, direction: Direction): KeyRange {
  const start = direction === 1 ? textPrefixBytes(prefix) : flip(textPrefixBytes(prefix))
  const end = Buffer.from(start)
  // the last byte is neither 0xff (UTF-8 has none) nor 0x00 flipped (a prefix ends before such a byte)
  end[end.length - 1] = (end[end.length - 1] ?? 0) + 1
  return { start, end }
}
