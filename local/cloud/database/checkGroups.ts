import { invalidOperator, requestFailed } from '../cloudError'
import { checkExpression } from './checkExpression'
import { compareValues, typeRank } from './compareValues'
import { ACCUMULATORS } from './expressions/accumulators'
import { roundingOf } from './stages/granularity'
import { isFields, operatorsOf, type Fields, type Value } from './values'

type Known = ReadonlySet<string>

function accumulators(output: Fields, known: Known): void {
  for (const [field, value] of Object.entries(output)) {
    const [name, ...more] = isFields(value) ? Object.keys(value) : []
    if (field.includes('.')) throw requestFailed(`The field name '${field}' cannot contain '.'`)
    if (field.startsWith('$')) throw requestFailed(`The field name '${field}' cannot be an operator name`)
    if (!isFields(value) || name === undefined || more.length > 0) {
      throw requestFailed(`The field '${field}' must be an accumulator object`)
    }
    if (!Object.hasOwn(ACCUMULATORS, name)) throw invalidOperator(`unknown group operator '${name}'`)
    const argument = value[name] ?? null
    if (Array.isArray(argument)) throw requestFailed(`The ${name} accumulator is a unary operator`)
    checkExpression(argument, known)
  }
}

export function checkGroup(value: Value, known: Known): void {
  if (!isFields(value)) throw requestFailed("a group's fields must be specified in an object")
  const { _id: key, ...output } = value
  if (key === undefined) throw requestFailed('a group specification must include an _id')
  checkExpression(key, known)
  accumulators(output, known)
}

/** What $bucket and $bucketAuto have in common; returns the rest of the options. */
function grouping(value: Value, stage: string, names: readonly string[], known: Known): Fields {
  if (!isFields(value)) throw requestFailed(`Argument to ${stage} stage must be an object`)
  const { groupBy, output, ...rest } = value
  const unknown = Object.keys(rest).find((key) => !names.includes(key))
  if (unknown !== undefined) throw requestFailed(`Unrecognized option to ${stage}: ${unknown}`)
  const isExpression =
    (typeof groupBy === 'string' && groupBy.startsWith('$')) || operatorsOf(groupBy ?? null).length === 1
  if (groupBy === undefined || !isExpression) {
    throw requestFailed(`The ${stage} 'groupBy' field must be defined as a $-prefixed path or an expression`)
  }
  checkExpression(groupBy, known)
  if (output !== undefined && !isFields(output)) throw requestFailed(`The ${stage} 'output' field must be an object`)
  if (isFields(output)) accumulators(output, known)
  return rest
}

export function checkBucket(value: Value, known: Known): void {
  const { boundaries, default: other } = grouping(value, '$bucket', ['boundaries', 'default'], known)
  if (!Array.isArray(boundaries) || boundaries.length < 2) {
    throw requestFailed("The $bucket 'boundaries' field must have at least 2 values")
  }
  for (const [i, bound] of boundaries.entries()) {
    const before = boundaries[i - 1]
    if (before === undefined) continue
    if (typeRank(before) !== typeRank(bound))
      throw requestFailed("All values in the 'boundaries' option to $bucket must have the same type")
    if (compareValues(before, bound) >= 0)
      throw requestFailed("The 'boundaries' option to $bucket must be sorted, but elements are not")
  }
  const [lowest] = boundaries
  if (other !== undefined && compareValues(other, lowest) >= 0 && compareValues(other, boundaries.at(-1)) < 0) {
    throw requestFailed(
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    )
  }
}

export function checkBucketAuto(value: Value, known: Known): void {
  const { buckets, granularity } = grouping(value, '$bucketAuto', ['buckets', 'granularity'], known)
  if (typeof buckets !== 'number' || !Number.isInteger(buckets) || buckets < 1) {
    throw requestFailed("The $bucketAuto 'buckets' field must be an integer greater than 0")
  }
  if (granularity === undefined) return
  if (typeof granularity !== 'string') throw requestFailed("The $bucketAuto 'granularity' field must be a string")
  if (roundingOf(granularity) === undefined) throw requestFailed(`Unknown rounding granularity '${granularity}'`)
}
