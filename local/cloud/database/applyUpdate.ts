import { requestFailed } from '../cloudError'
import type { Maybe } from './compareValues'
import { ARRAY_CHANGES } from './updates/arrayChanges'
import { FIELD_CHANGES } from './updates/fieldChanges'
import { resolvePositions } from './updates/positions'
import { changeAt } from './updates/updatePath'
import { isFields, type Fields, type Value } from './values'

/** These leave a path alone that isn't there; the others create it. */
const ONLY_EXISTING = new Set(['$unset', '$pull', '$pullAll', '$pop', '$rename'])

/**
 * A checked update (see checkUpdate) applied to a copy of `document`. `query` is the one that found it: a positional `$` stands for
 * the array element that met it. Fields are changed in the order of their paths, as MongoDB does. `now` in milliseconds.
 */
export function applyUpdate(document: Fields, update: Fields, query: Fields, now: number): Fields {
  const changed = copied(document)
  const changes = Object.entries(update).flatMap(([operator, fields]) =>
    Object.entries(isFields(fields) ? fields : {}).map(([path, operand]) => ({ operator, path, operand })),
  )
  changes.sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const { operator, path, operand } of changes) {
    for (const parts of resolvePositions(document, path, query)) {
      if (operator === '$rename') rename(changed, parts, String(operand).split('.'))
      else {
        const change = FIELD_CHANGES[operator] ?? ARRAY_CHANGES[operator]
        const value = copied(operand)
        changeAt(changed, parts, !ONLY_EXISTING.has(operator), (existing) => change?.(existing, value, now))
      }
    }
  }
  return changed
}

/** The field moves with its value and replaces what is at its new name. Neither name may lead through an array. */
function rename(document: Fields, from: readonly string[], to: readonly string[]): void {
  refuseArrays(document, from)
  let moved: Maybe
  changeAt(document, from, false, (existing) => {
    moved = existing
    return existing === undefined ? undefined : 'remove'
  })
  if (moved === undefined) return
  const value = moved
  refuseArrays(document, to)
  changeAt(document, to, true, () => ({ value }))
}

function refuseArrays(document: Fields, path: readonly string[]): void {
  let at: Maybe = document
  for (const part of path) {
    if (Array.isArray(at)) throw requestFailed(`The field of $rename cannot be an array element: '${path.join('.')}'`)
    at = isFields(at) ? at[part] : undefined
  }
}

function copied<T extends Value>(value: T): T
function copied(value: Value): Value {
  if (Array.isArray(value)) return value.map((item) => copied(item))
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copied(item)]))
}
