import { requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { own } from '../queryPath'
import { isFields, type Fields, type Value } from '../values'
import type { Scope } from './operator'
import { OPERATORS } from './operators'

/** The value of a checked expression (see checkExpression); undefined is a missing field. */
export function evaluate(expression: Value, scope: Scope): Maybe {
  if (typeof expression === 'string') return expression.startsWith('$') ? referred(expression, scope) : expression
  if (Array.isArray(expression)) return expression.map((item) => evaluate(item, scope) ?? null)
  if (!isFields(expression)) return expression
  const [name = ''] = Object.keys(expression)
  if (name.startsWith('$')) {
    const operator = OPERATORS[name]
    if (operator === undefined) throw requestFailed(`Unrecognized expression '${name}'`)
    return operator.run(expression[name] ?? null, scope, evaluate)
  }
  const fields: Fields = {}
  for (const [key, item] of Object.entries(expression)) {
    const value = evaluate(item, scope)
    if (value !== undefined) fields[key] = value
  }
  return fields
}

/** `$field.path`, `$$variable.path`, and the system variables that MongoDB 4.0 has. */
function referred(reference: string, scope: Scope): Maybe {
  if (!reference.startsWith('$$')) return valueAt(scope.document, reference.slice(1).split('.'))
  const [name = '', ...path] = reference.slice(2).split('.')
  if (name === 'REMOVE') return undefined
  if (name === 'ROOT' || name === 'CURRENT') return valueAt(scope.document, path)
  if (!Object.hasOwn(scope.variables, name)) throw requestFailed(`Use of undefined variable: ${name}`)
  return valueAt(scope.variables[name], path)
}

/** An array on the way gives the array of what its objects have there; in a pipeline a number in a path is a field's name. */
function valueAt(value: Maybe, [part, ...rest]: readonly string[]): Maybe {
  if (part === undefined) return value
  if (isFields(value)) return valueAt(own(value, part), rest)
  if (!Array.isArray(value)) return undefined
  return value.flatMap((item): Value[] => {
    const found = isFields(item) ? valueAt(item, [part, ...rest]) : undefined
    return found === undefined ? [] : [found]
  })
}
