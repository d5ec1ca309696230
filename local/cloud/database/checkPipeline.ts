import { invalidOperator, requestFailed } from '../cloudError'
import { checkBucket, checkBucketAuto, checkGroup } from './checkGroups'
import { checkExpression, checkVariables } from './checkExpression'
import { checkQuery } from './checkQuery'
import { readGeoNear } from './geo/geoNear'
import { parseProjection } from './stages/projectionTree'
import type { Stage } from './stages/stage'
import { isFields, operatorsOf, type Fields, type Value } from './values'

export type { Stage } from './stages/stage'

type Known = ReadonlySet<string>
type StageCheck = (value: Value, known: Known) => void

function object(value: Value, stage: string): Fields {
  if (!isFields(value)) throw requestFailed(`the ${stage} stage specification must be an object`)
  return value
}

function count(value: Value, stage: string, least: number): void {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw requestFailed(`the ${stage} stage needs an integer of at least ${least}`)
  }
}

function text(value: Value | undefined, what: string): string {
  if (typeof value !== 'string' || value === '') throw requestFailed(`${what} must be a nonempty string`)
  return value
}

function only(fields: Fields, stage: string, names: readonly string[]): void {
  const unknown = Object.keys(fields).find((key) => !names.includes(key))
  if (unknown !== undefined) throw requestFailed(`Unrecognized option to ${stage}: ${unknown}`)
}

/** Every expression in a specification whose objects are paths, not values. */
function checkSpec(spec: Fields, stage: string, known: Known): void {
  if (Object.keys(spec).length === 0) throw requestFailed(`${stage} specification must have at least one field`)
  for (const [path, value] of Object.entries(spec)) {
    if (path.split('.').includes('') || path.startsWith('$'))
      throw requestFailed(`${stage}: '${path}' is not a field path`)
    if (isFields(value) && Object.keys(value).length > 0 && operatorsOf(value).length === 0)
      checkSpec(value, stage, known)
    else checkExpression(value, known)
  }
}

const lookup: StageCheck = (value, known) => {
  const spec = object(value, '$lookup')
  const { from, as, localField, foreignField, let: variables, pipeline } = spec
  only(spec, '$lookup', ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'])
  text(from, '$lookup from')
  text(as, '$lookup as')
  if (pipeline === undefined) {
    if (variables !== undefined) throw requestFailed("$lookup with a 'let' needs a pipeline")
    text(localField, '$lookup localField')
    text(foreignField, '$lookup foreignField')
    return
  }
  if (localField !== undefined || foreignField !== undefined) {
    throw requestFailed('$lookup with a pipeline may not specify localField or foreignField')
  }
  const given = variables === undefined ? {} : object(variables, "$lookup's let")
  checkVariables(given, known)
  if (!Array.isArray(pipeline)) throw requestFailed('$lookup pipeline must be an array')
  const stages = pipeline.map((stage) => object(stage, '$lookup pipeline'))
  if (stages.some((stage) => Object.hasOwn(stage, '$geoNear'))) throw geoNearElsewhere()
  checkPipeline(stages, new Set([...known, ...Object.keys(given)]))
}

const sort: StageCheck = (value) => {
  const entries = Object.entries(object(value, '$sort'))
  if (entries.length === 0) throw requestFailed('$sort stage must have at least one sort key')
  for (const [field, direction] of entries) {
    if (direction !== 1 && direction !== -1) throw requestFailed(`$sort key ordering must be 1 or -1: ${field}`)
  }
}

const unwind: StageCheck = (value) => {
  const spec = isFields(value) ? value : { path: value }
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = spec
  only(spec, '$unwind', ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
  if (!text(path, '$unwind path').startsWith('$'))
    throw requestFailed("path option to $unwind should be prefixed with a '$'")
  if (includeArrayIndex !== undefined && text(includeArrayIndex, '$unwind includeArrayIndex').startsWith('$')) {
    throw requestFailed("includeArrayIndex option to $unwind should not be prefixed with a '$'")
  }
  if (preserveNullAndEmptyArrays !== undefined && typeof preserveNullAndEmptyArrays !== 'boolean') {
    throw requestFailed('preserveNullAndEmptyArrays option to $unwind must be a boolean')
  }
}

const countName: StageCheck = (value) => {
  const name = text(value, '$count')
  if (name.startsWith('$') || name.includes('.'))
    throw requestFailed(`the count field cannot have a '$' or a '.': ${name}`)
}

const sortByCount: StageCheck = (value, known) => {
  const isExpression = (typeof value === 'string' && value.startsWith('$')) || operatorsOf(value).length === 1
  if (!isExpression) throw requestFailed('the sortByCount field must be defined as a $-prefixed path or an expression')
  checkExpression(value, known)
}

const project: StageCheck = (value, known) => {
  const spec = object(value, '$project')
  checkSpec(spec, '$project', known)
  parseProjection(spec)
}

const replaceRoot: StageCheck = (value, known) => {
  const spec = object(value, '$replaceRoot')
  only(spec, '$replaceRoot', ['newRoot'])
  if (spec['newRoot'] === undefined) throw requestFailed('no newRoot specified for the $replaceRoot stage')
  checkExpression(spec['newRoot'], known)
}

const STAGES: Record<string, StageCheck> = {
  $addFields: (value, known) => checkSpec(object(value, '$addFields'), '$addFields', known),
  $bucket: checkBucket,
  $bucketAuto: checkBucketAuto,
  $count: countName,
  $geoNear: (value) => void readGeoNear(value),
  $group: checkGroup,
  $limit: (value) => count(value, '$limit', 1),
  $lookup: lookup,
  $match: (value, known) => checkQuery(object(value, '$match'), { near: false, variables: known }),
  $project: project,
  $replaceRoot: replaceRoot,
  $sample: (value) => count(object(value, '$sample')['size'] ?? null, '$sample', 0),
  $skip: (value) => count(value, '$skip', 0),
  $sort: sort,
  $sortByCount: sortByCount,
  $unwind: unwind,
}

function geoNearElsewhere(): Error {
  return requestFailed('$geoNear is only valid as the first stage in a pipeline.')
}

/** Throws for a stage or an operator that db.collection().aggregate() doesn't build, and for what the cloud would refuse in one. */
export function checkPipeline(stages: readonly Stage[], known: Known = new Set()): void {
  for (const [i, stage] of stages.entries()) {
    const [name, ...more] = Object.keys(stage)
    if (name === undefined || more.length > 0) throw requestFailed('a pipeline stage must contain exactly one field')
    const check = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
    if (check === undefined) throw invalidOperator(`Unrecognized pipeline stage name: '${name}'`)
    if (name === '$geoNear' && i > 0) throw geoNearElsewhere()
    check(stage[name] ?? null, known)
  }
}
