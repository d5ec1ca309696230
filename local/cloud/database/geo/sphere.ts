import type { Position } from './shape'

/** MongoDB's radius of the Earth, in metres. */
export const EARTH_RADIUS = 6_378_100

/** A direction from the centre of the Earth. */
export type Vector = readonly [x: number, y: number, z: number]

const RADIANS = Math.PI / 180

export function vectorOf([longitude, latitude]: Position): Vector {
  const cos = Math.cos(latitude * RADIANS)
  return [cos * Math.cos(longitude * RADIANS), cos * Math.sin(longitude * RADIANS), Math.sin(latitude * RADIANS)]
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const length = (a: Vector): number => Math.hypot(...a)

/** The angle between two directions, in radians: exact for near ones and for opposite ones. */
export function angle(a: Vector, b: Vector): number {
  return Math.atan2(length(cross(a, b)), dot(a, b))
}

/** The angle from a direction to the nearest point of the great circle's arc from a to b. */
export function angleToArc(at: Vector, a: Vector, b: Vector): number {
  const normal = cross(a, b)
  const beside = dot(cross(normal, a), at) > 0 && dot(cross(b, normal), at) > 0
  return beside ? Math.abs(Math.asin(dot(normal, at) / length(normal))) : Math.min(angle(at, a), angle(at, b))
}

/** Nearer than this (radians; about a millimetre) is the same place. */
export const TOUCHES = 2e-10

/** Whether two arcs cross at a point within both. Arcs that only touch, or run along each other, don't. */
export function arcsCross(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  const first = cross(a, b)
  const second = cross(c, d)
  const sides = [-side(first, c), side(first, d), -side(second, b), side(second, a)]
  return sides.every((one) => one > 0) || sides.every((one) => one < 0)
}

/** On which side of a great circle something lies: 1, -1, or 0 on it. */
function side(normal: Vector, at: Vector): number {
  const distance = dot(normal, at) / length(normal)
  return Math.abs(distance) < TOUCHES ? 0 : Math.sign(distance)
}
