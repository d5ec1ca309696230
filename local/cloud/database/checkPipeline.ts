import { invalidOperator, requestFailed } from '../cloudError'
import { ACCUMULATORS, checkExpression } from './checkExpression'
import { checkQuery } from './checkQuery'
import { isFields, type Fields, type Value } from './values'

export type Stage = { [stage: string]: Value }

function object(value: Value, stage: string): Fields {
  if (!isFields(value)) throw requestFailed(`the ${stage} stage specification must be an object`)
  return value
}

function count(value: Value, stage: string, least: number): void {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw requestFailed(`the ${stage} stage needs an integer of at least ${least}`)
  }
}

function text(value: Value | undefined, what: string): void {
  if (typeof value !== 'string' || value === '') throw requestFailed(`${what} must be a nonempty string`)
}

function group(value: Value): void {
  const fields = object(value, '$group')
  if (fields['_id'] === undefined) throw requestFailed('a group specification must include an _id')
  for (const [field, accumulator] of Object.entries(fields)) {
    if (field === '_id') checkExpression(accumulator)
    else accumulatorOf(field, accumulator)
  }
}

function accumulatorOf(field: string, value: Value): void {
  const [name, ...more] = isFields(value) ? Object.keys(value) : []
  if (!isFields(value) || name === undefined || more.length > 0) {
    throw requestFailed(`The field '${field}' must be an accumulator object`)
  }
  if (!ACCUMULATORS.has(name)) throw invalidOperator(`unknown group operator '${name}'`)
  checkExpression(value[name] ?? null)
}

function bucket(value: Value, stage: string): void {
  const { groupBy, output, ...rest } = object(value, stage)
  const known = stage === '$bucket' ? ['boundaries', 'default'] : ['buckets', 'granularity']
  const unknown = Object.keys(rest).find((key) => !known.includes(key))
  if (unknown !== undefined) throw requestFailed(`Unrecognized option to ${stage}: ${unknown}`)
  if (groupBy === undefined) throw requestFailed(`${stage} requires groupBy`)
  checkExpression(groupBy)
  if (output !== undefined) {
    for (const [field, accumulator] of Object.entries(object(output, stage))) accumulatorOf(field, accumulator)
  }
}

function lookup(value: Value): void {
  const { from, as, localField, foreignField, let: variables, pipeline, ...rest } = object(value, '$lookup')
  const unknown = Object.keys(rest)[0]
  if (unknown !== undefined) throw requestFailed(`unknown argument to $lookup: ${unknown}`)
  text(from, '$lookup from')
  text(as, '$lookup as')
  if (pipeline === undefined) {
    text(localField, '$lookup localField')
    return text(foreignField, '$lookup foreignField')
  }
  if (localField !== undefined || foreignField !== undefined) {
    throw requestFailed('$lookup with a pipeline may not specify localField or foreignField')
  }
  if (variables !== undefined) checkExpression(variables)
  if (!Array.isArray(pipeline)) throw requestFailed('$lookup pipeline must be an array')
  checkPipeline(pipeline.map((stage) => object(stage, '$lookup pipeline')))
}

function sort(value: Value): void {
  const entries = Object.entries(object(value, '$sort'))
  if (entries.length === 0) throw requestFailed('$sort stage must have at least one sort key')
  for (const [field, direction] of entries) {
    if (direction !== 1 && direction !== -1) throw requestFailed(`$sort key ordering must be 1 or -1: ${field}`)
  }
}

function unwind(value: Value): void {
  const path = isFields(value) ? value['path'] : value
  text(path, '$unwind path')
  if (typeof path === 'string' && !path.startsWith('$'))
    throw requestFailed("path option to $unwind should be prefixed with a '$'")
}

const STAGES: Record<string, (value: Value) => void> = {
  $addFields: (value) => checkExpression(object(value, '$addFields')),
  $bucket: (value) => bucket(value, '$bucket'),
  $bucketAuto: (value) => bucket(value, '$bucketAuto'),
  $count: (value) => text(value, '$count'),
  $group: group,
  $limit: (value) => count(value, '$limit', 1),
  $lookup: lookup,
  $match: (value) => checkQuery(object(value, '$match')),
  $project: (value) => checkExpression(object(value, '$project')),
  $replaceRoot: (value) => checkExpression(object(value, '$replaceRoot')['newRoot'] ?? null),
  $sample: (value) => count(object(value, '$sample')['size'] ?? null, '$sample', 1),
  $skip: (value) => count(value, '$skip', 0),
  $sort: sort,
  $sortByCount: checkExpression,
  $unwind: unwind,
}

/** The stages of db.collection().aggregate(); $geoNear is known to the cloud but not evaluated here. */
export function checkPipeline(stages: readonly Stage[]): void {
  for (const stage of stages) {
    const [name, ...more] = Object.keys(stage)
    if (name === undefined || more.length > 0) throw requestFailed('a pipeline stage must contain exactly one field')
    if (!Object.hasOwn(STAGES, name)) {
      throw invalidOperator(
        name === '$geoNear'
          ? 'the local cloud does not evaluate $geoNear'
          : `Unrecognized pipeline stage name: '${name}'`,
      )
    }
    STAGES[name]?.(stage[name] ?? null)
  }
}
