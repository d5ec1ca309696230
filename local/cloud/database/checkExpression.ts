import { invalidOperator, requestFailed } from '../cloudError'
import { ACCUMULATORS } from './expressions/accumulators'
import { OPERATORS } from './expressions/operators'
import type { Operator } from './expressions/operator'
import { isFields, operatorsOf, type Fields, type Value } from './values'

/** Names that $let, $map, $lookup, … have given so far. */
type Known = ReadonlySet<string>

const NONE: Known = new Set()
const SYSTEM = new Set(['ROOT', 'CURRENT', 'REMOVE'])

/**
 * Throws for an expression that the cloud would refuse, or that can't be evaluated here, wherever it stands and even when there is
 * nothing to evaluate it for.
 */
export function checkExpression(expression: Value, known: Known = NONE): void {
  if (typeof expression === 'string') return checkReference(expression, known)
  if (Array.isArray(expression)) return expression.forEach((item) => checkExpression(item, known))
  if (!isFields(expression)) return
  const [name] = operatorsOf(expression)
  if (name === undefined) return checkFields(expression, known)
  if (Object.keys(expression).length !== 1) {
    throw requestFailed('an object representing an expression must have exactly one field')
  }
  const operator = OPERATORS[name]
  if (operator === undefined) throw unknown(name)
  const argument = expression[name] ?? null
  checkArguments(name, operator, argument)
  if (name !== '$literal') checkInside(name, argument, known)
}

function unknown(name: string): Error {
  if (name === '$meta') return invalidOperator('the local cloud does not evaluate $meta: it has no text search')
  if (Object.hasOwn(ACCUMULATORS, name)) return invalidOperator(`Unrecognized expression '${name}': it is for $group`)
  return invalidOperator(`Unrecognized expression '${name}'`)
}

function checkFields(fields: Fields, known: Known): void {
  for (const [key, item] of Object.entries(fields)) {
    if (key.includes('.')) throw requestFailed(`FieldPath field names may not contain '.' in an object: ${key}`)
    checkExpression(item, known)
  }
}

function checkReference(text: string, known: Known): void {
  if (!text.startsWith('$')) return
  const parts = text.replace(/^\$\$?/, '').split('.')
  if (parts.includes('')) throw requestFailed(`'${text}' is not a field path: a part of it is empty`)
  const [name = ''] = parts
  if (text.startsWith('$$') && !SYSTEM.has(name) && !known.has(name))
    throw requestFailed(`Use of undefined variable: ${name}`)
}

function checkArguments(name: string, { arity, named }: Operator, argument: Value): void {
  const isNamed = isFields(argument) && operatorsOf(argument).length === 0
  if (named !== undefined && (isNamed || arity === undefined)) return checkNamed(name, named, argument)
  if (arity === undefined) return
  const count = Array.isArray(argument) ? argument.length : 1
  const [least, most] = arity
  if (count >= least && count <= most) return
  const wanted = least === most ? `exactly ${least}` : `at least ${least} arguments, and at most ${most}`
  throw requestFailed(`Expression ${name} takes ${wanted} arguments. ${count} were passed in.`)
}

function checkNamed(name: string, named: Readonly<Record<string, boolean>>, argument: Value): void {
  if (!isFields(argument)) throw requestFailed(`${name} only supports an object as its argument`)
  const other = Object.keys(argument).find((key) => !Object.hasOwn(named, key))
  if (other !== undefined) throw requestFailed(`Unrecognized parameter to ${name}: ${other}`)
  const missing = Object.keys(named).find((key) => named[key] === true && argument[key] === undefined)
  if (missing !== undefined) throw requestFailed(`Missing '${missing}' parameter to ${name}`)
}

/** The arguments themselves; those that bind variables know them. */
function checkInside(name: string, argument: Value, known: Known): void {
  const given = isFields(argument) ? argument : {}
  switch (name) {
    case '$let': {
      const variables = isFields(given['vars']) ? given['vars'] : {}
      checkVariables(variables, known)
      return checkExpression(given['in'] ?? null, new Set([...known, ...Object.keys(variables)]))
    }
    case '$map':
    case '$filter': {
      const as = given['as'] ?? 'this'
      if (typeof as !== 'string') throw requestFailed(`${name}: 'as' must be a string`)
      if (as !== 'this') checkName(as)
      checkExpression(given['input'] ?? null, known)
      return checkExpression(given[name === '$map' ? 'in' : 'cond'] ?? null, new Set([...known, as]))
    }
    case '$reduce':
      checkExpression([given['input'] ?? null, given['initialValue'] ?? null], known)
      return checkExpression(given['in'] ?? null, new Set([...known, 'this', 'value']))
    case '$switch':
      return checkBranches(given, known)
    default:
      return checkExpression(argument, known)
  }
}

function checkBranches({ branches, default: fallback = null }: Fields, known: Known): void {
  if (!Array.isArray(branches) || branches.length === 0) throw requestFailed('$switch requires at least one branch.')
  for (const branch of branches) {
    checkNamed('$switch', { case: true, then: true }, branch)
    if (isFields(branch)) checkExpression(Object.values(branch), known)
  }
  checkExpression(fallback, known)
}

/** The variables of a $let or of a lookup. */
export function checkVariables(variables: Fields, known: Known): void {
  for (const [name, expression] of Object.entries(variables)) {
    checkName(name)
    checkExpression(expression, known)
  }
}

function checkName(name: string): void {
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
    throw requestFailed(`'${name}' starts with an invalid character for a user variable name`)
  }
}
