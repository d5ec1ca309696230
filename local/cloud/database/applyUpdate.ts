import { updateOne } from 'mingo'
import { requestFailed } from '../cloudError'
import { isFields, type Fields, type Value } from './values'

/**
 * Applies a checked update to a copy of `document`. mingo skips what it cannot apply ($inc on a text, a path through
 * null); MongoDB refuses, and so does this.
 */
export function applyUpdate(document: Fields, update: Fields, query: Fields, now: number): Fields {
  const changed = structured(document)
  const modifier: Record<string, Fields> = {}
  const merge = (operator: string, path: string, operand: Value) => {
    modifier[operator] = { ...modifier[operator], [path]: operand }
  }
  for (const [operator, fields] of Object.entries(update)) {
    if (!isFields(fields)) continue
    for (const [path, operand] of Object.entries(fields)) {
      const existing = target(changed, path, operator)
      checkTarget(existing, path, operator)
      if (operator === '$currentDate') merge('$set', path, new Date(now))
      else if ((operator === '$min' || operator === '$max') && existing === undefined) merge('$set', path, operand)
      else merge(operator, path, operand)
    }
  }
  try {
    updateOne([changed], query, modifier)
  } catch (error) {
    throw requestFailed(error instanceof Error ? error.message : String(error))
  }
  return changed
}

function structured<T extends Value>(value: T): T
function structured(value: Value): Value {
  if (Array.isArray(value)) return value.map((item) => structured(item))
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structured(item)]))
}

const CREATES = new Set(['$set', '$inc', '$mul', '$min', '$max', '$push', '$addToSet', '$bit', '$currentDate'])

/** The value that a path leads to; throws when an operator would have to create a field inside something that has none. */
function target(document: Fields, path: string, operator: string): Value | undefined {
  let value: Value | undefined = document
  for (const part of path.split('.')) {
    // A positional part ($, $[]) is resolved by mingo against the query.
    if (part.startsWith('$')) return undefined
    if (value === undefined) return undefined
    if (Array.isArray(value)) {
      if (!/^\d+$/.test(part)) return refuse(value, path, part, operator)
      value = value[Number(part)]
    } else if (isFields(value)) value = Object.hasOwn(value, part) ? value[part] : undefined
    else return refuse(value, path, part, operator)
  }
  return value
}

function refuse(value: Value, path: string, part: string, operator: string): undefined {
  if (!CREATES.has(operator)) return undefined
  throw requestFailed(`Cannot create field '${part}' in element {${path}: ${JSON.stringify(value)}}`)
}

function checkTarget(existing: Value | undefined, path: string, operator: string): void {
  if (existing === undefined) return
  if ((operator === '$inc' || operator === '$mul' || operator === '$bit') && typeof existing !== 'number') {
    throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type: ${path}`)
  }
  const arrays = ['$push', '$addToSet', '$pull', '$pullAll', '$pop']
  if (arrays.includes(operator) && !Array.isArray(existing)) {
    throw requestFailed(`Cannot apply ${operator} to a non-array value: ${path}`)
  }
}
