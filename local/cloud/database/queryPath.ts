import type { Maybe } from './compareValues'
import { isFields, type Fields, type Value } from './values'

const INDEX = /^(0|[1-9]\d*)$/

/**
 * Everything that a dotted path of a query leads to in a document, as MongoDB follows it: an array on the way stands for each of
 * its objects (and for one element when the path names its index); a scalar on the way has no such field. An empty array on the
 * way leads nowhere, not even to “missing”. An array at the end is one value: a test that opens it looks at its elements as well.
 */
export function valuesOnPath(document: Fields, path: string): Maybe[] {
  return reader(path)(document)
}

/** The same for many documents. */
export function reader(path: string): (document: Fields) => Maybe[] {
  if (!path.includes('.')) return (document) => [own(document, path)]
  const parts = path.split('.')
  return (document) => {
    const reached: Maybe[] = []
    follow(document, parts, 0, reached)
    return reached
  }
}

function follow(value: Maybe, parts: readonly string[], at: number, reached: Maybe[]): void {
  const part = parts[at]
  if (part === undefined) reached.push(value)
  else if (Array.isArray(value)) followArray(value, parts, at, part, reached)
  else follow(isFields(value) ? own(value, part) : undefined, parts, isFields(value) ? at + 1 : parts.length, reached)
}

function followArray(
  value: readonly Value[],
  parts: readonly string[],
  at: number,
  part: string,
  reached: Maybe[],
): void {
  for (const item of value) if (isFields(item)) follow(item, parts, at, reached)
  if (!INDEX.test(part)) return
  const item = value[Number(part)]
  if (item !== undefined && (at + 1 === parts.length || isFields(item) || Array.isArray(item)))
    follow(item, parts, at + 1, reached)
}

/** A field of an object, never one that every JavaScript object has. */
export function own(fields: Fields, name: string): Maybe {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** A copy without one field. */
export function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
}
