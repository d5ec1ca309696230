import { requestFailed } from '../../cloudError'
import { compareValues, sameValue } from '../compareValues'
import type { Fields, Value } from '../values'
import { roundingOf, type Rounding } from './granularity'
import { accumulate } from './group'
import { evaluator, options, type StageRunner } from './stage'

const COUNT: Fields = { count: { $sum: 1 } }

/** Only buckets with documents in them come out, in the order of their boundaries. */
export const bucket: StageRunner = (documents, argument, context) => {
  const { groupBy = null, boundaries, default: other, output = COUNT } = options(argument)
  const bounds = Array.isArray(boundaries) ? boundaries : []
  const valueOf = evaluator(groupBy, context)
  const buckets = new Map<Value, Fields[]>()
  for (const document of documents) {
    const value = valueOf(document)
    const above = bounds.findIndex((bound) => compareValues(value, bound) < 0)
    const key = above > 0 ? bounds[above - 1] : other
    if (key === undefined) {
      throw requestFailed('$switch could not find a matching branch for an input, and no default was specified.')
    }
    const members = buckets.get(key)
    if (members === undefined) buckets.set(key, [document])
    else members.push(document)
  }
  return [...buckets]
    .sort(([a], [b]) => compareValues(a, b))
    .map(([key, members]) => ({ _id: key, ...accumulate(members, options(output), context) }))
}

interface Grouped {
  document: Fields
  value: Value
}

/** About the same number of documents in each; equal values stay together, so there may be fewer. */
export const bucketAuto: StageRunner = (documents, argument, context) => {
  const { groupBy = null, buckets, granularity, output = COUNT } = options(argument)
  const valueOf = evaluator(groupBy, context)
  const sorted = documents
    .map((document): Grouped => ({ document, value: valueOf(document) ?? null }))
    .sort((a, b) => compareValues(a.value, b.value))
  const rounding = granularity === undefined ? undefined : roundingOf(String(granularity))
  const parts =
    rounding === undefined ? partsOf(sorted, Number(buckets)) : roundParts(sorted, Number(buckets), rounding)
  return parts.map(({ min, max, members }) => ({
    _id: { min, max },
    ...accumulate(
      members.map(({ document }) => document),
      options(output),
      context,
    ),
  }))
}

interface Part {
  min: Value
  max: Value
  members: readonly Grouped[]
}

function partsOf(sorted: readonly Grouped[], buckets: number): Part[] {
  const cuts = cutsOf(sorted, buckets, (last, at) => sameValue(at, last))
  return cuts.map((at, i) => {
    const members = sorted.slice(at, cuts[i + 1])
    const max = sorted[cuts[i + 1] ?? sorted.length - 1]?.value ?? null
    return { min: members[0]?.value ?? null, max, members }
  })
}

/** Boundaries of a series of preferred numbers: what lies below the rounded one still belongs to the bucket. */
function roundParts(sorted: readonly Grouped[], buckets: number, { up, down }: Rounding): Part[] {
  const numbers = sorted.map(({ value }) => numeric(value))
  const cuts = cutsOf(sorted, buckets, (last, at) => at === last || Number(at) < up(Number(last)))
  let min = down(numbers[0] ?? 0)
  return cuts.map((at, i) => {
    const end = cuts[i + 1] ?? sorted.length
    const last = numbers[end - 1] ?? 0
    // nothing rounds 0 up: the next bucket's smallest is rounded down
    const max = last === 0 ? down(numbers[end] ?? 0) : up(last)
    const part = { min, max, members: sorted.slice(at, end) }
    min = max
    return part
  })
}

function numeric(value: Value): number {
  if (typeof value !== 'number' || Number.isNaN(value) || value < 0) {
    throw requestFailed(
      `$bucketAuto can specify a 'granularity' with numeric boundaries only, none of them NaN or negative, but found ${JSON.stringify(value)}`,
    )
  }
  return value
}

/** Where each bucket begins. `belongs` says of the value after a full bucket that it comes into it all the same. */
function cutsOf(
  sorted: readonly Grouped[],
  buckets: number,
  belongs: (last: Value, value: Value) => boolean,
): number[] {
  const size = Math.max(1, Math.round(sorted.length / buckets))
  const valueAt = (at: number) => sorted[at]?.value ?? null
  const cuts: number[] = []
  for (let at = 0; at < sorted.length;) {
    cuts.push(at)
    const last = cuts.length === buckets ? sorted.length - 1 : Math.min(sorted.length, at + size) - 1
    at = last + 1
    while (at < sorted.length && belongs(valueAt(last), valueAt(at))) at++
  }
  return cuts
}
