import { requestFailed } from '../cloudError'
import { cellsOf } from './geo/cells'
import { geometriesAt } from './geo/geometriesAt'
import { shapeOf } from './geo/shape'
import { EMPTY_ARRAY, encodeKey, type KeyValue } from './keyOrder'
import { isFields, type Fields, type Value } from './values'

export type Direction = 1 | -1
export interface IndexSpec {
  name: string
  keys: [path: string, direction: Direction][]
  unique: boolean
  /** A geo index: its entries are the cells of the geometries on its one path. */
  cells?: true
}

/** MongoDB's own limit on an index entry in the versions that CloudBase runs. */
const INDEX_KEY_BYTES_MAX = 1024

/** A document of one index entry is the rule; an array makes one entry an element (a multikey index). */
export interface IndexEntries {
  keys: Buffer[]
  multikey: boolean
}

interface Reached {
  values: KeyValue[]
  /** The path up to the first array that was crossed. */
  arrayAt: string | undefined
}

/** Every value that an index on `path` holds for this document; a missing field counts as null. */
export function valuesAt(fields: Fields, path: string): Reached {
  const parts = path.split('.')
  let arrayAt: string | undefined
  const values: KeyValue[] = []
  const visit = (value: Value | undefined, depth: number): void => {
    if (Array.isArray(value)) {
      const part = parts[depth]
      if (part !== undefined && /^\d+$/.test(part)) return visit(value[Number(part)], depth + 1)
      arrayAt ??= parts.slice(0, depth).join('.')
      if (value.length === 0) values.push(depth === parts.length ? EMPTY_ARRAY : null)
      for (const item of value) {
        if (depth === parts.length) values.push(item)
        else if (isFields(item)) visit(item, depth)
        else values.push(null)
      }
      return
    }
    const part = parts[depth]
    if (part === undefined) values.push(value ?? null)
    else if (isFields(value)) visit(Object.hasOwn(value, part) ? value[part] : undefined, depth + 1)
    else values.push(null)
  }
  visit(fields, 0)
  return { values, arrayAt }
}

/** The index entries of a document, in key order and without repeats. */
export function indexEntries(fields: Fields, spec: IndexSpec): IndexEntries {
  if (spec.cells === true) return { keys: cellKeys(fields, spec), multikey: true }
  let keys: Buffer[] = [Buffer.alloc(0)]
  let arrayAt: string | undefined
  for (const [path, direction] of spec.keys) {
    const reached = valuesAt(fields, path)
    if (reached.arrayAt !== undefined) {
      if (arrayAt !== undefined && arrayAt !== reached.arrayAt) {
        throw requestFailed(`cannot index parallel arrays [${reached.arrayAt}] [${arrayAt}]`)
      }
      arrayAt = reached.arrayAt
    }
    const parts = reached.values.map((value) => encodeKey(value, direction))
    keys = keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part])))
  }
  const unique = new Map(keys.map((key) => [key.toString('latin1'), key]))
  for (const key of unique.values()) {
    if (key.length > INDEX_KEY_BYTES_MAX) {
      throw requestFailed(`WiredTigerIndex::insert: key too large to index, failing ${spec.name} ${key.length}`)
    }
  }
  return { keys: [...unique.values()], multikey: arrayAt !== undefined }
}

function cellKeys(fields: Fields, { keys: [key] }: IndexSpec): Buffer[] {
  const shapes = key === undefined ? [] : geometriesAt(fields, key[0]).map(shapeOf)
  const cells = shapes.filter((shape) => shape !== undefined).flatMap(cellsOf)
  return [...new Map(cells.map((cell) => [cell.toString(), cell])).values()]
}

/** What one document is ordered by: for an array the smallest element going up, the largest going down, as in MongoDB. */
export function sortKey(fields: Fields, order: readonly (readonly [path: string, direction: Direction])[]): Buffer {
  const parts = order.map(([path, direction]) => {
    const encoded = valuesAt(fields, path).values.map((value) => encodeKey(value, direction))
    return encoded.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least))
  })
  return Buffer.concat(parts)
}
