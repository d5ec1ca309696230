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
    }
  }
}

function checkPath(path: string): void {
  if (path === '' || path.split('.').includes(''))
    throw requestFailed(`The update path '${path}' contains an empty field name`)
  if (path === '_id' || path.startsWith('_id.')) {
    throw requestFailed(`Performing an update on the path '_id' would modify the immutable field '_id'`)
  }
  if (path.startsWith('$')) throw requestFailed(`The dollar ($) prefixed field '${path}' is not valid for storage.`)
}

function checkOperand(operator: string, operand: Value): void {
  switch (operator) {
    case '$inc':
    case '$mul':
      if (typeof operand !== 'number') throw requestFailed(`Cannot apply ${operator} with non-numeric argument`)
      return
    case '$push':
    case '$addToSet': {
      const modifiers = operatorsOf(operand)
      if (modifiers.length === 0 || !isFields(operand)) return checkDocument(operand)
      const known = operator === '$push' ? PUSH_MODIFIERS : new Set(['$each'])
      const unknown = Object.keys(operand).find((key) => !known.has(key))
      if (unknown !== undefined) throw invalidOperator(`Unrecognized clause in ${operator}: ${unknown}`)
      if (!Array.isArray(operand['$each'])) throw requestFailed(`The argument to $each in ${operator} must be an array`)
      return checkDocument(operand['$each'])
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
