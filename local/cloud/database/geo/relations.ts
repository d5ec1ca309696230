import { geoArea, geoContains } from 'd3-geo'
import type { Position, Shape } from './shape'
import { angle, angleToArc, arcsCross, EARTH_RADIUS, TOUCHES, vectorOf, type Vector } from './sphere'

type Arc = readonly [Vector, Vector]

export const arcsOf = (positions: readonly Position[]): Arc[] => {
  const vectors = positions.map(vectorOf)
  return vectors.slice(1).map((to, i) => [vectors[i] ?? to, to])
}

const edgesOf = ({ lines, polygons }: Shape): Arc[] => [...lines, ...polygons.flat()].flatMap(arcsOf)
const cornersOf = ({ points, lines, polygons }: Shape): Position[] => [...points, ...lines.flat(), ...polygons.flat(2)]

/** Of the two areas that a ring parts the sphere into, the smaller one is meant, whichever way round it runs. */
export function inRing(ring: readonly Position[], at: Position): boolean {
  const drawn = { type: 'Polygon' as const, coordinates: [[...ring]] }
  const meant = geoArea(drawn) > 2 * Math.PI ? { ...drawn, coordinates: [[...ring].reverse()] } : drawn
  return geoContains(meant, at)
}

function inPolygon([outside = [], ...holes]: readonly Position[][], at: Position): boolean {
  const vector = vectorOf(at)
  if ([outside, ...holes].some((ring) => onEdges(arcsOf(ring), vector))) return true
  return inRing(outside, at) && !holes.some((hole) => inRing(hole, at))
}

function onEdges(arcs: readonly Arc[], at: Vector): boolean {
  return arcs.some(([a, b]) => angleToArc(at, a, b) < TOUCHES)
}

function edgesCross(left: readonly Arc[], right: readonly Arc[]): boolean {
  return left.some(([a, b]) => right.some(([c, d]) => arcsCross(a, b, c, d)))
}

/** Whether all of a shape lies in one of the areas. */
export function isWithin(shape: Shape, area: Shape): boolean {
  const pieces: Shape[] = [
    ...shape.points.map((at) => ({ points: [at], lines: [], polygons: [] })),
    ...shape.lines.map((line) => ({ points: [], lines: [line], polygons: [] })),
    ...shape.polygons.map((polygon) => ({ points: [], lines: [], polygons: [polygon] })),
  ]
  return pieces.every((piece) => area.polygons.some((polygon) => pieceWithin(piece, polygon)))
}

function pieceWithin(piece: Shape, polygon: Position[][]): boolean {
  if (!cornersOf(piece).every((at) => inPolygon(polygon, at))) return false
  if (edgesCross(edgesOf(piece), polygon.flatMap(arcsOf))) return false
  // a hole of the area that lies inside the piece would leave part of the piece outside
  const holes = polygon.slice(1)
  return !piece.polygons.some(([outside = []]) => holes.some((hole) => hole.some((at) => inRing(outside, at))))
}

/** Whether two shapes have a point in common. */
export function intersects(left: Shape, right: Shape): boolean {
  return touches(left, right) || touches(right, left) || edgesCross(edgesOf(left), edgesOf(right))
}

function touches(left: Shape, right: Shape): boolean {
  const edges = edgesOf(right)
  const points = right.points.map(vectorOf)
  return cornersOf(left).some((at) => {
    const vector = vectorOf(at)
    if (points.some((point) => angle(point, vector) < TOUCHES)) return true
    return onEdges(edges, vector) || right.polygons.some((polygon) => inPolygon(polygon, at))
  })
}

/** Whether all of a shape lies within so many radians of a centre. A cap of less than half the sphere has no dents. */
export function isInCap(shape: Shape, center: Position, radius: number): boolean {
  const middle = vectorOf(center)
  return cornersOf(shape).every((at) => angle(vectorOf(at), middle) <= radius)
}

/** Metres from a point to the nearest point of a shape; 0 inside of it. */
export function distanceTo(at: Position, shape: Shape): number {
  if (shape.polygons.some((polygon) => inPolygon(polygon, at))) return 0
  const vector = vectorOf(at)
  const angles = [
    ...shape.points.map((point) => angle(vector, vectorOf(point))),
    ...edgesOf(shape).map(([a, b]) => angleToArc(vector, a, b)),
  ]
  return Math.min(...angles) * EARTH_RADIUS
}
