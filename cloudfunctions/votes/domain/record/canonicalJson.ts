/**
 * The one text of a value, so that everybody hashes the same bytes: JSON with keys sorted by UTF-16 code unit, no white
 * space, strings escaped as JSON.stringify does. Numbers are safe integers only; anything else JSON could hold in two
 * ways (fractions, undefined, dates, class instances) throws a TypeError.
 */
export function canonicalJson(value: unknown): string {
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

// joined at the end: a million ballots as one growing string would be flattened again and again
function canonicalArray(items: readonly unknown[]): string {
  const texts = new Array<string>(items.length)
  for (let i = 0; i < items.length; i++) texts[i] = canonicalJson(items[i])
  return `[${texts.join(',')}]`
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  // another realm's plain objects (a test's, a frame's) have a prototype of their own that is the end of the chain
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError('not a plain object')
  const record = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of sortedKeys(record)) {
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(record[key])}`
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
