import { requestFailed } from '../../cloudError'
import { compareValues, sameValue, type Maybe } from '../compareValues'
import { compileQuery, compileTest } from '../compileQuery'
import { sortKey, type Direction } from '../indexKeys'
import { isFields, operatorsOf, type Value } from '../values'
import { distinct } from '../expressions/objectsAndSets'
import { identityOf } from '../identity'
import type { Change } from './updatePath'

/** A change of an array: what it becomes. A missing one is undefined. */
type ArrayChange = (items: readonly Value[] | undefined, operand: Value) => Value[] | undefined

const onArray =
  (operator: string, change: ArrayChange) =>
  (existing: Maybe, operand: Value): Change => {
    if (existing !== undefined && !Array.isArray(existing)) {
      throw requestFailed(
        `The field must be an array but is not: cannot apply ${operator} to ${JSON.stringify(existing)}`,
      )
    }
    const changed = change(existing, operand)
    return changed === undefined ? undefined : { value: changed }
  }

/** `{ $each, $position, $sort, $slice }`, done in this order whatever theirs; or one value. */
const push: ArrayChange = (items = [], operand) => {
  if (!isFields(operand) || operand['$each'] === undefined) return [...items, operand]
  const { $each, $position, $sort, $slice } = operand
  const added = Array.isArray($each) ? $each : []
  const at = typeof $position === 'number' ? $position : items.length
  const joined = [...items]
  joined.splice(at, 0, ...added)
  const sorted = $sort === undefined ? joined : sortElements(joined, $sort)
  if (typeof $slice !== 'number') return sorted
  return $slice < 0 ? sorted.slice($slice) : sorted.slice(0, $slice)
}

/** By the elements themselves (1, -1), or by fields of elements that are objects; an element without them counts as null. */
function sortElements(items: Value[], by: Value): Value[] {
  if (!isFields(by)) return items.sort((a, b) => compareValues(a, b) * Number(by))
  const order = Object.entries(by).map(([path, direction]) => [path, Number(direction) as Direction] as const)
  return items
    .map((item) => ({ item, key: sortKey(isFields(item) ? item : {}, order) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ item }) => item)
}

/** What is there already stays, repeats included. */
const addToSet: ArrayChange = (items, operand) => {
  const several = isFields(operand) && Array.isArray(operand['$each']) ? operand['$each'] : [operand]
  const known = new Set((items ?? []).map(identityOf))
  const fresh = distinct(several).filter((value) => !known.has(identityOf(value)))
  return items !== undefined && fresh.length === 0 ? undefined : [...(items ?? []), ...fresh]
}

/** By equality, by operators on the element, or by a query of the fields of elements that are objects. */
const pull: ArrayChange = (items, operand) => {
  if (items === undefined) return undefined
  const query = isFields(operand) && operatorsOf(operand).length === 0 ? compileQuery(operand) : undefined
  const test = query === undefined ? testOf(operand) : undefined
  return items.filter((item) => !(query === undefined ? test?.(item) : isFields(item) && query(item)))
}

function testOf(operand: Value): (item: Value) => boolean {
  if (isFields(operand) || operand instanceof RegExp) return compileTest(operand)
  return (item) => sameValue(item, operand)
}

const pullAll: ArrayChange = (items, operand) => {
  const gone = Array.isArray(operand) ? operand : []
  return items?.filter((item) => !gone.some((value) => sameValue(item, value)))
}

const pop: ArrayChange = (items, operand) => (operand === -1 ? items?.slice(1) : items?.slice(0, -1))

export const ARRAY_CHANGES: Record<string, (existing: Maybe, operand: Value) => Change> = {
  $push: onArray('$push', push),
  $addToSet: onArray('$addToSet', addToSet),
  $pull: onArray('$pull', pull),
  $pullAll: onArray('$pullAll', pullAll),
  $pop: onArray('$pop', pop),
}
