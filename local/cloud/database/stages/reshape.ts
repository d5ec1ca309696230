import { requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { evaluate } from '../expressions/evaluate'
import { typeName } from '../expressions/operator'
import { own } from '../queryPath'
import { isFields, operatorsOf, type Fields, type Value } from '../values'
import { applyProjection, parseProjection } from './projectionTree'
import { evaluator, options, withPath, type StageRunner } from './stage'

export const project: StageRunner = (documents, argument, { variables }) => {
  const projection = parseProjection(options(argument))
  return documents.map((document) =>
    applyProjection(document, projection, (expression) => evaluate(expression, { document, variables })),
  )
}

/** `{ a: { b: 1 } }` adds to an object that is there, like `{ 'a.b': 1 }`. */
export const addFields: StageRunner = (documents, argument, context) => {
  const added = pathsIn(options(argument), []).map(({ path, value }) => ({ path, valueOf: evaluator(value, context) }))
  return documents.map((document) =>
    added.reduce((changed, { path, valueOf }) => withPath(changed, path, valueOf(document)), document),
  )
}

function pathsIn(spec: Fields, above: readonly string[]): { path: string[]; value: Value }[] {
  return Object.entries(spec).flatMap(([key, value]) => {
    const path = [...above, ...key.split('.')]
    const nested = isFields(value) && Object.keys(value).length > 0 && operatorsOf(value).length === 0
    return nested ? pathsIn(value, path) : [{ path, value }]
  })
}

export const replaceRoot: StageRunner = (documents, argument, context) => {
  const rootOf = evaluator(options(argument)['newRoot'] ?? null, context)
  return documents.map((document) => {
    const root = rootOf(document)
    if (isFields(root)) return root
    throw requestFailed(
      `'newRoot' expression must evaluate to an object, but resulting value was of type: ${typeName(root)}`,
    )
  })
}

/** One document an element. What is no array counts as one element; null, missing and empty vanish unless they are preserved. */
export const unwind: StageRunner = (documents, argument) => {
  const {
    path: reference,
    includeArrayIndex,
    preserveNullAndEmptyArrays,
  } = isFields(argument) ? argument : { path: argument }
  const path = String(reference).slice(1).split('.')
  const indexAt = typeof includeArrayIndex === 'string' ? includeArrayIndex.split('.') : undefined
  const numbered = (document: Fields, i: number | null) =>
    indexAt === undefined ? document : withPath(document, indexAt, i)
  return documents.flatMap((document) => {
    const value = path.reduce<Maybe>((at, part) => (isFields(at) ? own(at, part) : undefined), document)
    if (Array.isArray(value) && value.length > 0) {
      return value.map((item, i) => numbered(withPath(document, path, item), i))
    }
    if (value !== undefined && value !== null && !Array.isArray(value)) return [numbered(document, null)]
    if (preserveNullAndEmptyArrays !== true) return []
    return [numbered(Array.isArray(value) ? withPath(document, path, undefined) : document, null)]
  })
}
