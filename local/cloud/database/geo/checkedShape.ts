import { requestFailed } from '../../cloudError'
import type { Maybe } from '../compareValues'
import { arcsOf, inRing } from './relations'
import { parseShape, type Position, type Shape } from './shape'
import { arcsCross } from './sphere'

type Ring = readonly Position[]

/**
 * A shape whose polygons MongoDB would take (manual, GeoJSON Objects): no ring meets itself, the first holds all others, and these neither overlap
 * nor share an edge. What is stored was looked at when it came; looking again at each query would be slow.
 */
export function checkedShape(value: Maybe): Shape {
  const shape = parseShape(value)
  for (const polygon of shape.polygons) checkPolygon(polygon)
  return shape
}

function checkPolygon(rings: readonly Ring[]): void {
  for (const ring of rings) checkRing(ring)
  const [outside = [], ...holes] = rings
  for (const [i, hole] of holes.entries()) {
    if (cross(hole, outside) || shareAnEdge(hole, outside) || !liesIn(hole, outside))
      throw requestFailed('Secondary loops not contained by first exterior loop - secondary loops must be holes')
    for (const other of holes.slice(0, i)) {
      if (cross(hole, other) || shareAnEdge(hole, other) || liesIn(hole, other) || liesIn(other, hole))
        throw requestFailed('Polygon is not valid: its holes intersect or overlap each other')
    }
  }
}

function checkRing(ring: Ring): void {
  const vertices = ring.slice(0, -1).map(String)
  for (const [i, vertex] of vertices.entries()) {
    const first = vertices.indexOf(vertex)
    if (first < i) throw requestFailed(`Loop is not valid: Duplicate vertices: ${first} and ${i}`)
  }
  const edges = arcsOf(ring)
  for (const [i, [a, b]] of edges.entries()) {
    const other = edges.findIndex(([c, d], k) => k < i && arcsCross(a, b, c, d))
    if (other >= 0) throw requestFailed(`Loop is not valid: Edges ${other} and ${i} cross`)
  }
}

function cross(left: Ring, right: Ring): boolean {
  const edges = arcsOf(right)
  return arcsOf(left).some(([a, b]) => edges.some(([c, d]) => arcsCross(a, b, c, d)))
}

function shareAnEdge(left: Ring, right: Ring): boolean {
  const edges = new Set(edgesBothWays(right))
  return edgesBothWays(left).some((edge) => edges.has(edge))
}

const edgesBothWays = (ring: Ring): string[] =>
  ring.slice(1).flatMap((to, i) => [`${String(ring[i])} ${String(to)}`, `${String(to)} ${String(ring[i])}`])

/** Of rings that don't cross: a corner that isn't one of both tells. */
function liesIn(inner: Ring, outer: Ring): boolean {
  const corners = new Set(outer.map(String))
  return inner.filter((at) => !corners.has(String(at))).some((at) => inRing(outer, at))
}
