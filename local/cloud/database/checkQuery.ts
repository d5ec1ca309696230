import { invalidOperator, requestFailed } from '../cloudError'
import { checkExpression } from './checkExpression'
import { isFields, operatorsOf, type Fields, type Value } from './values'

/** What db.command can build (@cloudbase/database command.ts), plus $type for raw queries. */
const FIELD_OPERATORS = new Set([
  '$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$exists', '$type', '$mod', '$regex', '$options', '$all',
  '$elemMatch', '$size', '$not',
]) // prettier-ignore

/** Known to the cloud, but not evaluated here: geography and full text need indexes of their own. */
const NOT_HERE = new Set(['$near', '$nearSphere', '$geoNear', '$geoWithin', '$geoIntersects', '$text', '$jsonSchema'])

/**
 * Throws for an operator that the cloud would refuse or that the local cloud cannot evaluate, wherever it stands: an unknown
 * operator must never match nothing in silence, and must fail even when the collection is empty.
 */
export function checkQuery(query: Fields): void {
  for (const [key, condition] of Object.entries(query)) {
    if (key === '$and' || key === '$or' || key === '$nor') {
      if (!Array.isArray(condition) || condition.length === 0) throw requestFailed(`${key} must be a nonempty array`)
      for (const branch of condition) {
        if (!isFields(branch)) throw requestFailed(`${key} entries need to be full objects`)
        checkQuery(branch)
      }
    } else if (key === '$expr') checkExpression(condition)
    else if (key.startsWith('$')) throw unknown(key)
    else checkCondition(condition)
  }
}

function checkCondition(condition: Value): void {
  const operators = operatorsOf(condition)
  if (operators.length === 0 || !isFields(condition)) return
  if (operators.length !== Object.keys(condition).length) {
    throw requestFailed('a condition cannot mix operators and fields')
  }
  for (const [operator, operand] of Object.entries(condition)) {
    if (!FIELD_OPERATORS.has(operator)) throw unknown(operator)
    checkOperand(operator, operand, condition)
  }
}

function checkOperand(operator: string, operand: Value, condition: Fields): void {
  switch (operator) {
    case '$in':
    case '$nin':
    case '$all':
      if (!Array.isArray(operand)) throw requestFailed(`${operator} needs an array`)
      return operand.forEach((item) => {
        const [nested] = operatorsOf(item)
        if (nested !== undefined && !(operator === '$all' && nested === '$elemMatch')) {
          throw requestFailed(`cannot nest $ under ${operator}`)
        }
      })
    case '$not':
      if (operand instanceof RegExp) return
      if (!isFields(operand) || operatorsOf(operand).length === 0)
        throw requestFailed('$not needs a regex or a document')
      return checkCondition(operand)
    case '$elemMatch': {
      if (!isFields(operand)) throw requestFailed('$elemMatch needs an Object')
      const [first] = operatorsOf(operand)
      const logical = first === '$and' || first === '$or' || first === '$nor'
      return first !== undefined && !logical ? checkCondition(operand) : checkQuery(operand)
    }
    case '$size':
      if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
        throw requestFailed('$size needs a number')
      return
    case '$mod':
      if (!Array.isArray(operand) || operand.length !== 2 || operand.some((item) => typeof item !== 'number')) {
        throw requestFailed('malformed mod, needs to be an array of two numbers')
      }
      return
    case '$regex':
      if (typeof operand !== 'string' && !(operand instanceof RegExp)) throw requestFailed('$regex has to be a string')
      return
    case '$options':
      if (condition['$regex'] === undefined) throw requestFailed('$options needs a $regex')
      if (typeof operand !== 'string' || /[^imsu]/.test(operand)) throw requestFailed('invalid flag in regex options')
      return
    default:
      if (operatorsOf(operand).length > 0) throw unknown(operatorsOf(operand)[0] ?? '$')
  }
}

function unknown(operator: string): Error {
  if (NOT_HERE.has(operator)) return invalidOperator(`the local cloud does not evaluate ${operator}`)
  return invalidOperator(`unknown operator: ${operator}`)
}
