import { evaluate } from '../expressions/evaluate'
import { withoutExpressions } from '../expressionBounds'
import { identityOf } from '../identity'
import { leadingSearch } from '../leadingSearch'
import { valuesOnPath } from '../queryPath'
import { isFields, type Fields, type Value } from '../values'
import { options, withPath, type Foreign, type PipelineContext, type Stage, type StageRunner } from './stage'

/** So many values of the foreign field are asked for at once. */
const WANTED_MAX = 200

type Find = (document: Fields) => Fields[]

export const lookup: StageRunner = (documents, argument, context) => {
  const { from, as, localField, foreignField, let: variables, pipeline } = options(argument)
  const foreign = context.foreign(String(from))
  const path = String(as).split('.')
  const find =
    pipeline === undefined
      ? byEquality(documents, foreign, String(localField), String(foreignField))
      : byPipeline(foreign, options(variables ?? {}), stagesOf(pipeline), context)
  return documents.map((document) => withPath(document, path, find(document)))
}

/** An array on either side stands for each of its elements, a missing field for null. */
function byEquality(documents: readonly Fields[], foreign: Foreign, localField: string, foreignField: string): Find {
  const local = new Map(documents.map((document) => [document, keysAt(document, localField)]))
  const wanted = [...new Map([...local.values()].flatMap((keys) => [...keys])).values()]
  // an array may be met by the values of two queries
  const found = new Map<string, Fields>()
  for (const query of queriesFor(wanted, foreignField, foreign)) {
    for (const document of foreign.load({ query })) found.set(identityOf(document['_id'] ?? null), document)
  }
  const all = [...found.values()]
  const byKey = new Map<string, number[]>()
  for (const [place, document] of all.entries()) {
    for (const key of keysAt(document, foreignField).keys()) {
      const places = byKey.get(key)
      if (places === undefined) byKey.set(key, [place])
      else places.push(place)
    }
  }
  return (document) => {
    const places = new Set([...(local.get(document)?.keys() ?? [])].flatMap((key) => byKey.get(key) ?? []))
    return [...places]
      .sort((a, b) => a - b)
      .map((place) => all[place])
      .filter(isFields)
  }
}

/** Everything when there are many values and no index to look them up in. */
function queriesFor(wanted: readonly Value[], field: string, foreign: Foreign): Fields[] {
  const queries: Fields[] = []
  for (let i = 0; i < wanted.length; i += WANTED_MAX)
    queries.push({ [field]: { $in: wanted.slice(i, i + WANTED_MAX) } })
  const [first] = queries
  return queries.length > 1 && first !== undefined && !foreign.leads({ query: first }, {}) ? [{}] : queries
}

function keysAt(document: Fields, path: string): Map<string, Value> {
  const values = valuesOnPath(document, path).flatMap((value) => (Array.isArray(value) ? value : [value ?? null]))
  return new Map(values.map((value) => [identityOf(value), value]))
}

/** What the pipeline begins with is asked of the foreign collection: once for all documents when it is the same for each or no index has it. */
function byPipeline(foreign: Foreign, variables: Fields, pipeline: readonly Stage[], context: PipelineContext): Find {
  const { search, rest } = leadingSearch(pipeline)
  const plain = withoutExpressions(search.query)
  let shared: Fields[] | undefined
  if (Object.keys(variables).length === 0) {
    return () =>
      context.run((shared ??= foreign.load({ ...search, variables: context.variables })), rest, context.variables)
  }
  return (document) => {
    const scope = { document, variables: context.variables }
    const given = Object.entries(variables).map(([key, expression]) => [key, evaluate(expression, scope)] as const)
    const inside = { ...context.variables, ...Object.fromEntries(given) }
    const asked = { ...search, variables: inside }
    if (foreign.leads(asked, plain)) return context.run(foreign.load(asked), rest, inside)
    return context.run((shared ??= foreign.load({ query: plain })), pipeline, inside)
  }
}

function stagesOf(pipeline: Value): Stage[] {
  return Array.isArray(pipeline) ? pipeline.filter(isFields) : []
}
