import { randomInt } from 'node:crypto'
import { compileQuery } from '../compileQuery'
import { sortKey, type Direction } from '../indexKeys'
import type { Fields } from '../values'
import { bucket, bucketAuto } from './bucket'
import { group, sortByCount } from './group'
import { lookup } from './lookup'
import { addFields, project, replaceRoot, unwind } from './reshape'
import { options, type PipelineContext, type Stage, type StageRunner } from './stage'

const sort: StageRunner = (documents, argument) => {
  const order = Object.entries(options(argument)).map(
    ([path, direction]) => [path, Number(direction) as Direction] as const,
  )
  return documents
    .map((document) => ({ document, key: sortKey(document, order) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ document }) => document)
}

/** Different documents, as many as there are at most. */
const sample: StageRunner = (documents, argument) => {
  const left = [...documents]
  const taken: Fields[] = []
  const size = Number(options(argument)['size'])
  while (taken.length < size && left.length > 0) taken.push(...left.splice(randomInt(left.length), 1))
  return taken
}

const STAGES: Record<string, StageRunner> = {
  $addFields: addFields,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $count: (documents, name) => (documents.length === 0 ? [] : [{ [String(name)]: documents.length }]),
  $group: group,
  $limit: (documents, count) => documents.slice(0, Number(count)),
  $lookup: lookup,
  $match: (documents, query, { variables }) => documents.filter(compileQuery(options(query), variables)),
  $project: project,
  $replaceRoot: replaceRoot,
  $sample: sample,
  $skip: (documents, count) => documents.slice(Number(count)),
  $sort: sort,
  $sortByCount: sortByCount,
  $unwind: unwind,
}

/** Runs a checked pipeline (see checkPipeline) in memory. */
export function runPipeline(
  documents: readonly Fields[],
  pipeline: readonly Stage[],
  foreign: PipelineContext['foreign'],
  variables: PipelineContext['variables'] = {},
): Fields[] {
  const context: PipelineContext = {
    variables,
    foreign,
    run: (inner, stages, given) => runPipeline(inner, stages, foreign, given),
  }
  return pipeline.reduce<Fields[]>(
    (current, stage) => {
      const [name = '', argument = null] = Object.entries(stage)[0] ?? []
      return STAGES[name]?.(current, argument, context) ?? current
    },
    [...documents],
  )
}
