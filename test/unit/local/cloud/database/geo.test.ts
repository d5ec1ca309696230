import { geoDistance } from 'd3-geo'
import fc from 'fast-check'
import { checkedShape } from '../../../../../local/cloud/database/geo/checkedShape'
import { distanceTo, intersects, isInCap, isWithin } from '../../../../../local/cloud/database/geo/relations'
import { judgeQuery } from '../../../../../local/cloud/database/judgeQuery'
import { parseShape, type Position, type Shape } from '../../../../../local/cloud/database/geo/shape'
import { EARTH_RADIUS } from '../../../../../local/cloud/database/geo/sphere'

const position: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
)
const point = (at: Position): Shape => ({ points: [at], lines: [], polygons: [] })

/** A triangle of some degrees that is no line. */
const triangle: fc.Arbitrary<Position[]> = fc
  .tuple(
    fc.double({ min: -170, max: 160, noNaN: true }),
    fc.double({ min: -70, max: 60, noNaN: true }),
    fc.double({ min: 1, max: 10, noNaN: true }),
  )
  .map(([x, y, side]): Position[] => [
    [x, y],
    [x + side, y],
    [x, y + side],
    [x, y],
  ])
const area = (ring: Position[]): Shape => ({ points: [], lines: [], polygons: [[ring]] })
const outline = (ring: Position[]): Shape => ({ points: [], lines: [ring], polygons: [] })
/** The middle of a triangle's corners. */
const middle = ([a, b, c]: Position[]): Position =>
  [0, 1].map((i) => ((a?.[i] ?? 0) + (b?.[i] ?? 0) + (c?.[i] ?? 0)) / 3) as Position

describe('geometry on the sphere', () => {
  test('the distance between two points is that of d3-geo', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(distanceTo(a, point(b))).toBeCloseTo(geoDistance(a, b) * EARTH_RADIUS, 2)
      }),
    )
  })

  test('the middle of a triangle is within, at no distance, whichever way round it is drawn', () => {
    fc.assert(
      fc.property(triangle, (ring) => {
        for (const drawn of [ring, ring.slice().reverse()]) {
          expect(isWithin(point(middle(ring)), area(drawn))).toBe(true)
          expect(distanceTo(middle(ring), area(drawn))).toBe(0)
          expect(intersects(area(drawn), point(middle(ring)))).toBe(true)
        }
      }),
    )
  })

  test('a triangle has its outline within, and intersects what reaches in from outside', () => {
    fc.assert(
      fc.property(triangle, (ring) => {
        const outside: Position = [(ring[0]?.[0] ?? 0) - 5, (ring[0]?.[1] ?? 0) + 0.2]
        const reaching: Shape = { points: [], lines: [[outside, middle(ring)]], polygons: [] }
        expect(isWithin(outline(ring), area(ring))).toBe(true)
        expect(isWithin(point(outside), area(ring))).toBe(false)
        expect(isWithin(reaching, area(ring))).toBe(false)
        expect(intersects(reaching, area(ring))).toBe(true)
        expect(intersects(point(outside), area(ring))).toBe(false)
      }),
    )
  })

  test('a point lies in a circle exactly when it is not farther away than the radius', () => {
    fc.assert(
      fc.property(position, position, fc.double({ min: 0, max: 3, noNaN: true }), (center, at, radius) => {
        const away = geoDistance(center, at)
        fc.pre(Math.abs(away - radius) > 1e-9)
        expect(isInCap(point(at), center, radius)).toBe(away < radius)
      }),
    )
  })

  test('the nearest point of a line may lie between its ends', () => {
    const street = parseShape({ type: 'LineString', coordinates: [[10, -1], [10, 1]] }) // prettier-ignore
    expect(distanceTo([10.01, 0], street)).toBeCloseTo(distanceTo([10.01, 0], point([10, 0])), 3)
    expect(distanceTo([10, 2], street)).toBeCloseTo(distanceTo([10, 2], point([10, 1])), 3)
  })

  test.each([
    [{ type: 'Point', coordinates: [181, 0] }],
    [{ type: 'Point', coordinates: ['1', 2] }],
    [{ type: 'LineString', coordinates: [[1, 1], [1, 1]] }],
    [{ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1]]] }],
    [{ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [0, 0]]] }],
    [{ type: 'Circle', coordinates: [0, 0] }],
    [[1]],
    ['here'],
  ])('%j is no geometry', (value) => {
    expect(() => parseShape(value)).toThrow()
  }) // prettier-ignore

  const at = (x: number, y: number): Position => [x, y]
  const square = (x: number, y: number, side: number): Position[] => [
    ...[at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side)],
    at(x, y),
  ]
  const polygon = (...rings: Position[][]) => checkedShape({ type: 'Polygon', coordinates: rings })

  test('a polygon may have holes, also beside each other and touching in a corner', () => {
    expect(polygon(square(0, 0, 9), square(1, 1, 3), square(5, 1, 3), square(4, 4, 1)).polygons).toHaveLength(1)
    expect(polygon(square(0, 0, 9), [at(0, 0), at(2, 1), at(1, 2), at(0, 0)]).polygons).toHaveLength(1)
  })

  test.each<[string, Position[][], RegExp]>([
    ['a ring that crosses itself', [[at(0, 0), at(2, 2), at(2, 0), at(0, 2), at(0, 0)]], /Edges 0 and 2 cross/],
    ['a ring that comes by a corner again', [[at(0, 0), at(1, 1), at(2, 0), at(2, 2), at(1, 1), at(0, 2), at(0, 0)]], /Duplicate vertices: 1 and 4/],
    ['a ring there and back', [[at(0, 0), at(2, 0), at(1, 1), at(2, 0), at(0, 0)]], /Duplicate vertices/],
    ['a hole outside', [square(0, 0, 2), square(5, 5, 1)], /must be holes/],
    ['a hole that reaches out', [square(0, 0, 2), square(1, 1, 2)], /must be holes/],
    ['a hole around', [square(1, 1, 2), square(0, 0, 9)], /must be holes/],
    ['the same ring as a hole', [square(0, 0, 2), square(0, 0, 2)], /must be holes/],
    ['a hole with an edge of the outside', [square(0, 0, 2), [at(0, 0), at(2, 0), at(1, 1), at(0, 0)]], /must be holes/],
    ['holes that overlap', [square(0, 0, 9), square(1, 1, 3), square(2, 2, 3)], /overlap/],
    ['a hole within a hole', [square(0, 0, 9), square(1, 1, 5), square(2, 2, 1)], /overlap/],
    ['the same hole twice', [square(0, 0, 9), square(1, 1, 2), square(1, 1, 2)], /overlap/],
  ])('%s is refused', (_, rings, message) => {
    expect(() => polygon(...rings)).toThrow(message)
  }) // prettier-ignore

  test('a query by place is not called slow for want of an index: it could not be asked without one', () => {
    const run = {
      ...{
        collection: 'places',
        order: [],
        skip: 0,
        limit: Infinity,
        counts: false,
        keysExamined: 0,
        sorted: 0,
        ms: 0,
      },
      ...{ plan: { scans: undefined, order: 0, merge: false } as const, documentsExamined: 5000, returned: 3 },
    }
    const near = { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] } } }
    expect(judgeQuery({ ...run, query: { $and: [{}, { place: near }] } }).level).toBe('fine')
    expect(judgeQuery({ ...run, query: { place: 'here' } }).level).toBe('slow')
  })
})
