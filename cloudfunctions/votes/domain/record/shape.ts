/** Null if the value has the shape, else where it first departs from it: “ballots[3].choice”. */
export type Shape = (value: unknown, at: string) => string | null

const holds =
  (test: (value: unknown) => boolean): Shape =>
  (value, at) =>
    test(value) ? null : at

export const text = holds((value) => typeof value === 'string')
export const truth = holds((value) => typeof value === 'boolean')
/** Counts, instants (ms) and areas. */
export const whole = holds((value) => Number.isSafeInteger(value) && (value as number) >= 0)
export const positive = holds((value) => Number.isSafeInteger(value) && (value as number) > 0)
export const hash = holds((value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value))
export const oneOf = (...values: readonly string[]) =>
  holds((value) => typeof value === 'string' && values.includes(value))
export const anyRecord = holds(isRecord)

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const nullOr =
  (shape: Shape): Shape =>
  (value, at) =>
    value === null ? null : shape(value, at)

export const list =
  (shape: Shape): Shape =>
  (value, at) => {
    if (!Array.isArray(value)) return at
    for (let i = 0; i < value.length; i++) {
      const found = shape(value[i], at)
      if (found !== null) return found.replace(at, `${at}[${i}]`)
    }
    return null
  }

// older phones have no Object.hasOwn
const has = (record: object, name: string) => Object.prototype.hasOwnProperty.call(record, name)

/** Exactly these fields, and perhaps the optional ones: what isn't explained isn't published. */
export function fields(
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const names = Object.keys(required)
  return (value, at) => {
    if (!isRecord(value)) return at
    for (const name of names) {
      const found = required[name]?.(value[name], name) ?? null
      if (found !== null) return `${at}.${found}`
    }
    for (const name of Object.keys(value)) {
      if (has(required, name)) continue
      const shape = has(optional, name) ? optional[name] : undefined
      const found = shape ? shape(value[name], name) : name
      if (found !== null) return `${at}.${found}`
    }
    return null
  }
}
