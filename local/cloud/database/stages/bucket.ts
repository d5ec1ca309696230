import { requestFailed } from '../../cloudError'
import { compareValues, sameValue } from '../compareValues'
import type { Fields, Value } from '../values'
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

/** About the same number of documents in each; equal values stay together, so there may be fewer. */
export const bucketAuto: StageRunner = (documents, argument, context) => {
  const { groupBy = null, buckets, output = COUNT } = options(argument)
  const valueOf = evaluator(groupBy, context)
  const sorted = documents
    .map((document) => ({ document, value: valueOf(document) ?? null }))
    .sort((a, b) => compareValues(a.value, b.value))
  const size = Math.max(1, Math.round(sorted.length / Number(buckets)))
  const parts: (typeof sorted)[] = []
  for (let at = 0; at < sorted.length;) {
    let end = parts.length + 1 === buckets ? sorted.length : Math.min(sorted.length, at + size)
    while (end < sorted.length && sameValue(sorted[end]?.value, sorted[end - 1]?.value)) end++
    parts.push(sorted.slice(at, end))
    at = end
  }
  return parts.map((part, i) => ({
    _id: { min: part[0]?.value ?? null, max: (parts[i + 1]?.[0] ?? part.at(-1))?.value ?? null },
    ...accumulate(
      part.map(({ document }) => document),
      options(output),
      context,
    ),
  }))
}
