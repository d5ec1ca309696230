import { requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { isNull, number, of, unlessNull, type Operator } from './operator'

const unary = (name: string, compute: (value: number) => number): Operator =>
  unlessNull(1, 1, (value) => compute(number(value, name)))

function positive(value: Maybe, name: string): number {
  const given = number(value, name)
  if (given <= 0) throw requestFailed(`${name}'s argument must be a positive number, but is ${given}`)
  return given
}

/** Numbers are added; one date among them makes the sum a date. */
function add(...given: Maybe[]): Maybe {
  if (given.some(isNull)) return null
  let sum = 0
  let dates = 0
  for (const value of given) {
    if (value instanceof Date) dates++
    sum += value instanceof Date ? value.getTime() : number(value, '$add')
  }
  if (dates > 1) throw requestFailed('only one date allowed in an $add expression')
  return dates === 1 ? new Date(Math.round(sum)) : sum
}

function subtract(left: Maybe, right: Maybe): Maybe {
  if (left instanceof Date) {
    return right instanceof Date
      ? left.getTime() - right.getTime()
      : new Date(left.getTime() - Math.round(number(right, '$subtract')))
  }
  return number(left, '$subtract') - number(right, '$subtract')
}

export const ARITHMETIC: Record<string, Operator> = {
  $abs: unary('$abs', Math.abs),
  $add: of(0, Infinity, add),
  $ceil: unary('$ceil', Math.ceil),
  $divide: unlessNull(2, 2, (left, right) => {
    const divisor = number(right, '$divide')
    if (divisor === 0) throw requestFailed("can't $divide by zero")
    return number(left, '$divide') / divisor
  }),
  $exp: unary('$exp', Math.exp),
  $floor: unary('$floor', Math.floor),
  $ln: unlessNull(1, 1, (value) => Math.log(positive(value, '$ln'))),
  $log: unlessNull(2, 2, (value, base) => {
    const given = positive(base, '$log')
    if (given === 1) throw requestFailed("$log's base must be a positive number not equal to 1")
    return Math.log(positive(value, '$log')) / Math.log(given)
  }),
  $log10: unlessNull(1, 1, (value) => Math.log10(positive(value, '$log10'))),
  $mod: unlessNull(2, 2, (left, right) => {
    const divisor = number(right, '$mod')
    if (divisor === 0) throw requestFailed("can't $mod by zero")
    return number(left, '$mod') % divisor
  }),
  $multiply: unlessNull(0, Infinity, (...given) =>
    given.reduce((product: number, value) => product * number(value, '$multiply'), 1),
  ),
  $pow: unlessNull(2, 2, (base, exponent) => {
    if (base === 0 && number(exponent, '$pow') < 0)
      throw requestFailed('$pow cannot take a base of 0 and a negative exponent')
    return number(base, '$pow') ** number(exponent, '$pow')
  }),
  $sqrt: unlessNull(1, 1, (value) => {
    if (number(value, '$sqrt') < 0) throw requestFailed("$sqrt's argument must be greater than or equal to 0")
    return Math.sqrt(number(value, '$sqrt'))
  }),
  $subtract: unlessNull(2, 2, subtract),
  $trunc: unary('$trunc', Math.trunc),
}
