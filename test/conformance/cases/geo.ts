import { all, found, ids, numbered, refuses, type Case, type Db } from './case'

interface Shape {
  toJSON(): unknown
}

/** The SDK's own types of db.Geo know Point only. */
interface Shapes {
  Point: new (longitude: number, latitude: number) => Shape
  LineString: new (points: Shape[]) => Shape
  Polygon: new (lines: Shape[]) => Shape
  MultiPoint: new (points: Shape[]) => Shape
  MultiLineString: new (lines: Shape[]) => Shape
  MultiPolygon: new (polygons: Shape[]) => Shape
}
const make = (db: Db) => db.Geo as unknown as Shapes

/** Around (113.3, 23.1): one degree of latitude is 111.3 km, one of longitude 102.4 km. */
const at = (db: Db, longitude: number, latitude: number) => new (make(db).Point)(longitude, latitude)
const line = (db: Db, ...points: [number, number][]) => new (make(db).LineString)(points.map(([x, y]) => at(db, x, y)))
const area = (db: Db, ...points: [number, number][]) => new (make(db).Polygon)([line(db, ...points)])
const square = (db: Db, x: number, y: number, side: number) =>
  area(db, [x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y])

const places = (db: Db) =>
  numbered(
    { _id: 'centre', place: at(db, 113.3, 23.1) },
    { _id: 'north', place: at(db, 113.3, 23.11) },
    { _id: 'east', place: at(db, 113.319, 23.1) },
    { _id: 'far', place: at(db, 116.4, 39.9) },
    { _id: 'nowhere' },
    { _id: 'street', place: line(db, [113.28, 23.09], [113.28, 23.13]) },
    { _id: 'park', place: square(db, 113.4, 23.1, 0.02) },
  )

const sees = (name: string, query: (db: Db) => object, gives: unknown, ordered = false): Case => ({
  name: `geo: ${name}`,
  run: async (db) => {
    await all(db).add(places(db))
    return ordered ? ids(await all(db).where(query(db)).get()) : found(db, query(db))
  },
  gives,
})
const bad = (name: string, run: (db: Db) => Promise<unknown>, message?: RegExp, code?: string) =>
  refuses(`geo: ${name}`, [], run, message, code)
const near = (db: Db, options: object = {}) => db.command.geoNear({ geometry: at(db, 113.3, 23.1), ...options })

