import { requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { isFields, type Value } from '../values'

/** Longitude and latitude in degrees. */
export type Position = [longitude: number, latitude: number]

/** A geometry as its simple parts. Each ring of a polygon is closed; the first is its outside, the others are holes. */
export interface Shape {
  points: Position[]
  lines: Position[][]
  polygons: Position[][][]
}

const bad = (what: string, value: Maybe) => requestFailed(`${what}: ${JSON.stringify(value ?? null)}`)

/** Reads GeoJSON or a legacy pair `[longitude, latitude]`. Throws for what MongoDB could not index. */
export function parseShape(value: Maybe): Shape {
  if (Array.isArray(value)) return { points: [position(value)], lines: [], polygons: [] }
  if (!isFields(value) || typeof value['type'] !== 'string') throw bad('unknown GeoJSON type', value)
  const { type, coordinates } = value
  const empty: Shape = { points: [], lines: [], polygons: [] }
  switch (type) {
    case 'Point':
      return { ...empty, points: [position(coordinates)] }
    case 'MultiPoint':
      return { ...empty, points: each(coordinates, position) }
    case 'LineString':
      return { ...empty, lines: [line(coordinates)] }
    case 'MultiLineString':
      return { ...empty, lines: each(coordinates, line) }
    case 'Polygon':
      return { ...empty, polygons: [polygon(coordinates)] }
    case 'MultiPolygon':
      return { ...empty, polygons: each(coordinates, polygon) }
    default:
      throw bad('unknown GeoJSON type', value)
  }
}

/** The shape of a stored value, or undefined when it is none. */
export function shapeOf(value: Maybe): Shape | undefined {
  if (!isFields(value) && !(Array.isArray(value) && typeof value[0] === 'number')) return undefined
  try {
    return parseShape(value)
  } catch {
    return undefined
  }
}

function each<T>(coordinates: Maybe, read: (item: Value) => T): T[] {
  if (!Array.isArray(coordinates) || coordinates.length === 0)
    throw bad('GeoJSON coordinates must be a nonempty array', coordinates)
  return coordinates.map(read)
}

function position(value: Maybe): Position {
  const [longitude, latitude] = Array.isArray(value) ? value : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number')
    throw bad('Point must only contain numeric elements', value)
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) throw bad('longitude/latitude is out of bounds', value)
  return [longitude, latitude]
}

function line(value: Maybe): Position[] {
  const positions = each(value, position)
  if (new Set(positions.map(String)).size < 2)
    throw bad('GeoJSON LineString must have at least 2 different vertices', value)
  return positions.filter((at, i) => String(at) !== String(positions[i - 1]))
}

function polygon(value: Maybe): Position[][] {
  return each(value, ring)
}

function ring(value: Value): Position[] {
  const positions = each(value, position)
  if (String(positions[0]) !== String(positions.at(-1))) throw bad('Loop is not closed', value)
  if (new Set(positions.map(String)).size < 3) throw bad('Loop must have at least 3 different vertices', value)
  return positions.filter((at, i) => String(at) !== String(positions[i - 1]))
}
