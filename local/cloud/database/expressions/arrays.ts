import { requestFailed } from '../../cloudError'
import { sameValue, type Maybe } from '../compareValues'
import { isFields, type Fields, type Value } from '../values'
import {
  integer,
  isNull,
  list,
  namedOf,
  of,
  text,
  unlessNull,
  type Evaluate,
  type Operator,
  type Scope,
} from './operator'
import { isTrue } from './truth'

function arrayElemAt(array: Value, index: Value): Maybe {
  return list(array, '$arrayElemAt').at(integer(index, '$arrayElemAt'))
}

/** From [[name, value]] or [{ k, v }]. */
function arrayToObject(pairs: Value): Fields {
  const fields: Fields = {}
  for (const pair of list(pairs, '$arrayToObject')) {
    const [key, value] = Array.isArray(pair) ? pair : isFields(pair) ? [pair['k'], pair['v']] : []
    if (typeof key !== 'string' || key === '__proto__' || value === undefined) {
      throw requestFailed('$arrayToObject requires an array of [name, value] or of { k, v }')
    }
    fields[key] = value
  }
  return fields
}

function indexOfArray(array: Value, wanted: Maybe, start: Maybe = 0, end: Maybe = Infinity): number {
  const items = list(array, '$indexOfArray')
  const from = bound(start, '$indexOfArray')
  const to = end === Infinity ? items.length : bound(end, '$indexOfArray')
  return items.findIndex((item, i) => i >= from && i < to && sameValue(item, wanted))
}

function bound(value: Maybe, operator: string): number {
  const index = integer(value, operator)
  if (index < 0) throw requestFailed(`${operator} requires a nonnegative starting or ending index, found: ${index}`)
  return index
}

/** The most elements that one $range may make: MongoDB's answer would not fit into a document long before. */
const RANGE_MAX = 1_000_000

function range(start: Maybe, end: Maybe, step: Maybe = 1): number[] {
  const [from, to, by] = [start, end, step].map((value) => integer(value, '$range')) as [number, number, number]
  if (by === 0) throw requestFailed('$range requires a non-zero step value')
  const length = Math.max(0, Math.ceil((to - from) / by))
  if (length > RANGE_MAX) throw requestFailed(`$range would make ${length} numbers`)
  return Array.from({ length }, (_, i) => from + i * by)
}

function slice(array: Value, first: Value, second?: Value): Value[] {
  const items = list(array, '$slice')
  const n = integer(first, '$slice')
  if (second === undefined) return n < 0 ? items.slice(n) : items.slice(0, n)
  const count = integer(second, '$slice')
  if (count <= 0) throw requestFailed('Third argument to $slice must be positive')
  const from = n < 0 ? Math.max(0, items.length + n) : n
  return items.slice(from, from + count)
}

function zip({ inputs, useLongestLength = false, defaults }: Record<string, Maybe>): Maybe {
  const arrays = list(inputs, '$zip')
  if (arrays.some(isNull)) return null
  const rows = arrays.map((array) => list(array, '$zip'))
  if (typeof useLongestLength !== 'boolean') throw requestFailed('useLongestLength must be a bool')
  if (defaults !== undefined && !useLongestLength)
    throw requestFailed('cannot specify defaults unless useLongestLength is true')
  const fill = defaults === undefined ? rows.map(() => null) : list(defaults, '$zip')
  if (fill.length !== rows.length) throw requestFailed('defaults and inputs must have the same length')
  const lengths = rows.map((row) => row.length)
  const length = rows.length === 0 ? 0 : useLongestLength ? Math.max(...lengths) : Math.min(...lengths)
  return Array.from({ length }, (_, i) => rows.map((row, j) => (i < row.length ? row[i] : fill[j]) ?? null))
}

/** $map and $filter: `input` as an array, null when there is none; `as` names each element. */
function each(argument: Value, scope: Scope, evaluate: Evaluate, operator: string) {
  const { input = null, as = 'this' } = namedOf(argument)
  const array = evaluate(input, scope)
  if (isNull(array)) return null
  const name = text(as, operator)
  return list(array, operator).map((item) => ({
    item,
    scope: { ...scope, variables: { ...scope.variables, [name]: item } },
  }))
}

const filter: Operator = {
  named: { input: true, as: false, cond: true },
  run: (argument, scope, evaluate) => {
    const { cond = null } = namedOf(argument)
    const items = each(argument, scope, evaluate, '$filter')
    return items?.filter((one) => isTrue(evaluate(cond, one.scope))).map(({ item }) => item) ?? null
  },
}

const map: Operator = {
  named: { input: true, as: false, in: true },
  run: (argument, scope, evaluate) => {
    const { in: body = null } = namedOf(argument)
    return each(argument, scope, evaluate, '$map')?.map((one) => evaluate(body, one.scope) ?? null) ?? null
  },
}

const reduce: Operator = {
  named: { input: true, initialValue: true, in: true },
  run: (argument, scope, evaluate) => {
    const { input = null, initialValue = null, in: body = null } = namedOf(argument)
    const array = evaluate(input, scope)
    if (isNull(array)) return null
    return list(array, '$reduce').reduce<Maybe>(
      (value, item) => evaluate(body, { ...scope, variables: { ...scope.variables, value, this: item } }),
      evaluate(initialValue, scope),
    )
  },
}

export const ARRAYS: Record<string, Operator> = {
  $arrayElemAt: unlessNull(2, 2, (array = null, index = null) => arrayElemAt(array, index)),
  $arrayToObject: unlessNull(1, 1, (pairs = null) => arrayToObject(pairs)),
  $concatArrays: unlessNull(0, Infinity, (...arrays) => arrays.flatMap((array) => list(array, '$concatArrays'))),
  $filter: filter,
  $in: of(2, 2, (wanted, array) => list(array, '$in').some((item) => sameValue(item, wanted))),
  $indexOfArray: of(2, 4, (array, wanted, start, end) =>
    isNull(array) ? null : indexOfArray(array, wanted, start, end),
  ),
  $isArray: of(1, 1, Array.isArray),
  $map: map,
  $range: of(2, 3, range),
  $reduce: reduce,
  $reverseArray: unlessNull(1, 1, (array) => list(array, '$reverseArray').slice().reverse()),
  $size: of(1, 1, (array) => list(array, '$size').length),
  $slice: unlessNull(2, 3, (array = null, first = null, second) => slice(array, first, second)),
  $zip: {
    named: { inputs: true, useLongestLength: false, defaults: false },
    run: (argument, scope, evaluate) => {
      const { inputs = null, useLongestLength = false, defaults } = namedOf(argument)
      const given = defaults === undefined ? {} : { defaults: evaluate(defaults, scope) }
      return zip({ inputs: evaluate(inputs, scope), useLongestLength, ...given })
    },
  },
}
