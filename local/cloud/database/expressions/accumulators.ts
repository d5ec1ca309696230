import { compareValues, type Maybe } from '../compareValues'
import type { Value } from '../values'
import { distinct, mergeObjects } from './objectsAndSets'
import { argumentsOf, isNull, type Operator } from './operator'

/** One value from those of a group's documents, in their order. */
export type Accumulator = (values: readonly Maybe[]) => Value

const numbers = (values: readonly Maybe[]): number[] =>
  values.filter((value): value is number => typeof value === 'number')
const present = (values: readonly Maybe[]): Value[] => values.filter((value): value is Value => value !== undefined)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function average(values: readonly number[]): number {
  return sum(values) / values.length
}

/** The standard deviation of a population (`freedom` 0) or of a sample of one (1); null for too few. */
const deviation =
  (freedom: 0 | 1): Accumulator =>
  (values) => {
    const given = numbers(values)
    if (given.length <= freedom) return null
    const mean = average(given)
    return Math.sqrt(sum(given.map((value) => (value - mean) ** 2)) / (given.length - freedom))
  }

/** The greatest (1) or the least (-1) of all types; null and missing don't count. */
const extreme =
  (sign: 1 | -1): Accumulator =>
  (values) =>
    present(values)
      .filter((value) => value !== null)
      .reduce<Value>((best, value) => (best === null || compareValues(value, best) * sign > 0 ? value : best), null)

/** The accumulators of $group, $bucket and $bucketAuto. */
export const ACCUMULATORS: Record<string, Accumulator> = {
  $addToSet: (values) => distinct(present(values)),
  $avg: (values) => (numbers(values).length === 0 ? null : average(numbers(values))),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $max: extreme(1),
  $min: extreme(-1),
  $mergeObjects: mergeObjects,
  $push: present,
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
  $sum: (values) => sum(numbers(values)),
}

/** In a projection: over the arguments, or over the elements of the one array that is the argument. */
const inExpression = (accumulate: Accumulator): Operator => ({
  run: (argument, scope, evaluate) => {
    const given = argumentsOf(argument).map((item) => evaluate(item, scope))
    const [first] = given
    return accumulate(
      given.length === 1 && Array.isArray(first) ? first : given.map((value) => (isNull(value) ? null : value)),
    )
  },
})

/** Those that are expressions as well. $first and $last became so in MongoDB 4.4; $push and $addToSet never. */
export const ACCUMULATING = Object.fromEntries(
  ['$avg', '$max', '$min', '$stdDevPop', '$stdDevSamp', '$sum'].map((name): [string, Operator] => [
    name,
    inExpression(ACCUMULATORS[name] ?? (() => null)),
  ]),
)
