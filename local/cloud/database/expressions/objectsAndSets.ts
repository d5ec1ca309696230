import { requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { identityOf } from '../identity'
import { isFields, type Fields, type Value } from '../values'
import { isNull, list, of, typeName, unlessNull, type Operator } from './operator'
import { isTrue } from './truth'

/** Later objects win; null and missing are passed over. */
export function mergeObjects(values: readonly Maybe[]): Fields {
  const merged: Fields = {}
  for (const value of values) {
    if (isNull(value)) continue
    if (!isFields(value))
      throw requestFailed(`$mergeObjects requires object inputs, but input is of type ${typeName(value)}`)
    Object.assign(merged, value)
  }
  return merged
}

/** Each value once, in the order of its first appearance. */
export function distinct(values: readonly Value[]): Value[] {
  const kept = new Map<string, Value>()
  for (const value of values) {
    const identity = identityOf(value)
    if (!kept.has(identity)) kept.set(identity, value)
  }
  return [...kept.values()]
}

/** Whether a value is one of several. */
function membership(values: readonly Value[]): (value: Value) => boolean {
  const known = new Set(values.map(identityOf))
  return (value) => known.has(identityOf(value))
}

const set = (least: number, most: number, name: string, compute: (...sets: Value[][]) => Maybe): Operator =>
  unlessNull(least, most, (...given) => compute(...given.map((value) => list(value, name))))

/** Like the others, but null is refused. */
const strictSet = (least: number, most: number, name: string, compute: (...sets: Value[][]) => Maybe): Operator =>
  of(least, most, (...given) => compute(...given.map((value) => list(value, name))))

const within = (part: readonly Value[], whole: readonly Value[]): boolean => part.every(membership(whole))

export const OBJECTS: Record<string, Operator> = {
  $mergeObjects: of(0, Infinity, (...given) => {
    const [first] = given
    return mergeObjects(given.length === 1 && Array.isArray(first) ? first : given)
  }),
  $objectToArray: unlessNull(1, 1, (value) => {
    if (!isFields(value)) throw requestFailed(`$objectToArray requires a document input, found: ${typeName(value)}`)
    return Object.entries(value).map(([k, v]) => ({ k, v }))
  }),
}

export const SETS: Record<string, Operator> = {
  $allElementsTrue: strictSet(1, 1, '$allElementsTrue', (items = []) => items.every(isTrue)),
  $anyElementTrue: strictSet(1, 1, '$anyElementTrue', (items = []) => items.some(isTrue)),
  $setDifference: set(2, 2, '$setDifference', (left = [], right = []) => {
    const gone = membership(right)
    return distinct(left).filter((value) => !gone(value))
  }),
  $setEquals: strictSet(2, Infinity, '$setEquals', (first = [], ...others) =>
    others.every((other) => within(first, other) && within(other, first)),
  ),
  $setIntersection: set(0, Infinity, '$setIntersection', (first = [], ...others) => {
    const inOthers = others.map(membership)
    return distinct(first).filter((value) => inOthers.every((has) => has(value)))
  }),
  $setIsSubset: strictSet(2, 2, '$setIsSubset', (part = [], whole = []) => within(part, whole)),
  $setUnion: set(0, Infinity, '$setUnion', (...sets) => distinct(sets.flat())),
}
