import { invalidParam } from '../cloudError'
import { Binary, isFields, ObjectId, type Fields, type Value } from './values'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * Reads the SDK's canonical EJSON (MongoDB Extended JSON v2). `{$tcb_server_date:{offset}}` becomes the cloud's own time
 * plus offset milliseconds. Types that a mini-program never sends (Decimal128, Timestamp, …) are refused, not guessed.
 */
export function parseEjson(text: unknown, what: string, now: () => number): Value {
  if (typeof text !== 'string') throw invalidParam(`${what} must be an EJSON string`)
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch {
    throw invalidParam(`${what} is not valid EJSON`)
  }
  return decode(json, what, now)
}

/** Like parseEjson, for a parameter that has to be an object. */
export function parseEjsonObject(text: unknown, what: string, now: () => number): Fields {
  const value = parseEjson(text, what, now)
  if (!isFields(value)) throw invalidParam(`${what} must be an object`)
  return value
}

/** Reads what stringifyEjson wrote. */
export function parseStored(text: string): Fields {
  const value = decode(JSON.parse(text) as Json, 'stored document', () => 0)
  if (!isFields(value)) throw new Error('stored document is not an object')
  return value
}

export function decode(json: Json, what: string, now: () => number): Value {
  if (json === null || typeof json !== 'object') return json
  if (Array.isArray(json)) return json.map((item) => decode(item, what, now))
  const keys = Object.keys(json)
  const first = keys[0]
  if (first !== undefined && first.startsWith('$')) {
    const special = decodeSpecial(json, first, keys.length, what, now)
    if (special !== undefined) return special
  }
  const fields: Fields = {}
  for (const key of keys) {
    if (key === '__proto__') throw invalidParam(`${what}: a field cannot be called __proto__`)
    const value = json[key]
    if (value !== undefined) fields[key] = decode(value, what, now)
  }
  return fields
}

const UNSUPPORTED = new Set([
  '$numberDecimal', '$timestamp', '$minKey', '$maxKey', '$code', '$symbol', '$undefined', '$dbPointer', '$uuid',
]) // prettier-ignore

function decodeSpecial(
  json: { [key: string]: Json },
  key: string,
  size: number,
  what: string,
  now: () => number,
): Value | undefined {
  const raw = json[key] ?? null
  const bad = () => invalidParam(`${what}: malformed ${key}`)
  if (UNSUPPORTED.has(key)) throw invalidParam(`${what}: the type ${key} is not supported by the local cloud`)
  if (size !== 1) return undefined
  switch (key) {
    case '$numberInt':
    case '$numberDouble':
    case '$numberLong': {
      const number = typeof raw === 'string' ? Number(raw) : NaN
      if (Number.isNaN(number) && raw !== 'NaN') throw bad()
      if (key === '$numberLong' && !Number.isSafeInteger(number)) {
        throw invalidParam(`${what}: the integer ${String(raw)} does not fit a JavaScript number`)
      }
      return number
    }
    case '$date': {
      const time =
        typeof raw === 'string' ? Date.parse(raw) : typeof raw === 'number' ? raw : Number(decode(raw, what, now))
      if (Number.isNaN(time)) throw bad()
      return new Date(time)
    }
    case '$oid':
      if (typeof raw !== 'string' || !/^[0-9a-f]{24}$/i.test(raw)) throw bad()
      return new ObjectId(raw.toLowerCase())
    case '$tcb_server_date': {
      const offset = isJsonObject(raw) ? decode(raw['offset'] ?? 0, what, now) : 0
      if (typeof offset !== 'number') throw bad()
      return new Date(now() + offset)
    }
    case '$regularExpression':
      if (!isJsonObject(raw) || typeof raw['pattern'] !== 'string' || typeof raw['options'] !== 'string') throw bad()
      return toRegExp(raw['pattern'], raw['options'])
    case '$binary':
      if (!isJsonObject(raw) || typeof raw['base64'] !== 'string') throw bad()
      return new Binary(raw['base64'], typeof raw['subType'] === 'string' ? raw['subType'] : '00')
    default:
      return undefined
  }
}

function isJsonObject(json: Json): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

/** MongoDB knows the options i, m, s, x, u; JavaScript's g and y would also make matching remember where it stopped. */
export function toRegExp(pattern: string, options: string): RegExp {
  const unknown = [...options].find((flag) => !'imsu'.includes(flag))
  if (unknown !== undefined) throw invalidParam(`invalid flag in regex options: ${unknown}`)
  try {
    return new RegExp(pattern, options)
  } catch {
    throw invalidParam(`Regular expression is invalid: ${pattern}`)
  }
}

/** Writes relaxed EJSON: what the SDK's EJSON.parse turns back into the same JavaScript values. */
export function stringifyEjson(value: Value): string {
  return JSON.stringify(encode(value))
}

export function encode(value: Value): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return Object.is(value, -0) ? { $numberDouble: '-0.0' } : value
    return { $numberDouble: Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity' }
  }
  if (Array.isArray(value)) return value.map(encode)
  if (value instanceof Date) return { $date: encodeDate(value) }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (value instanceof ObjectId) return { $oid: value.hex }
  if (value instanceof Binary) return { $binary: { base64: value.base64, subType: value.subType } }
  const json: { [key: string]: Json } = {}
  for (const [key, item] of Object.entries(value)) json[key] = encode(item)
  return json
}

function encodeDate(date: Date): Json {
  const year = date.getUTCFullYear()
  return year >= 1970 && year <= 9999 ? date.toISOString() : { $numberLong: String(date.getTime()) }
}
