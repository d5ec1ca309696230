/**
 * The one text of a value, so that everybody hashes the same bytes: JSON with keys sorted by UTF-16 code unit, no white
 * space, strings escaped as JSON.stringify does. Numbers are safe integers only; anything else JSON could hold in two
 * ways (fractions, undefined, dates, class instances) throws a TypeError.
 */
export function canonicalJson(value: unknown): string {
  return isCanonical(value) ? JSON.stringify(value) : written(value)
}

/** Whether JSON.stringify writes it as it must be: what was read from a canonical text does, and a million ballots take a fifth of the time. */
function isCanonical(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0)
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isCanonical(value[i])) return false
    return true
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  let before: string | undefined
  for (const key of Object.keys(value)) {
    if (before !== undefined && before > key) return false
    if (!isCanonical((value as Readonly<Record<string, unknown>>)[key])) return false
    before = key
  }
  return true
}

function written(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`not a safe integer: ${value}`)
      return String(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value)
    default:
      throw new TypeError(`no canonical form for ${typeof value}`)
  }
}

// not map(): it would leave out a hole, which has no canonical form
function canonicalArray(items: readonly unknown[]): string {
  const texts = new Array<string>(items.length)
  for (let i = 0; i < items.length; i++) texts[i] = written(items[i])
  return `[${texts.join(',')}]`
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  // another realm's plain objects (a test's, a frame's) have a prototype of their own that is the end of the chain
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError('not a plain object')
  const record = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of sortedKeys(record)) {
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${written(record[key])}`
  }
  return `{${text}}`
}

function sortedKeys(record: object): string[] {
  const keys = Object.keys(record)
  for (let i = 1; i < keys.length; i++) {
    if ((keys[i - 1] ?? '') > (keys[i] ?? '')) return keys.sort()
  }
  return keys
}
