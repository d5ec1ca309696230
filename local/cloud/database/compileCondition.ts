import { compareValues, sameValue, typeRank, type Maybe } from './compareValues'
import { toRegExp } from './ejson'
import { geoTest } from './geo/geoTest'
import { Binary, isFields, ObjectId, operatorsOf, type Fields, type Value } from './values'

export type Test = (value: Maybe) => boolean
export type Matcher = (document: Fields) => boolean
/** How the query within an $elemMatch becomes a function; compileQuery, which this file can't import in turn. */
export type CompileQuery = (query: Fields) => Matcher

/**
 * One field's condition. It is given a way to apply a test to the field: at the end of a path, where an array counts as each of
 * its elements too when the test `opens` it, or to one element for $elemMatch and $pull.
 */
export type Condition = (apply: (test: Test, opens: boolean) => boolean) => boolean

export function compileCondition(condition: Value, compileQuery: CompileQuery): Condition {
  if (!isFields(condition) || operatorsOf(condition).length === 0) return opening(equalTo(condition))
  const parts = Object.entries(condition).map(([operator, operand]) =>
    compileOperator(operator, operand, condition, compileQuery),
  )
  return (apply) => parts.every((part) => part(apply))
}

const opening =
  (test: Test): Condition =>
  (apply) =>
    apply(test, true)
const whole =
  (test: Test): Condition =>
  (apply) =>
    apply(test, false)
const not =
  (condition: Condition): Condition =>
  (apply) =>
    !condition(apply)
const always: Condition = () => true

function compileOperator(operator: string, operand: Value, condition: Fields, compileQuery: CompileQuery): Condition {
  switch (operator) {
    case '$eq':
      return opening(equalTo(operand))
    case '$ne':
      return not(opening(equalTo(operand)))
    case '$gt':
      return opening(ordered(operand, (order) => order > 0))
    case '$gte':
      return opening(ordered(operand, (order) => order >= 0))
    case '$lt':
      return opening(ordered(operand, (order) => order < 0))
    case '$lte':
      return opening(ordered(operand, (order) => order <= 0))
    case '$in':
      return opening(oneOf(operand))
    case '$nin':
      return not(opening(oneOf(operand)))
    case '$not':
      return not(compileCondition(operand, compileQuery))
    case '$exists': {
      const exists = whole((value) => value !== undefined)
      return operand === false || operand === 0 || operand === null ? not(exists) : exists
    }
    case '$type':
      return ofType(operand)
    case '$mod':
      return opening(modulo(operand))
    case '$regex':
      return opening(matching(regexOf(operand, condition['$options'])))
    case '$options':
      return always
    case '$all':
      return all(operand, compileQuery)
    case '$size':
      return whole((value) => Array.isArray(value) && value.length === operand)
    case '$elemMatch':
      return whole(elementMatching(operand, compileQuery))
    default:
      return opening(geoTest(operator, operand))
  }
}

/** null stands for a missing field as well, a pattern also for the texts that it matches. */
function equalTo(operand: Value): Test {
  if (operand === null) return (value) => value === undefined || value === null
  if (operand instanceof RegExp) return matching(operand)
  return (value) => sameValue(value, operand)
}

/** Values of another type never compare; a missing field is null, and NaN is only equal to itself. */
function ordered(operand: Value, holds: (order: number) => boolean): Test {
  return (value) => {
    const given = value ?? null
    if (typeRank(given) !== typeRank(operand)) return false
    const order = compareValues(given, operand)
    return Number.isNaN(given) || Number.isNaN(operand) ? order === 0 && holds(0) : holds(order)
  }
}

function oneOf(operand: Value): Test {
  const tests = Array.isArray(operand) ? operand.map(equalTo) : []
  return (value) => tests.some((test) => test(value))
}

function all(operand: Value, compileQuery: CompileQuery): Condition {
  const items = Array.isArray(operand) ? operand : []
  const parts = items.map((item) =>
    isFields(item) && item['$elemMatch'] !== undefined ? compileCondition(item, compileQuery) : opening(equalTo(item)),
  )
  return (apply) => parts.length > 0 && parts.every((part) => part(apply))
}

/** Both numbers are cut to integers first, as MongoDB does. */
function modulo(operand: Value): Test {
  const [divisor = NaN, remainder = NaN] = Array.isArray(operand) ? operand.map(Number) : []
  return (value) =>
    typeof value === 'number' &&
    Number.isFinite(value) &&
    Math.trunc(value) % Math.trunc(divisor) === Math.trunc(remainder)
}

function regexOf(operand: Value, options: Value | undefined): RegExp {
  if (operand instanceof RegExp) return typeof options === 'string' ? toRegExp(operand.source, options) : operand
  return toRegExp(String(operand), typeof options === 'string' ? options : '')
}

function matching(pattern: RegExp): Test {
  return (value) =>
    typeof value === 'string' ? pattern.test(value) : value instanceof RegExp && sameValue(value, pattern)
}

/** A query of the fields of an element that is an object, or operators on the element itself. */
function elementMatching(operand: Value, compileQuery: CompileQuery): Test {
  if (!isFields(operand)) return () => false
  const [first] = operatorsOf(operand)
  if (first === undefined || ['$and', '$or', '$nor'].includes(first)) {
    const matches = compileQuery(operand)
    return (value) => Array.isArray(value) && value.some((item) => isFields(item) && matches(item))
  }
  const condition = compileCondition(operand, compileQuery)
  return (value) => Array.isArray(value) && value.some((item) => condition((test) => test(item)))
}

const TYPE_TESTS: Readonly<Record<string, Test>> = {
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  object: isFields,
  array: Array.isArray,
  binData: (value) => value instanceof Binary,
  objectId: (value) => value instanceof ObjectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp,
}

/** The types that can be told apart here: integers and doubles can't. */
export const TYPE_NAMES: readonly string[] = Object.keys(TYPE_TESTS)

function ofType(operand: Value): Condition {
  const tests = (Array.isArray(operand) ? operand : [operand]).map((name) => TYPE_TESTS[String(name)])
  return opening((value) => tests.some((test) => test?.(value) === true))
}
