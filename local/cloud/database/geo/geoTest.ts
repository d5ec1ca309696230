import type { Maybe } from '../compareValues'
import { isFields, type Value } from '../values'
import { distanceTo, intersects, isInCap, isWithin } from './relations'
import { parseShape, shapeOf, type Position } from './shape'

/** The area of a $geoWithin: a polygon or several, or a circle of so many radians. */
export type Area = { geometry: Value } | { center: Position; radius: number }

/** Where a near query looks, in metres. */
export interface Near {
  center: Position
  least: number
  most: number
}

export function readArea(operand: Value): Area | undefined {
  if (!isFields(operand) || Object.keys(operand).length !== 1) return undefined
  const { $geometry: geometry, $centerSphere: circle } = operand
  if (geometry !== undefined) return { geometry }
  const [center, radius] = Array.isArray(circle) ? circle : []
  if (center === undefined || typeof radius !== 'number' || radius < 0) return undefined
  const [at] = parseShape(center).points
  return at === undefined ? undefined : { center: at, radius }
}

export function readNear(operand: Value): Near | undefined {
  if (!isFields(operand)) return undefined
  const { $geometry: geometry, $minDistance: least = 0, $maxDistance: most = Infinity, ...rest } = operand
  if (geometry === undefined || Object.keys(rest).length > 0) return undefined
  const { points, lines, polygons } = parseShape(geometry)
  const [center] = points
  if (center === undefined || points.length + lines.length + polygons.length !== 1) return undefined
  if (typeof least !== 'number' || typeof most !== 'number' || least < 0 || most < 0) return undefined
  return { center, least, most }
}

/** The test that a checked geo operator puts to a value. What is no geometry never passes. */
export function geoTest(operator: string, operand: Value): (value: Maybe) => boolean {
  if (operator === '$nearSphere') {
    const near = readNear(operand)
    return (value) => {
      const shape = shapeOf(value)
      const metres = near === undefined || shape === undefined ? NaN : distanceTo(near.center, shape)
      return near !== undefined && metres >= near.least && metres <= near.most
    }
  }
  const area = operator === '$geoWithin' ? readArea(operand) : undefined
  if (area !== undefined && 'center' in area) {
    return (value) => {
      const shape = shapeOf(value)
      return shape !== undefined && isInCap(shape, area.center, area.radius)
    }
  }
  const wanted = parseShape(isFields(operand) ? operand['$geometry'] : null)
  const relation = operator === '$geoWithin' ? isWithin : intersects
  return (value) => {
    const shape = shapeOf(value)
    return shape !== undefined && relation(shape, wanted)
  }
}
