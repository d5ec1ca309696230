import { evaluate } from '../expressions/evaluate'
import { identityOf } from '../identity'
import { valuesOnPath } from '../queryPath'
import { isFields, type Fields, type Value } from '../values'
import { options, withPath, type PipelineContext, type Stage, type StageRunner } from './stage'

/** More values than this are not worth an $in of the foreign field: the whole collection is read. */
const WANTED_MAX = 200

export const lookup: StageRunner = (documents, argument, context) => {
  const { from, as, localField, foreignField, let: variables, pipeline } = options(argument)
  const name = String(from)
  const path = String(as).split('.')
  const find =
    pipeline === undefined
      ? byEquality(documents, name, String(localField), String(foreignField), context)
      : byPipeline(name, options(variables ?? {}), stagesOf(pipeline), context)
  return documents.map((document) => withPath(document, path, find(document)))
}

/** An array on either side stands for each of its elements, a missing field for null. */
function byEquality(
  documents: readonly Fields[],
  from: string,
  localField: string,
  foreignField: string,
  context: PipelineContext,
) {
  const local = new Map(documents.map((document) => [document, keysAt(document, localField)]))
  const wanted = new Map([...local.values()].flatMap((keys) => [...keys]))
  const query = wanted.size <= WANTED_MAX ? { [foreignField]: { $in: [...wanted.values()] } } : {}
  const byKey = new Map<string, Fields[]>()
  const foreign = wanted.size === 0 ? [] : context.load(from, query)
  const place = new Map(foreign.map((document, i) => [document, i]))
  for (const document of foreign) {
    for (const key of keysAt(document, foreignField).keys()) byKey.set(key, [...(byKey.get(key) ?? []), document])
  }
  return (document: Fields): Fields[] => {
    const found = new Set([...(local.get(document)?.keys() ?? [])].flatMap((key) => byKey.get(key) ?? []))
    return [...found].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
  }
}

function keysAt(document: Fields, path: string): Map<string, Value> {
  const values = valuesOnPath(document, path).flatMap((value) => (Array.isArray(value) ? value : [value ?? null]))
  return new Map(values.map((value) => [identityOf(value), value]))
}

function byPipeline(from: string, variables: Fields, pipeline: readonly Stage[], context: PipelineContext) {
  const foreign = context.load(from, {})
  return (document: Fields): Fields[] => {
    const scope = { document, variables: context.variables }
    const given = Object.entries(variables).map(([key, expression]) => [key, evaluate(expression, scope)] as const)
    return context.run(foreign, pipeline, { ...context.variables, ...Object.fromEntries(given) })
  }
}

function stagesOf(pipeline: Value): Stage[] {
  return Array.isArray(pipeline) ? pipeline.filter(isFields) : []
}
