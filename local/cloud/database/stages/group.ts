import { ACCUMULATORS } from '../expressions/accumulators'
import { identityOf } from '../identity'
import { isFields, type Fields, type Value } from '../values'
import { evaluator, options, type PipelineContext, type StageRunner } from './stage'

/** The output fields of one group: `{ name: { $accumulator: expression } }`. */
export function accumulate(documents: readonly Fields[], output: Fields, context: PipelineContext): Fields {
  const fields: Fields = {}
  for (const [name, spec] of Object.entries(output)) {
    const [operator = '', expression = null] = isFields(spec) ? (Object.entries(spec)[0] ?? []) : []
    fields[name] = ACCUMULATORS[operator]?.(documents.map(evaluator(expression, context))) ?? null
  }
  return fields
}

/** A missing key counts as null. */
export const group: StageRunner = (documents, argument, context) => {
  const { _id: key = null, ...output } = options(argument)
  const groups = new Map<string, { key: Value; documents: Fields[] }>()
  const keyOf = evaluator(key, context)
  for (const document of documents) {
    const value = keyOf(document) ?? null
    const identity = identityOf(value)
    const found = groups.get(identity)
    if (found === undefined) groups.set(identity, { key: value, documents: [document] })
    else found.documents.push(document)
  }
  return [...groups.values()].map((one) => ({ _id: one.key, ...accumulate(one.documents, output, context) }))
}

export const sortByCount: StageRunner = (documents, argument, context) =>
  group(documents, { _id: argument, count: { $sum: 1 } }, context).sort(
    (a, b) => Number(b['count']) - Number(a['count']),
  )
