import type { Bounds } from './bounds'
import { addExpression } from './expressionBounds'
import type { Variables } from './expressions/operator'
import { rangesOf } from './geo/cells'
import { isRangeable } from './keyOrder'
import { isFields, operatorsOf, type Fields, type Value } from './values'

const none = (): Bounds => ({
  equal: undefined,
  low: undefined,
  high: undefined,
  prefix: undefined,
  above: undefined,
  below: undefined,
  place: undefined,
})

/** The conditions of a query, and of every part of an $and, by the path of their field. `variables` are those of its $expr. */
export function collectBounds(
  query: Fields,
  variables: Variables = {},
  found = new Map<string, Bounds>(),
): Map<string, Bounds> {
  const boundsAt = (path: string): Bounds => {
    const bounds = found.get(path) ?? none()
    found.set(path, bounds)
    return bounds
  }
  for (const [path, condition] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isFields(part)) collectBounds(part, variables, found)
    } else if (path === '$expr') addExpression(condition, variables, boundsAt)
    else if (!path.startsWith('$')) addBounds(boundsAt(path), condition)
  }
  return found
}

const GEO = new Set(['$nearSphere', '$geoWithin', '$geoIntersects'])

function isPoint(value: Value): boolean {
  return !Array.isArray(value) && !(value instanceof RegExp)
}

function addBounds(bounds: Bounds, condition: Value): void {
  if (condition instanceof RegExp) {
    bounds.prefix ??= literalPrefix(condition.source, condition.flags)
    return
  }
  if (!isFields(condition) || operatorsOf(condition).length === 0) {
    if (isPoint(condition)) bounds.equal ??= [condition]
    return
  }
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === '$eq' && isPoint(operand)) bounds.equal ??= [operand]
    else if (operator === '$in' && Array.isArray(operand) && operand.every(isPoint)) bounds.equal ??= operand
    else if (operator === '$all' && Array.isArray(operand)) bounds.equal ??= firstPoint(operand)
    else if (operator === '$exists' && operand === false) bounds.equal ??= [null]
    else if (operator === '$regex') bounds.prefix ??= prefixOf(operand, condition['$options'])
    else if (GEO.has(operator)) bounds.place ??= rangesOf(operator, operand)
    else if (!isRangeable(operand)) continue
    else if (operator === '$gt' || operator === '$gte')
      bounds.low ??= { value: operand, inclusive: operator === '$gte' }
    else if (operator === '$lt' || operator === '$lte')
      bounds.high ??= { value: operand, inclusive: operator === '$lte' }
  }
}

/** What has all of them has the first of them. */
function firstPoint(operand: Value[]): Value[] | undefined {
  const [first] = operand
  return first === undefined || !isPoint(first) || operatorsOf(first).length > 0 ? undefined : [first]
}

function prefixOf(operand: Value, options: Value | undefined): string | undefined {
  const flags = typeof options === 'string' ? options : ''
  if (operand instanceof RegExp) return literalPrefix(operand.source, operand.flags + flags)
  return typeof operand === 'string' ? literalPrefix(operand, flags) : undefined
}

/**
 * The literal text that a "prefix expression" begins with: `^abc.*` can be read off an index from abc on. Upper and lower case
 * taken as one, or several lines, can't (https://www.mongodb.com/docs/manual/reference/operator/query/regex/#index-use).
 */
export function literalPrefix(source: string, flags: string): string | undefined {
  if (!source.startsWith('^') || /[imx]/.test(flags) || source.includes('|')) return undefined
  let prefix = ''
  for (let i = 1; i < source.length; i++) {
    let character = source[i] ?? ''
    if (character === '\\') {
      character = source[++i] ?? ''
      // \d, \b, \u0041: not the letter itself
      if (!/[^\w\s]/.test(character)) break
    } else if (/[.^$*+?()[\]{}]/.test(character)) break
    const next = source[i + 1] ?? ''
    if (/[*?{]/.test(next)) break
    prefix += character
    if (next === '+') break
  }
  // half of a character beyond U+FFFF has no bytes of its own
  return prefix === '' || Buffer.from(prefix).toString() !== prefix ? undefined : prefix
}
