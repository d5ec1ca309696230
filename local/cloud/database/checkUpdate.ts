import { invalidOperator, requestFailed } from '../cloudError'
import { checkDocument } from './checkDocument'
import { checkQuery } from './checkQuery'
import { isFields, operatorsOf, type Fields, type Value } from './values'

/** The update operators of db.command in @cloudbase/database 1.4.3, plus $currentDate and $setOnInsert of raw updates. */
const UPDATE_OPERATORS = new Set([
  '$set', '$unset', '$inc', '$mul', '$min', '$max', '$rename', '$bit', '$push', '$pull', '$pullAll', '$pop', '$addToSet',
  '$currentDate',
]) // prettier-ignore
const PUSH_MODIFIERS = new Set(['$each', '$position', '$slice', '$sort'])

/** Throws for anything the database would refuse whatever the documents hold. */
export function checkUpdate(update: Fields): void {
  const operators = Object.keys(update)
  const touched: string[] = []
  if (operators.length === 0) {
    throw requestFailed('the update is empty. An empty object as a value is dropped by the SDK: use db.command.set({})')
  }
  for (const operator of operators) {
    if (!operator.startsWith('$')) throw requestFailed(`an update needs operators: '${operator}' is a field`)
    if (!UPDATE_OPERATORS.has(operator)) throw invalidOperator(`Unknown modifier: ${operator}`)
    const fields = update[operator] ?? null
    if (!isFields(fields)) throw requestFailed(`Modifiers operate on fields but ${operator} has no object`)
    if (Object.keys(fields).length === 0)
      throw requestFailed(`'${operator}' is empty. You must specify a field like so`)
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path)
      checkOperand(operator, operand)
      if (operator === '$rename' && typeof operand === 'string') touched.push(operand)
      touched.push(path)
    }
  }
  refuseConflicts(touched)
}

/** Two changes of one field, or of a field and of one inside of it, have no order that anybody could rely on. */
function refuseConflicts(paths: readonly string[]): void {
  const sorted = [...paths].sort()
  for (const [i, path] of sorted.entries()) {
    const other = sorted.slice(i + 1).find((one) => one === path || one.startsWith(`${path}.`))
    if (other !== undefined) throw requestFailed(`Updating the path '${other}' would create a conflict at '${path}'`)
  }
}

function checkPath(path: string): void {
  if (path.split('.').includes('__proto__')) throw requestFailed('a field cannot be called __proto__')
  if (path === '' || path.split('.').includes(''))
    throw requestFailed(`The update path '${path}' contains an empty field name`)
  if (path === '_id' || path.startsWith('_id.')) {
    throw requestFailed(`Performing an update on the path '_id' would modify the immutable field '_id'`)
  }
  if (path.split('.').some((part) => part.startsWith('$') && part !== '$' && part !== '$[]')) {
    throw requestFailed(`The dollar ($) prefixed field in '${path}' is not valid for storage.`)
  }
  if (path.startsWith('$')) throw requestFailed(`The dollar ($) prefixed field '${path}' is not valid for storage.`)
}

function checkOperand(operator: string, operand: Value): void {
  switch (operator) {
    case '$inc':
    case '$mul':
      if (typeof operand !== 'number')
        throw requestFailed(`Cannot ${operator === '$inc' ? 'increment' : 'multiply'} with non-numeric argument`)
      return
    case '$push':
    case '$addToSet': {
      const modifiers = operatorsOf(operand)
      if (modifiers.length === 0 || !isFields(operand)) return checkDocument(operand)
      const known = operator === '$push' ? PUSH_MODIFIERS : new Set(['$each'])
      const unknown = Object.keys(operand).find((key) => !known.has(key))
      if (unknown !== undefined) throw invalidOperator(`Unrecognized clause in ${operator}: ${unknown}`)
      if (!Array.isArray(operand['$each'])) throw requestFailed(`The argument to $each in ${operator} must be an array`)
      checkPushModifiers(operand)
      return checkDocument(operand['$each'])
    }
    case '$pop':
      if (operand !== 1 && operand !== -1) throw requestFailed('$pop expects 1 or -1')
      return
    case '$bit': {
      const [name, ...more] = isFields(operand) ? Object.keys(operand) : []
      if (!isFields(operand) || name === undefined || !['and', 'or', 'xor'].includes(name) || more.length > 0) {
        throw requestFailed(`The $bit modifier only supports 'and', 'or', and 'xor', one at a time`)
      }
      if (!Number.isInteger(operand[name])) throw requestFailed('The $bit modifier field must be an Integer')
      return
    }
    case '$pullAll':
      if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
      return
    case '$pull':
      if (isFields(operand)) checkQuery(operatorsOf(operand).length > 0 ? { element: operand } : operand)
      return
    case '$rename':
      if (typeof operand !== 'string') throw requestFailed(`The 'to' field for $rename must be a string`)
      return checkPath(operand)
    case '$currentDate':
      if (operand !== true && !(isFields(operand) && operand['$type'] === 'date')) {
        throw requestFailed('$currentDate takes true or { $type: "date" }')
      }
      return
    case '$set':
    case '$min':
    case '$max':
      return checkDocument(operand)
    default:
  }
}

function checkPushModifiers({ $position, $slice, $sort }: Fields): void {
  for (const [name, value] of Object.entries({ $position, $slice })) {
    if (value !== undefined && !Number.isInteger(value))
      throw requestFailed(`The value for ${name} must be an integer value`)
  }
  if ($sort === undefined) return
  const directions = isFields($sort) ? Object.values($sort) : [$sort]
  if (directions.length === 0 || directions.some((one) => one !== 1 && one !== -1)) {
    throw requestFailed('The $sort element value must be either 1 or -1')
  }
}
