import { requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { own } from '../queryPath'
import { isFields, type Fields, type Value } from '../values'

/** What becomes of a field: its new value, or `remove`; undefined leaves everything as it is. */
export type Change = { value: Value } | 'remove' | undefined

const INDEX = /^(0|[1-9]\d*)$/
/** MongoDB pads an array with null up to an index that is set, but not further than this. */
const PADDING_MAX = 1_500_000

/**
 * Changes the field at a path of a document that may be written to. `creates` makes the objects on the way; without it a way that
 * isn't there changes nothing. Throws where a field would have to be created inside something that has no fields.
 */
export function changeAt(
  document: Fields,
  path: readonly string[],
  creates: boolean,
  change: (existing: Maybe) => Change,
): void {
  const [last = '', ...above] = path.slice().reverse()
  let at: Fields | Value[] = document
  const steps = above.reverse()
  for (const [i, part] of steps.entries()) {
    const next: Maybe = read(at, part, path, creates)
    if (next === undefined) {
      if (!creates || change(undefined) === undefined) return
      const made: Fields = {}
      write(at, part, made, path)
      at = made
    } else if (isFields(next) || Array.isArray(next)) at = next
    else if (creates) throw notViable(steps.slice(0, i + 1), path[i + 1] ?? last, next)
    else return
  }
  const existing = read(at, last, path, creates)
  const changed = change(existing)
  if (changed === undefined) return
  if (changed !== 'remove') write(at, last, changed.value, path)
  else if (Array.isArray(at)) {
    if (existing !== undefined) at[Number(last)] = null
  } else Reflect.deleteProperty(at, last)
}

function read(at: Fields | Value[], part: string, path: readonly string[], creates: boolean): Maybe {
  if (!Array.isArray(at)) return own(at, part)
  if (INDEX.test(part)) return at[Number(part)]
  if (creates) throw notViable(path.slice(0, path.indexOf(part)), part, at)
  return undefined
}

function write(at: Fields | Value[], part: string, value: Value, path: readonly string[]): void {
  if (!Array.isArray(at)) {
    at[part] = value
    return
  }
  const index = Number(part)
  if (index - at.length > PADDING_MAX)
    throw requestFailed(`can't backfill array to larger than ${PADDING_MAX} elements: ${path.join('.')}`)
  while (at.length < index) at.push(null)
  at[index] = value
}

function notViable(above: readonly string[], part: string, value: Value): Error {
  return requestFailed(`Cannot create field '${part}' in element {${above.join('.')}: ${JSON.stringify(value)}}`)
}
