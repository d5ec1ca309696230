import type { Maybe } from './compareValues'
import { isFields, type Fields, type Value } from './values'

const INDEX = /^(0|[1-9]\d*)$/

/**
 * Everything that a dotted path of a query leads to in a document, as MongoDB follows it: an array on the way stands for each of
 * its objects (and for one element when the path names its index); a scalar on the way has no such field. An empty array on the
 * way leads nowhere, not even to “missing”. Arrays at the end are not opened: see `someAt`.
 */
export function valuesOnPath(document: Fields, path: string): Maybe[] {
  const reached: Maybe[] = []
  follow(document, path.split('.'), 0, reached)
  return reached
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

/** Whether some value on the path passes: an array at the end counts as each of its elements, and as itself. */
export function someAt(document: Fields, path: string, test: (value: Maybe) => boolean): boolean {
  return valuesOnPath(document, path).some((value) => (Array.isArray(value) && value.some(test)) || test(value))
}

/** A copy without one field. */
export function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
}
