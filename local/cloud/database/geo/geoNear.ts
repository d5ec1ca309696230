import { requestFailed } from '../../cloudError'
import { valuesOnPath } from '../queryPath'
import { withPath } from '../stages/stage'
import { isFields, type Fields, type Value } from '../values'
import { distanceOf } from './geoQuery'
import { parseShape, type Position } from './shape'

export interface GeoNear {
  center: Position
  /** The path of the 2dsphere index; needed when there are several. */
  key: string | undefined
  query: Fields
  /** Metres. */
  least: number
  most: number
  limit: number
  multiplier: number
  distanceField: string
  includeLocs: string | undefined
}

/** MongoDB 4.0's own limit, where none is given. */
const LIMIT_DEFAULT = 100

/** The argument of a $geoNear stage; throws for what the cloud would refuse. */
export function readGeoNear(argument: Value): GeoNear {
  if (!isFields(argument)) throw requestFailed('$geoNear requires an object')
  const { near, spherical, distanceField, query = {}, key, includeLocs, ...rest } = argument
  const { limit = LIMIT_DEFAULT, minDistance = 0, maxDistance = Infinity, distanceMultiplier = 1, ...unknown } = rest
  const [other] = Object.keys(unknown)
  if (other !== undefined) throw requestFailed(`unknown argument to $geoNear: ${other}`)
  const [center] = isFields(near) && near['type'] === 'Point' ? parseShape(near).points : []
  if (center === undefined) throw requestFailed('$geoNear requires near to be a GeoJSON Point')
  if (spherical !== true) throw requestFailed('$geoNear requires spherical: true with a 2dsphere index')
  if (!isFields(query)) throw requestFailed('$geoNear query must be an object')
  return {
    center,
    query,
    key: key === undefined ? undefined : text(key, 'key'),
    least: measure(minDistance, 'minDistance'),
    most: measure(maxDistance, 'maxDistance'),
    multiplier: measure(distanceMultiplier, 'distanceMultiplier'),
    limit: Math.max(1, Math.trunc(measure(limit, 'limit'))),
    distanceField: text(distanceField, 'distanceField'),
    includeLocs: includeLocs === undefined ? undefined : text(includeLocs, 'includeLocs'),
  }
}

function measure(value: Value, name: string): number {
  if (typeof value !== 'number' || value < 0)
    throw requestFailed(`$geoNear requires ${name} to be a nonnegative number`)
  return value
}

function text(value: Value | undefined, name: string): string {
  if (typeof value !== 'string' || value === '') throw requestFailed(`$geoNear requires a '${name}' option as a String`)
  return value
}

/** The documents of a collection that match, from the nearest on, each with its distance. */
export function geoNear(
  { name, geo }: { name: string; geo: readonly string[] },
  near: GeoNear,
  load: (query: Fields) => Fields[],
): Fields[] {
  const path = near.key ?? geo[0]
  if (path === undefined || !geo.includes(path))
    throw requestFailed(`error processing query: ns=${name} unable to find index for $geoNear query`)
  if (near.key === undefined && geo.length > 1) {
    throw requestFailed('There is more than one 2dsphere index; unsure which to use for $geoNear')
  }
  const geometry = { type: 'Point', coordinates: near.center }
  const most = near.most === Infinity ? {} : { $maxDistance: near.most }
  const condition = { $nearSphere: { $geometry: geometry, $minDistance: near.least, ...most } }
  return load({ $and: [near.query, { [path]: condition }] })
    .map((document) => ({ document, metres: distanceOf(document, path, near.center) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, near.limit)
    .map(({ document, metres }) => {
      const measured = withPath(document, near.distanceField.split('.'), metres * near.multiplier)
      if (near.includeLocs === undefined) return measured
      return withPath(measured, near.includeLocs.split('.'), valuesOnPath(document, path)[0])
    })
}
