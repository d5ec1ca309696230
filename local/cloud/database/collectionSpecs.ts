import { readFileSync } from 'node:fs'
import type { Direction, IndexSpec } from './indexKeys'

export interface CollectionSpec {
  name: string
  indexes: IndexSpec[]
  /** Paths with a 2dsphere index. */
  geo?: string[]
}

/**
 * Reads a collections file: `[{ "name": "orders", "indexes": [{ "name": "…", "keys": [["shopId", 1]], "unique": true }] }]`.
 * Throws with the place of the mistake.
 */
export function readCollectionsFile(path: string): CollectionSpec[] {
  return parseCollectionSpecs(JSON.parse(readFileSync(path, 'utf8')) as unknown, path)
}

export function parseCollectionSpecs(json: unknown, where = 'collections'): CollectionSpec[] {
  if (!Array.isArray(json)) throw new Error(`${where}: must be an array of collections`)
  return json.map((item: unknown, i) => parseCollection(item, `${where}[${i}]`))
}

function record(json: unknown, where: string): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Error(`${where}: must be an object`)
  return json as Record<string, unknown>
}

function parseCollection(json: unknown, where: string): CollectionSpec {
  const { name, indexes = [] } = record(json, where)
  if (typeof name !== 'string' || !isCollectionName(name)) throw new Error(`${where}.name: not a collection name`)
  if (!Array.isArray(indexes)) throw new Error(`${where}.indexes: must be an array`)
  const places = indexes.map((item: unknown, i) => ({ item, at: `${where}.indexes[${i}]` }))
  const geo = places.filter(({ item }) => isGeo(item)).map(({ item, at }) => parseGeoIndex(item, at))
  return {
    name,
    indexes: places.filter(({ item }) => !isGeo(item)).map(({ item, at }) => parseIndex(item, at)),
    ...(geo.length === 0 ? {} : { geo }),
  }
}

function isGeo(json: unknown): boolean {
  return JSON.stringify(json).includes('"2dsphere"')
}

/** `{ "keys": [["place", "2dsphere"]] }` */
function parseGeoIndex(json: unknown, where: string): string {
  const { keys, unique = false } = record(json, where)
  const [key, ...more]: unknown[] = Array.isArray(keys) ? keys : []
  const [path, kind]: unknown[] = Array.isArray(key) ? key : []
  if (typeof path !== 'string' || path === '' || kind !== '2dsphere') {
    throw new Error(`${where}.keys: a geo index is [[path, "2dsphere"]]`)
  }
  if (more.length > 0) throw new Error(`${where}.keys: a geo index of several fields is not supported here`)
  if (unique !== false) throw new Error(`${where}.unique: a geo index cannot be unique`)
  return path
}

function parseIndex(json: unknown, where: string): IndexSpec {
  const { name, keys, unique = false } = record(json, where)
  if (!Array.isArray(keys) || keys.length === 0) throw new Error(`${where}.keys: must be a nonempty array`)
  if (typeof unique !== 'boolean') throw new Error(`${where}.unique: must be true or false`)
  const pairs = keys.map((key: unknown, i): [string, Direction] => {
    const [path, direction = 1] = Array.isArray(key) ? (key as unknown[]) : [key]
    if (typeof path !== 'string' || path === '') throw new Error(`${where}.keys[${i}]: must be [path, 1 or -1]`)
    if (direction !== 1 && direction !== -1) throw new Error(`${where}.keys[${i}]: the direction must be 1 or -1`)
    return [path, direction]
  })
  const fallback = pairs.map(([path, direction]) => `${path}_${direction}`).join('_')
  return { name: typeof name === 'string' && name !== '' ? name : fallback, keys: pairs, unique }
}

/** MongoDB's rules for names, and CloudBase's: no system collections. */
export function isCollectionName(name: string): boolean {
  return name !== '' && name.length <= 120 && !/[$\0\s]/.test(name) && !name.startsWith('system.')
}