/** Geography: stored shapes, near, within, intersecting (MongoDB's manual, Geospatial Queries). */
export const geo: Case[] = [
  {
    name: 'geo: shapes come back as they were stored',
    run: async (db) => {
      const points = [at(db, 1, 2), at(db, 3, 4)]
      const shapes = {
        point: at(db, 1, 2),
        line: line(db, [0, 0], [1, 1]),
        area: square(db, 0, 0, 1),
        points: new (make(db).MultiPoint)(points),
        lines: new (make(db).MultiLineString)([line(db, [0, 0], [1, 1]), line(db, [2, 2], [3, 3])]),
        areas: new (make(db).MultiPolygon)([square(db, 0, 0, 1), square(db, 5, 5, 1)]),
      }
      await all(db).add({ _id: 'a', code: 1, ...shapes })
      const [stored] = (await all(db).get()).data as Record<string, { toJSON(): unknown }>[]
      return Object.entries(shapes)
        .map(([key, shape]) => [stored?.[key]?.toJSON(), shape.toJSON()] as const)
        .filter(([kept, given]) => JSON.stringify(kept) !== JSON.stringify(given))
    },
    gives: [],
  },
  sees(
    'near goes from the nearest on, and leaves out what has no place',
    (db) => ({ place: near(db) }),
    ['centre', 'north', 'east', 'street', 'park', 'far'],
    true,
  ),
  sees(
    'near, between two distances in metres',
    (db) => ({ place: near(db, { minDistance: 1000, maxDistance: 2100 }) }),
    ['north', 'east', 'street'],
    true,
  ),
  sees(
    'near with another condition',
    (db) => ({ place: near(db, { maxDistance: 5000 }), code: db.command.lt(3) }),
    ['centre', 'north'],
    true,
  ),
  sees(
    'within a circle of so many radians',
    (db) => ({ place: db.command.geoWithin({ centerSphere: [[113.3, 23.1], 1.5 / 6378.1] }) }),
    ['centre', 'north'],
  ),
  sees(
    'within a circle around a point',
    (db) => ({ place: db.command.geoWithin({ centerSphere: [at(db, 113.3, 23.1), 3 / 6378.1] }) }),
    ['centre', 'east', 'north'],
  ),
  sees(
    'within an area: all of a shape',
    (db) => ({ place: db.command.geoWithin({ geometry: square(db, 113.25, 23.08, 0.1) }) }),
    ['centre', 'east', 'north', 'street'],
  ),
  sees(
    'within one of several areas',
    (db) => ({
      place: db.command.geoWithin({
        geometry: new (make(db).MultiPolygon)([square(db, 113.29, 23.09, 0.015), square(db, 113.39, 23.09, 0.05)]),
      }),
    }),
    ['centre', 'park'],
  ),
  sees(
    'a hole is not within',
    (db) => ({
      place: db.command.geoWithin({
        geometry: new (make(db).Polygon)([
          line(db, [113.2, 23.0], [113.5, 23.0], [113.5, 23.2], [113.2, 23.2], [113.2, 23.0]),
          line(db, [113.295, 23.095], [113.305, 23.095], [113.305, 23.105], [113.295, 23.105], [113.295, 23.095]),
        ]),
      }),
    }),
    ['east', 'north', 'park', 'street'],
  ),
  sees(
    'an area the other way round is the same',
    (db) => ({
      place: db.command.geoWithin({
        geometry: area(db, [113.29, 23.09], [113.29, 23.12], [113.31, 23.12], [113.31, 23.09], [113.29, 23.09]),
      }),
    }),
    ['centre', 'north'],
  ),
  sees(
    'the edges of an area are great circles',
    (db) => ({
      place: db.command.geoWithin({ geometry: area(db, [80, 40], [150, 40], [150, 20], [80, 20], [80, 40]) }),
    }),
    ['far'],
  ),
  sees(
    'intersects a line',
    (db) => ({ place: db.command.geoIntersects({ geometry: line(db, [113.27, 23.1], [113.45, 23.105]) }) }),
    ['park', 'street'],
  ),
  sees(
    'intersects an area: part of a shape is enough',
    (db) => ({ place: db.command.geoIntersects({ geometry: square(db, 113.27, 23.1, 0.02) }) }),
    ['street'],
  ),
  sees(
    'intersects a point within',
    (db) => ({ place: db.command.geoIntersects({ geometry: at(db, 113.41, 23.11) }) }),
    ['park'],
  ),
  sees(
    'intersects one of several points',
    (db) => ({
      place: db.command.geoIntersects({ geometry: new (make(db).MultiPoint)([at(db, 0, 0), at(db, 116.4, 39.9)]) }),
    }),
    ['far'],
  ),
  sees(
    'intersects several lines',
    (db) => ({
      place: db.command.geoIntersects({
        geometry: new (make(db).MultiLineString)([line(db, [0, 0], [1, 1]), line(db, [113.41, 23.0], [113.41, 23.2])]),
      }),
    }),
    ['park'],
  ),
  sees(
    'conditions on one place, chained',
    (db) => ({
      place: db.command
        .geoWithin({ geometry: square(db, 113.25, 23.08, 0.1) })
        .geoIntersects({ geometry: square(db, 113.31, 23.09, 0.02) as never }),
    }),
    ['east'],
  ),
  sees(
    'a condition and within',
    (db) => ({ place: db.command.exists(true).geoWithin({ geometry: square(db, 113.31, 23.09, 0.02) as never }) }),
    ['east'],
  ),
  sees(
    'near, chained',
    (db) => ({
      place: db.command
        .exists(true)
        .geoNear({ geometry: at(db, 113.319, 23.1) as never, minDistance: 0, maxDistance: 100 }),
    }),
    ['east'],
  ),
  {
    name: 'geo: orderBy wins over the distance; limit and skip count from the nearest',
    run: async (db) => {
      await all(db).add(places(db))
      const close = all(db).where({ place: near(db, { maxDistance: 3000 }) })
      return [
        ids(await close.orderBy('code', 'desc').get()),
        ids(await close.skip(1).limit(2).get()),
        (await close.count()).total as unknown,
      ]
    },
    gives: [['street', 'east', 'north', 'centre'], ['north', 'east'], 4],
  },

  bad(
    'near on a field without a geo index',
    (db) =>
      all(db)
        .where({ spot: near(db) })
        .get(),
    /index/,
  ),
  bad(
    'within on a field without a geo index',
    (db) =>
      all(db)
        .where({ spot: db.command.geoWithin({ centerSphere: [[0, 0], 1] }) })
        .get(),
    /index/,
  ),
  bad(
    'near within an or',
    (db) =>
      all(db)
        .where(db.command.or([{ place: near(db) }, { code: 1 }]))
        .get(),
    /geoNear|nearSphere/,
  ),
  bad(
    'what is no GeoJSON in an indexed field',
    (db) => all(db).add({ code: 1, place: { type: 'Point', coordinates: [500, 0] } }),
    /geo keys/,
  ),
  bad(
    'an area that crosses itself',
    (db) => all(db).add({ code: 1, place: area(db, [0, 0], [2, 2], [2, 0], [0, 2], [0, 0]) }),
    /cross/,
  ),
  bad(
    'a hole outside of its area',
    (db) => {
      const ring = (side: number, from: number) =>
        line(db, [from, from], [from + side, from], [from, from + side], [from, from])
      return all(db).add({ code: 1, place: new (make(db).Polygon)([ring(1, 0), ring(1, 5)]) })
    },
    /loops/,
  ),
  bad(
    'within an area that crosses itself',
    (db) =>
      all(db)
        .where({ place: db.command.geoWithin({ geometry: area(db, [0, 0], [2, 2], [2, 0], [0, 2], [0, 0]) }) })
        .get(),
    /cross/,
  ),
  bad(
    'an update to what is no GeoJSON',
    async (db) => {
      await all(db).add({ _id: 'a', code: 1 })
      await all(db)
        .doc('a')
        .update({ place: db.command.set('here') })
    },
    /geo keys/,
  ),
  bad(
    'near in a match',
    (db) =>
      all(db)
        .aggregate()
        .match({ place: near(db) })
        .end(),
    /not allowed/,
  ),

  {
    name: 'aggregate: geoNear tells distances',
    run: async (db) => {
      await all(db).add(places(db))
      const pipeline = all(db).aggregate().geoNear({
        near: at(db, 113.3, 23.1), spherical: true, distanceField: 'far.away', distanceMultiplier: 0.001, includeLocs: 'seen',
        query: { code: db.command.lt(4) }, maxDistance: 10_000, key: 'place', limit: 3,
      }) // prettier-ignore
      const { data } = (await pipeline.end()) as {
        data: { _id: string; far: { away: number }; seen: { coordinates: unknown } }[]
      }
      return data.map(({ _id, far, seen }) => [_id, Math.round(far.away * 1000), seen.coordinates])
    },
    gives: [
      ['centre', 0, [113.3, 23.1]],
      ['north', 1113, [113.3, 23.11]],
      ['east', 1945, [113.319, 23.1]],
    ],
  },
  {
    name: 'aggregate: geoNear between two distances, then other stages',
    run: async (db) => {
      await all(db).add(places(db))
      const pipeline = all(db)
        .aggregate()
        .geoNear({
          near: at(db, 113.3, 23.1),
          spherical: true,
          distanceField: 'd',
          minDistance: 1,
          maxDistance: 3000,
          limit: 2,
        })
      return ids((await pipeline.project({ _id: 1 }).end()) as { data: unknown })
    },
    gives: ['north', 'east'],
  },
  bad(
    'geoNear as a later stage',
    (db) =>
      all(db)
        .aggregate()
        .limit(5)
        .geoNear({ near: at(db, 0, 0), spherical: true, distanceField: 'd' })
        .end(),
    /first stage/,
  ),
  bad(
    'geoNear without a distanceField',
    (db) =>
      all(db)
        .aggregate()
        .geoNear({ near: at(db, 0, 0), spherical: true })
        .end(),
    /distanceField/,
  ),
]
