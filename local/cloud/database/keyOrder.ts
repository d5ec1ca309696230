import { stringifyEjson } from './ejson'
import { Binary, ObjectId, type Value } from './values'

/**
 * Index keys as bytes: comparing the bytes orders values as MongoDB does (null < numbers < strings < objects < arrays <
 * binary < ObjectId < booleans < dates < regular expressions). Every encoding is self-delimiting, so components of a
 * compound key are simply concatenated. A descending component is the ascending one with every bit flipped.
 */
const TYPE = {
  undefined: 0x06,
  null: 0x08,
  number: 0x10,
  string: 0x18,
  object: 0x20,
  array: 0x28,
  binary: 0x30,
  objectId: 0x38,
  boolean: 0x40,
  date: 0x48,
  regexp: 0x50,
} as const

/** Stands for an empty array in an index, which MongoDB orders below null. */
export const EMPTY_ARRAY = Symbol('empty array')
export type KeyValue = Value | typeof EMPTY_ARRAY

function typeByte(value: KeyValue): number {
  if (value === EMPTY_ARRAY) return TYPE.undefined
  if (value === null) return TYPE.null
  switch (typeof value) {
    case 'number':
      return TYPE.number
    case 'string':
      return TYPE.string
    case 'boolean':
      return TYPE.boolean
    default:
  }
  if (value instanceof Date) return TYPE.date
  if (value instanceof ObjectId) return TYPE.objectId
  if (value instanceof Binary) return TYPE.binary
  if (value instanceof RegExp) return TYPE.regexp
  return Array.isArray(value) ? TYPE.array : TYPE.object
}

function doubleBytes(number: number): Buffer {
  const bytes = Buffer.alloc(8)
  // NaN sorts below every other number
  if (Number.isNaN(number)) return bytes
  bytes.writeDoubleBE(number === 0 ? 0 : number)
  // IEEE 754 orders like unsigned integers once negatives are flipped and the sign bit of the others is set.
  if ((bytes[0] ?? 0) & 0x80) for (let i = 0; i < 8; i++) bytes[i] = ~(bytes[i] ?? 0) & 0xff
  else bytes[0] = (bytes[0] ?? 0) | 0x80
  return bytes
}

/** 0x00 inside becomes 0x00 0xFF and 0x00 0x01 ends the text: a prefix sorts before what it is a prefix of, and flipped after. */
function textBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  if (!bytes.includes(0)) return Buffer.concat([bytes, Buffer.of(0, 1)])
  const escaped: number[] = []
  for (const byte of bytes) {
    escaped.push(byte)
    if (byte === 0) escaped.push(0xff)
  }
  return Buffer.from([...escaped, 0, 1])
}

function payload(value: KeyValue): Buffer {
  if (value === EMPTY_ARRAY || value === null) return Buffer.alloc(0)
  if (typeof value === 'number') return doubleBytes(value)
  if (typeof value === 'string') return textBytes(value)
  if (typeof value === 'boolean') return Buffer.of(value ? 1 : 0)
  if (value instanceof Date) return doubleBytes(value.getTime())
  if (value instanceof ObjectId) return Buffer.from(value.hex, 'hex')
  return textBytes(stringifyEjson(value))
}

export function flip(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => ~byte & 0xff))
}

/** What the keys of all texts that begin with `prefix` begin with; up to its first zero character, which is not written as itself. */
export function textPrefixBytes(prefix: string): Buffer {
  return Buffer.concat([Buffer.of(TYPE.string), Buffer.from(prefix.split('\0')[0] ?? '', 'utf8')])
}

export function encodeKey(value: KeyValue, direction: 1 | -1 = 1): Buffer {
  const bytes = Buffer.concat([Buffer.of(typeByte(value)), payload(value)])
  return direction === 1 ? bytes : flip(bytes)
}

/** The smallest and the first-too-large key of a value's type: comparisons never cross types. */
export function typeBracket(value: Value): { low: Buffer; high: Buffer } {
  const type = typeByte(value)
  return { low: Buffer.of(type), high: Buffer.of(type + 1) }
}

/** True when a comparison with this value can be narrowed by bytes exactly as MongoDB would. */
export function isRangeable(value: Value): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    value instanceof Date ||
    value instanceof ObjectId
  )
}
