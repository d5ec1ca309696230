import { invalidOperator, requestFailed } from '../cloudError'
import { checkExpression } from './checkExpression'
import { TYPE_NAMES } from './compileCondition'
import { toRegExp } from './ejson'
import { checkedShape } from './geo/checkedShape'
import { readArea, readNear } from './geo/geoTest'
import { isFields, operatorsOf, type Fields, type Value } from './values'

/** Known to the cloud, but not evaluated here: full text needs an index of its own, $near and $box are for maps that are flat. */
const NOT_HERE = new Set(['$near', '$geoNear', '$text', '$search', '$jsonSchema', '$where', '$comment'])

/** Where a query stands: $nearSphere orders what is found, so it only stands at the top of one; $expr knows a lookup's variables. */
interface Place {
  near: boolean
  variables?: ReadonlySet<string>
}

/**
 * Throws for an operator that the cloud would refuse or that the local cloud cannot evaluate, wherever it stands: an unknown
 * operator must never match nothing in silence, and must fail even when the collection is empty.
 */
export function checkQuery(query: Fields, place: Place = { near: true }): void {
  const nears = Object.entries(query).filter(([key, condition]) => checkPart(key, condition, place))
  if (nears.length > 1) throw requestFailed('Too many geoNear expressions')
}

/** @returns whether it has a $nearSphere */
function checkPart(key: string, condition: Value, place: Place): boolean {
  if (key === '$and' || key === '$or' || key === '$nor') {
    if (!Array.isArray(condition) || condition.length === 0) throw requestFailed(`${key} must be a nonempty array`)
    for (const branch of condition) {
      if (!isFields(branch)) throw requestFailed(`${key} entries need to be full objects`)
      checkQuery(branch, { ...place, near: place.near && key === '$and' })
    }
    return false
  }
  if (key === '$expr') checkExpression(condition, place.variables)
  else if (key.startsWith('$')) throw unknown(key)
  else checkCondition(condition, place)
  return isFields(condition) && condition['$nearSphere'] !== undefined
}

function checkCondition(condition: Value, place: Place): void {
  const operators = operatorsOf(condition)
  if (operators.length === 0 || !isFields(condition)) return
  if (operators.length !== Object.keys(condition).length) {
    throw requestFailed('a condition cannot mix operators and fields')
  }
  for (const [operator, operand] of Object.entries(condition)) {
    const check = Object.hasOwn(OPERANDS, operator) ? OPERANDS[operator] : undefined
    if (check === undefined) throw unknown(operator)
    check(operand, condition, place)
  }
}

type OperandCheck = (operand: Value, condition: Fields, place: Place) => void

/** A value as it stands: no operators in it, and for an order no pattern. */
const literal: OperandCheck = (operand) => {
  const [nested] = operatorsOf(operand)
  if (nested !== undefined) throw unknown(nested)
}
const comparable: OperandCheck = (operand, condition, place) => {
  if (operand instanceof RegExp) throw requestFailed("Can't have RegEx as arg to predicate over field")
  literal(operand, condition, place)
}

const list =
  (operator: string): OperandCheck =>
  (operand, _, place) => {
    if (!Array.isArray(operand)) throw requestFailed(`${operator} needs an array`)
    for (const item of operand) {
      const [nested] = operatorsOf(item)
      if (operator === '$all' && nested === '$elemMatch') checkCondition(item, { ...place, near: false })
      else if (nested !== undefined) throw requestFailed(`cannot nest $ under ${operator}`)
    }
  }

const not: OperandCheck = (operand, _, place) => {
  if (operand instanceof RegExp) return
  if (!isFields(operand) || operatorsOf(operand).length === 0) throw requestFailed('$not needs a regex or a document')
  checkCondition(operand, { ...place, near: false })
}

const elemMatch: OperandCheck = (operand, _, place) => {
  if (!isFields(operand)) throw requestFailed('$elemMatch needs an Object')
  const [first] = operatorsOf(operand)
  const logical = first === '$and' || first === '$or' || first === '$nor'
  const inner = { ...place, near: false }
  if (first !== undefined && !logical) checkCondition(operand, inner)
  else checkQuery(operand, inner)
}

const mod: OperandCheck = (operand) => {
  if (!Array.isArray(operand) || operand.length !== 2 || operand.some((item) => typeof item !== 'number')) {
    throw requestFailed('malformed mod, needs to be an array of two numbers')
  }
  if (Math.trunc(Number(operand[0])) === 0) throw requestFailed('divisor cannot be 0')
}

const regex: OperandCheck = (operand, condition) => {
  if (typeof operand !== 'string' && !(operand instanceof RegExp)) throw requestFailed('$regex has to be a string')
  const options = condition['$options'] ?? ''
  if (typeof options !== 'string' || /[^imsu]/.test(options)) throw requestFailed('invalid flag in regex options')
  if (typeof operand === 'string') toRegExp(operand, options)
}

const type: OperandCheck = (operand) => {
  const names = Array.isArray(operand) ? operand : [operand]
  const other = names.find((name) => typeof name !== 'string' || !TYPE_NAMES.includes(name))
  if (other !== undefined) throw invalidOperator(`the local cloud cannot tell the type ${JSON.stringify(other)}`)
}

const near: OperandCheck = (operand, _, place) => {
  if (!place.near) throw requestFailed('geoNear must be top-level expr: $nearSphere is not allowed in this context')
  if (readNear(operand) === undefined) {
    throw invalidOperator('$nearSphere takes $geometry (a Point), $minDistance and $maxDistance in metres')
  }
}

const geoWithin: OperandCheck = (operand) => {
  const area = readArea(operand)
  if (area === undefined)
    throw invalidOperator('$geoWithin takes $geometry or $centerSphere [[longitude, latitude], radians]')
  if ('geometry' in area && checkedShape(area.geometry).polygons.length === 0) {
    throw requestFailed('$geoWithin not supported with provided geometry: it must be a Polygon or MultiPolygon')
  }
}

const geoIntersects: OperandCheck = (operand) => {
  if (!isFields(operand) || operand['$geometry'] === undefined || Object.keys(operand).length !== 1) {
    throw invalidOperator('$geoIntersects takes $geometry')
  }
  checkedShape(operand['$geometry'])
}

/** What db.command can build (@cloudbase/database command.ts), plus $type for raw queries. */
const OPERANDS: Record<string, OperandCheck> = {
  $eq: literal,
  $ne: literal,
  $gt: comparable,
  $gte: comparable,
  $lt: comparable,
  $lte: comparable,
  $in: list('$in'),
  $nin: list('$nin'),
  $all: list('$all'),
  $exists: literal,
  $type: type,
  $mod: mod,
  $regex: regex,
  $options: (_, condition) => {
    if (condition['$regex'] === undefined) throw requestFailed('$options needs a $regex')
  },
  $elemMatch: elemMatch,
  $size: (operand) => {
    if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
      throw requestFailed('$size needs a number')
  },
  $not: not,
  $nearSphere: near,
  $geoWithin: geoWithin,
  $geoIntersects: geoIntersects,
}

function unknown(operator: string): Error {
  if (NOT_HERE.has(operator)) return invalidOperator(`the local cloud does not evaluate ${operator}`)
  return invalidOperator(`unknown operator: ${operator}`)
}
