import { invalidOperator, requestFailed } from '../cloudError'
import { checkQuery } from './checkQuery'
import type { Maybe } from './compareValues'
import { compileQuery } from './compileQuery'
import { applyProjection, parseProjection, type Projection } from './stages/projectionTree'
import { matchedIndex } from './updates/positions'
import { own, without } from './queryPath'
import { isFields, operatorsOf, type Fields, type Value } from './values'

/** Checks what field() can send: 0 and 1, or {$slice}, {$elemMatch}; `array.$` for the element that met the query. */
export function checkProjection(projection: Fields): void {
  for (const [path, value] of Object.entries(projection)) {
    if (!isFields(value)) {
      if (value !== 0 && value !== 1) throw requestFailed(`projection of ${path} must be 0 or 1`)
      if (path.endsWith('.$') && value === 0)
        throw requestFailed('Cannot exclude array elements with the positional operator')
      continue
    }
    const [operator, ...more] = operatorsOf(value)
    if (operator === undefined || more.length > 0)
      throw requestFailed(`projection of ${path} must be 0, 1 or an operator`)
    const operand = value[operator] ?? null
    if (operator === '$slice') checkSlice(operand)
    else if (operator !== '$elemMatch') throw invalidOperator(`Unsupported projection option: ${path}: ${operator}`)
    else if (!isFields(operand)) throw requestFailed('elemMatch: Invalid argument, object required')
    else if (path.includes('.')) throw requestFailed('Cannot use $elemMatch projection on a nested field')
    else checkQuery({ [path]: { $elemMatch: operand } })
  }
  parsed(projection)
}

function checkSlice(operand: Value): void {
  const numbers = Array.isArray(operand) ? operand : [operand]
  const integers = numbers.every((item) => typeof item === 'number' && Number.isInteger(item))
  if (!integers || numbers.length > 2 || (Array.isArray(operand) && numbers.length !== 2)) {
    throw requestFailed('$slice takes a number, or [skip, limit]')
  }
  if (Array.isArray(operand) && Number(operand[1]) <= 0) throw requestFailed('$slice limit must be positive')
}

/**
 * What is kept, and what is done to arrays in it. $slice keeps the other fields, unless others are chosen; $elemMatch and
 * `array.$` choose their field.
 */
function parsed(projection: Fields): { kept: Projection; arrays: [path: string, operator: string, operand: Value][] } {
  const choice: Fields = {}
  const arrays: [string, string, Value][] = []
  for (const [path, value] of Object.entries(projection)) {
    if (path.endsWith('.$')) {
      choice[path.slice(0, -2)] = 1
      arrays.push([path.slice(0, -2), '$', null])
    } else if (isFields(value)) {
      const [operator = '', operand = null] = Object.entries(value)[0] ?? []
      arrays.push([path, operator, operand])
      if (operator === '$elemMatch') choice[path] = 1
    } else choice[path] = value
  }
  if (arrays.filter(([, operator]) => operator === '$').length > 1) {
    throw requestFailed('Cannot specify more than one positional proj. per query.')
  }
  if (parseProjection(choice).inclusive) for (const [path] of arrays) choice[path] = 1
  return { kept: parseProjection(choice), arrays }
}

/** The fields of a document that a checked projection leaves; `query` is the one that found it. */
export function projectFields(document: Fields, projection: Fields, query: Fields): Fields {
  if (Object.keys(projection).length === 0) return document
  const { kept, arrays } = parsed(projection)
  const left = applyProjection(document, kept, () => undefined)
  return arrays.reduce((fields, [path, operator, operand]) => {
    const matched = () => matchedIndex(document, path.split('.'), query)
    return changedAt(fields, path.split('.'), (value) => {
      if (Array.isArray(value)) return elements(value, operator, operand, matched)
      return operator === '$elemMatch' ? undefined : value
    })
  }, left)
}

function elements(items: Value[], operator: string, operand: Value, matched: () => number): Value[] | undefined {
  if (operator === '$') return items.slice(matched()).slice(0, 1)
  if (operator === '$slice') {
    if (!Array.isArray(operand))
      return Number(operand) < 0 ? items.slice(Number(operand)) : items.slice(0, Number(operand))
    const [skip = 0, limit = 0] = operand.map(Number)
    const from = skip < 0 ? Math.max(0, items.length + skip) : skip
    return items.slice(from, from + limit)
  }
  const matches = compileQuery({ element: { $elemMatch: operand } })
  const first = items.find((item) => matches({ element: [item] }))
  return first === undefined ? undefined : [first]
}

/** A copy with the value at a path changed, or without it. */
function changedAt(fields: Fields, [part = '', ...rest]: string[], change: (value: Value) => Maybe): Fields {
  const value = own(fields, part)
  if (value === undefined) return fields
  const inner = rest.length > 0 && isFields(value) ? changedAt(value, rest, change) : value
  const changed = rest.length > 0 ? inner : change(value)
  return changed === undefined ? without(fields, part) : { ...fields, [part]: changed }
}
