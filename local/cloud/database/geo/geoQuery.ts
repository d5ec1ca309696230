import { requestFailed } from '../../cloudError'
import { valuesOnPath } from '../queryPath'
import { isFields, operatorsOf, type Fields } from '../values'
import { readNear, type Near } from './geoTest'
import { distanceTo } from './relations'
import { shapeOf, type Position } from './shape'

const GEO = ['$nearSphere', '$geoWithin', '$geoIntersects']

/** The paths that a query has geo operators on, wherever they stand. */
export function geoPathsOf(query: Fields): string[] {
  return Object.entries(query).flatMap(([path, condition]) => {
    if (Array.isArray(condition))
      return path.startsWith('$') ? condition.flatMap((part) => (isFields(part) ? geoPathsOf(part) : [])) : []
    if (!isFields(condition)) return []
    if (operatorsOf(condition).some((operator) => GEO.includes(operator))) return [path]
    const inner = condition['$not']
    return isFields(inner) && operatorsOf(inner).some((operator) => GEO.includes(operator)) ? [path] : []
  })
}

/** CloudBase's documents ask for a geo index on every field that geo operators look at; MongoDB itself only for $nearSphere. */
export function requireGeoIndexes(collection: { name: string; geo: readonly string[] }, query: Fields): void {
  const missing = geoPathsOf(query).find((path) => !collection.geo.includes(path))
  if (missing === undefined) return
  throw requestFailed(
    `error processing query: ns=${collection.name} planner returned error: unable to find index for $geoNear query; field=${missing} has no 2dsphere index`,
  )
}

/** The $nearSphere of a query and its path: at the top, or in an $and there. */
export function nearOf(query: Fields): (Near & { path: string }) | undefined {
  for (const [path, condition] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(condition)) {
      const found = condition
        .filter(isFields)
        .map(nearOf)
        .find((one) => one !== undefined)
      if (found !== undefined) return found
    }
    const near =
      isFields(condition) && condition['$nearSphere'] !== undefined ? readNear(condition['$nearSphere']) : undefined
    if (near !== undefined) return { ...near, path }
  }
  return undefined
}

/** Metres from a point to the nearest geometry on a path of a document; infinite when there is none. */
export function distanceOf(document: Fields, path: string, center: Position): number {
  const values = valuesOnPath(document, path).flatMap((value) => [value, ...(Array.isArray(value) ? value : [])])
  const shapes = values.map(shapeOf).filter((shape) => shape !== undefined)
  return Math.min(Infinity, ...shapes.map((shape) => distanceTo(center, shape)))
}
