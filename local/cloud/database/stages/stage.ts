import type { Maybe } from '../compareValues'
import { evaluate } from '../expressions/evaluate'
import type { Variables } from '../expressions/operator'
import type { Search } from '../findDocuments'
import { own, without } from '../queryPath'
import { isFields, type Fields, type Value } from '../values'

/** The collection that a lookup is from. */
export interface Foreign {
  /** The documents that a search finds. */
  load: (search: Search) => Fields[]
  /** Whether indexes lead a search to less than another query. */
  leads: (search: Search, than: Fields) => boolean
}

/** What a stage may need besides the documents. */
export interface PipelineContext {
  /** Those that the `let` of a lookup around this pipeline gave. */
  variables: Variables
  /** Throws when there is no such collection. */
  foreign: (collection: string) => Foreign
  /** Runs the pipeline of a lookup. */
  run: (documents: readonly Fields[], pipeline: readonly Stage[], variables: Variables) => Fields[]
}

export type Stage = { [name: string]: Value }

/** One stage: what comes out of it for what goes in. The argument was checked before (checkPipeline). */
export type StageRunner = (documents: readonly Fields[], argument: Value, context: PipelineContext) => Fields[]

export function evaluator(expression: Value, { variables }: PipelineContext): (document: Fields) => Maybe {
  return (document) => evaluate(expression, { document, variables })
}

/** The object that a checked stage has as its argument. */
export function options(argument: Value): Fields {
  return isFields(argument) ? argument : {}
}

/** A copy with `value` at a path (undefined takes the field away). Arrays on the way: in each of their elements. */
export function withPath(fields: Fields, [part = '', ...rest]: readonly string[], value: Maybe): Fields {
  const next = rest.length === 0 ? value : within(own(fields, part), rest, value)
  return next === undefined ? without(fields, part) : { ...fields, [part]: next }
}

function within(existing: Maybe, path: readonly string[], value: Maybe): Maybe {
  if (Array.isArray(existing)) return existing.map((item) => within(item, path, value) ?? null)
  if (value === undefined && !isFields(existing)) return existing
  return withPath(isFields(existing) ? existing : {}, path, value)
}
