import type { Bounds } from './bounds'
import type { Maybe } from './compareValues'
import { evaluate } from './expressions/evaluate'
import type { Variables } from './expressions/operator'
import { isRangeable } from './keyOrder'
import { isFields, type Fields, type Value } from './values'

const MIRRORED: Readonly<Record<string, string>> = {
  $eq: '$eq',
  $gt: '$lt',
  $gte: '$lte',
  $lt: '$gt',
  $lte: '$gte',
}

/**
 * The comparisons of an $expr that an index can use: of one field with what doesn't depend on the document, alone or in an $and
 * (MongoDB's manual, $expr). `boundsAt` hands out the bounds of a path.
 */
export function addExpression(expression: Value, variables: Variables, boundsAt: (path: string) => Bounds): void {
  const [operator = '', argument = null] = isFields(expression) ? (Object.entries(expression)[0] ?? []) : []
  const parts = Array.isArray(argument) ? argument : [argument]
  if (operator === '$and') return parts.forEach((part) => addExpression(part, variables, boundsAt))
  const mirrored = MIRRORED[operator]
  const [left = null, right = null] = parts
  if (mirrored === undefined || parts.length !== 2) return
  const paths = [pathOf(left), pathOf(right)] as const
  if (paths[0] !== undefined && isConstant(right, variables))
    add(boundsAt(paths[0]), operator, constant(right, variables))
  else if (paths[1] !== undefined && isConstant(left, variables))
    add(boundsAt(paths[1]), mirrored, constant(left, variables))
}

/**
 * An expression compares a whole array, of which an index has the elements only: an array isn't looked up. A missing value is looked up
 * as null, which an index has for both.
 */
function add(bounds: Bounds, operator: string, given: Maybe): void {
  const value = given ?? null
  if (operator === '$eq') {
    if (!Array.isArray(value) && !(value instanceof RegExp)) bounds.equal ??= [value]
  } else if (isRangeable(value)) {
    const limit = { value, inclusive: operator.endsWith('e') }
    if (operator.startsWith('$gt')) bounds.above ??= limit
    else bounds.below ??= limit
  }
}

function pathOf(expression: Value): string | undefined {
  if (typeof expression !== 'string') return undefined
  const [, path] = /^\$(?:\$(?:ROOT|CURRENT)\.)?([^$].*)$/.exec(expression) ?? []
  return path
}

const constant = (expression: Value, variables: Variables): Maybe => evaluate(expression, { document: {}, variables })

function isConstant(expression: Value, variables: Variables): boolean {
  if (typeof expression === 'string') {
    if (!expression.startsWith('$')) return true
    const [name = ''] = expression.slice(2).split('.')
    return expression.startsWith('$$') && Object.hasOwn(variables, name)
  }
  if (Array.isArray(expression)) return expression.every((item) => isConstant(item, variables))
  if (!isFields(expression) || expression['$literal'] !== undefined) return true
  return Object.values(expression).every((item) => isConstant(item, variables))
}

/** A query that finds at least as much, without what it computes. */
export function withoutExpressions(query: Fields): Fields {
  const kept = Object.entries(query).flatMap(([key, condition]): [string, Value][] => {
    if (key === '$expr' || key === '$or' || key === '$nor')
      return holdsExpression(condition, key) ? [] : [[key, condition]]
    if (key !== '$and' || !Array.isArray(condition)) return [[key, condition]]
    const parts = condition.map((part) => (isFields(part) ? withoutExpressions(part) : part))
    return [[key, parts]]
  })
  return Object.fromEntries(kept)
}

function holdsExpression(condition: Value, key: string): boolean {
  if (key === '$expr') return true
  if (Array.isArray(condition)) return condition.some((part) => holdsExpression(part, ''))
  return (
    isFields(condition) &&
    Object.entries(condition).some(([name, inner]) => name.startsWith('$') && holdsExpression(inner, name))
  )
}
