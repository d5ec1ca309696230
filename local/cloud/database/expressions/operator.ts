import { requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { isFields, type Fields, type Value } from '../values'

export type Variables = Readonly<Record<string, Maybe>>

/** What an expression is evaluated against: the document of the stage, and the variables of $let, $map, $lookup, … */
export interface Scope {
  document: Fields
  variables: Variables
}

export type Evaluate = (expression: Value, scope: Scope) => Maybe

/** An expression operator: what may stand in its argument (checked before anything runs), and its value. */
export interface Operator {
  /** How many arguments it takes. */
  arity?: readonly [least: number, most: number]
  /** The named arguments it takes instead (or as well): true for those that have to be there. */
  named?: Readonly<Record<string, boolean>>
  run: (argument: Value, scope: Scope, evaluate: Evaluate) => Maybe
}

/** An operator of evaluated arguments. One argument needs no array around it. */
export function of(least: number, most: number, compute: (...given: Maybe[]) => Maybe): Operator {
  return {
    arity: [least, most],
    run: (argument, scope, evaluate) => compute(...argumentsOf(argument).map((item) => evaluate(item, scope))),
  }
}

/** The same, null as soon as one argument is null or missing. */
export function unlessNull(least: number, most: number, compute: (...given: Value[]) => Maybe): Operator {
  return of(least, most, (...given) => {
    const known = given.filter((value) => !isNull(value))
    return known.length < given.length ? null : compute(...known)
  })
}

/** An operator of named, evaluated arguments. */
export function ofNamed(named: Record<string, boolean>, compute: (given: Record<string, Maybe>) => Maybe): Operator {
  return {
    named,
    run: (argument, scope, evaluate) =>
      compute(Object.fromEntries(Object.entries(namedOf(argument)).map(([key, item]) => [key, evaluate(item, scope)]))),
  }
}

export function argumentsOf(argument: Value): Value[] {
  return Array.isArray(argument) ? argument : [argument]
}

export function namedOf(argument: Value): Fields {
  if (!isFields(argument)) throw requestFailed('an operator of named arguments needs an object')
  return argument
}

export function isNull(value: Maybe): value is null | undefined {
  return value === undefined || value === null
}

export function number(value: Maybe, operator: string): number {
  if (typeof value === 'number') return value
  throw requestFailed(`${operator} only supports numeric types, not ${typeName(value)}`)
}

export function integer(value: Maybe, operator: string): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw requestFailed(`${operator} requires an integral value, found ${JSON.stringify(value ?? null)}`)
}

export function list(value: Maybe, operator: string): Value[] {
  if (Array.isArray(value)) return value
  throw requestFailed(`The argument to ${operator} must be an array, but was of type: ${typeName(value)}`)
}

export function text(value: Maybe, operator: string): string {
  if (typeof value === 'string') return value
  throw requestFailed(`${operator} requires a string argument, found: ${typeName(value)}`)
}

/** MongoDB's names of types, as its messages have them. */
export function typeName(value: Maybe): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  if (Array.isArray(value)) return 'array'
  return isFields(value) ? 'object' : value.constructor.name
}
