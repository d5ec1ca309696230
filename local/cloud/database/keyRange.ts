import type { Direction } from './indexKeys'
import { encodeKey, flip, textPrefixBytes, typeBracket } from './keyOrder'
import type { Bounds } from './queryBounds'

/** Keys from `start` (inclusive) to `end` (exclusive). */
export interface KeyRange {
  start: Buffer
  end: Buffer
}

/** After every key that begins with the one before it. */
export const AFTER = Buffer.of(0xff)

/** Where the keys of one field's values can lie; undefined when its bounds say nothing. */
export function rangeOf(bounds: Bounds | undefined, direction: Direction, multikey: boolean): KeyRange | undefined {
  if (bounds?.prefix !== undefined) return prefixRange(bounds.prefix, direction)
  const low = bounds?.low
  const high = bounds?.high
  const value = low?.value ?? high?.value
  if (value === undefined) return undefined
  const bracket = typeBracket(value)
  if (direction === -1) return flippedRange(bracket, low, high, multikey)
  let start: Buffer = bracket.low
  let end: Buffer = bracket.high
  if (low !== undefined) start = low.inclusive ? encodeKey(low.value) : Buffer.concat([encodeKey(low.value), AFTER])
  if (high !== undefined && !(multikey && low !== undefined)) {
    end = high.inclusive ? Buffer.concat([encodeKey(high.value), AFTER]) : encodeKey(high.value)
  }
  return { start, end }
}

function flippedRange(
  bracket: { low: Buffer; high: Buffer },
  low: Bounds['low'],
  high: Bounds['high'],
  multikey: boolean,
): KeyRange {
  const type = ~(bracket.low[0] ?? 0) & 0xff
  let start: Buffer = Buffer.of(type)
  let end: Buffer = Buffer.of(type + 1)
  if (high !== undefined && !(multikey && low !== undefined)) {
    const key = encodeKey(high.value, -1)
    start = high.inclusive ? key : Buffer.concat([key, AFTER])
  }
  if (low !== undefined) {
    const key = encodeKey(low.value, -1)
    end = low.inclusive ? Buffer.concat([key, AFTER]) : key
  }
  return { start, end }
}

function prefixRange(prefix: string, direction: Direction): KeyRange {
  const start = direction === 1 ? textPrefixBytes(prefix) : flip(textPrefixBytes(prefix))
  const end = Buffer.from(start)
  // the last byte is neither 0xff (UTF-8 has none) nor 0x00 flipped (a prefix ends before such a byte)
  end[end.length - 1] = (end[end.length - 1] ?? 0) + 1
  return { start, end }
}
