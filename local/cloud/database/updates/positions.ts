import { requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { compileQuery } from '../compileQuery'
import { own } from '../queryPath'
import { isFields, operatorsOf, type Fields, type Value } from '../values'

const NEGATIONS = ['$ne', '$nin', '$not', '$nor']

/** A path with its `$` and `$[]` replaced by the indexes that they stand for in this document. */
export function resolvePositions(document: Fields, path: string, query: Fields): string[][] {
  const parts = path.split('.')
  const at = parts.findIndex((part) => part.startsWith('$'))
  if (at < 0) return [parts]
  const above = parts.slice(0, at)
  const array = valueAt(document, above)
  if (parts[at] === '$') {
    const index = matchedIndex(document, above, query)
    return resolvePositions(document, [...above, String(index), ...parts.slice(at + 1)].join('.'), query)
  }
  if (parts[at] !== '$[]')
    throw requestFailed(`No array filter found for identifier '${parts[at] ?? ''}' in path '${path}'`)
  if (!Array.isArray(array)) {
    throw requestFailed(`The path '${above.join('.')}' must exist in the document in order to apply array updates.`)
  }
  return array.flatMap((_, i) =>
    resolvePositions(document, [...above, String(i), ...parts.slice(at + 1)].join('.'), query),
  )
}

/**
 * The first element that meets the query's one condition on this array. With several conditions MongoDB may take the element that
 * any of them met, which nobody can rely on: refused here.
 */
export function matchedIndex(document: Fields, path: readonly string[], query: Fields): number {
  const name = path.join('.')
  const conditions = conditionsOn(query, name)
  const [condition] = conditions
  if (condition === undefined) {
    throw requestFailed('The positional operator did not find the match needed from the query.')
  }
  if (conditions.length > 1)
    throw requestFailed(`the query has several conditions on '${name}': use elemMatch with the positional operator`)
  const array = valueAt(document, path)
  const items = Array.isArray(array) ? array : []
  const matches = compileQuery({ [['element', ...condition.rest].join('.')]: condition.value })
  const index = items.findIndex((item) => matches({ element: [item] }))
  if (index < 0) throw requestFailed('The positional operator did not find the match needed from the query.')
  return index
}

function conditionsOn(query: Fields, name: string): { rest: string[]; value: Value }[] {
  return Object.entries(query).flatMap(([key, value]) => {
    if (key === '$and' && Array.isArray(value))
      return value.filter(isFields).flatMap((part) => conditionsOn(part, name))
    if (key !== name && !key.startsWith(`${name}.`)) return []
    if (operatorsOf(value).some((operator) => NEGATIONS.includes(operator))) return []
    return [{ rest: key === name ? [] : key.slice(name.length + 1).split('.'), value }]
  })
}

function valueAt(document: Fields, path: readonly string[]): Maybe {
  return path.reduce<Maybe>((at, part) => {
    if (Array.isArray(at)) return at[Number(part)]
    return isFields(at) ? own(at, part) : undefined
  }, document)
}
