import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { findDocuments } from '../../../../../local/cloud/database/findDocuments'
import type { QueryRun } from '../../../../../local/cloud/database/queryRun'
import { Store } from '../../../../../local/cloud/database/store'
import type { Fields, Value } from '../../../../../local/cloud/database/values'

jest.setTimeout(30_000)

type At = [longitude: number, latitude: number]

const find = (store: Store, name: string, query: Fields, runs: QueryRun[] = []) =>
  findDocuments(store, store.collections.get(name), { query }, (run) => runs.push(run))
    .map(({ document }) => document['_id'])
    .sort()

/** Everywhere, and often where longitudes end or meet. */
const somewhere: fc.Arbitrary<At> = fc.oneof(
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
  fc.tuple(fc.constantFrom(180, -180, 179.99, -179.99, 0), fc.constantFrom(0, 45, 89.99, 90, -90, -89.9)),
  fc.tuple(fc.double({ min: 10, max: 11, noNaN: true }), fc.double({ min: 20, max: 21, noNaN: true })),
)
const point = somewhere.map((coordinates): Value => ({ type: 'Point', coordinates }))
const size = fc.constantFrom(0.0001, 0.01, 1, 20)
const wrapped = (longitude: number) => (longitude > 180 ? longitude - 360 : longitude)
const corners = fc
  .tuple(somewhere, size)
  .map(([[x, y], side]): At[] => [[x, y], [wrapped(x + side), y], [x, y > 60 ? y - side : y + side]]) // prettier-ignore
const line = corners.map((coordinates): Value => ({ type: 'LineString', coordinates }))
const area = corners.map((ring): Value => ({ type: 'Polygon', coordinates: [[...ring, ring[0] ?? [0, 0]]] }))
const several = fc
  .array(somewhere, { minLength: 1, maxLength: 12 })
  .map((coordinates): Value => ({ type: 'MultiPoint', coordinates }))
const stored = fc.oneof(
  { weight: 3, arbitrary: point },
  line,
  area,
  several,
  somewhere,
  fc.array(point, { maxLength: 3 }),
)

const condition: fc.Arbitrary<Fields> = fc.oneof(
  area.map(($geometry) => ({ $geoWithin: { $geometry } })),
  fc.tuple(somewhere, fc.constantFrom(0, 0.00001, 0.01, 1, 2)).map((circle) => ({ $geoWithin: { $centerSphere: circle } })),
  fc.oneof(point, line, area).map(($geometry) => ({ $geoIntersects: { $geometry } })),
  fc.tuple(point, fc.constantFrom(0, 5, 5000, 5_000_000)).map(([$geometry, $maxDistance]) => ({ $nearSphere: { $geometry, $maxDistance } })),
  point.map(($geometry) => ({ $nearSphere: { $geometry } })),
) // prettier-ignore
const query: fc.Arbitrary<Fields> = fc.oneof(
  condition.map((place) => ({ place })),
  fc.tuple(condition, condition).map(([one, other]) => ({ $or: [{ place: one }, { place: other }] })),
  condition.map((place) => ({ $and: [{ n: 1 }, { place }] })),
)

describe('a geo index', () => {
  test('finds what a scan of every document finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stored, { maxLength: 10 }), query, async (places, where) => {
        const store = new Store(':memory:')
        await store.write(() =>
          store.collections.declare([
            { name: 'scanned', indexes: [] },
            { name: 'indexed', indexes: [], geo: ['place'] },
          ]),
        )
        for (const [i, place] of places.entries()) {
          // a triangle at a pole may have a corner twice: what one refuses the other isn't given
          await store
            .write(() => {
              for (const name of ['indexed', 'scanned'])
                store.insert(store.collections.get(name), { _id: i, n: i % 2, place } as Fields)
            })
            .catch((error: unknown) => expect(String(error)).toMatch(/geo keys/))
        }
        expect(find(store, 'indexed', where)).toEqual(find(store, 'scanned', where))
        store.close()
      }),
      { numRuns: 300 },
    )
  })
})

describe('rows touched', () => {
  /** A town of `side` by `side` places, 100 metres apart. */
  async function town(side: number): Promise<Store> {
    const store = new Store(':memory:')
    await store.write(() => {
      store.collections.declare([{ name: 'places', indexes: [], geo: ['place'] }])
      for (let x = 0; x < side; x++)
        for (let y = 0; y < side; y++) {
          const coordinates = [113 + x * 0.001, 23 + y * 0.0009]
          store.insert(store.collections.get('places'), { _id: `${x}/${y}`, place: { type: 'Point', coordinates } })
        }
    })
    return store
  }
  const at = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] })
  const queries: [string, Fields][] = [
    ['near', { place: { $nearSphere: { $geometry: at(113.002, 23.0018), $maxDistance: 150 } } }],
    ['in a circle', { place: { $geoWithin: { $centerSphere: [[113.002, 23.0018], 150 / 6_378_100] } } }],
    [
      'in an area',
      { place: { $geoWithin: { $geometry: { type: 'Polygon', coordinates: [[[113.0005, 23.0005], [113.0035, 23.0005], [113.0035, 23.003], [113.0005, 23.003], [113.0005, 23.0005]]] } } } },
    ],
    ['meeting a point', { place: { $geoIntersects: { $geometry: at(113.002, 23.0018) } } }],
  ] // prettier-ignore

  test('are as many in a town of 3600 as in one of 100', async () => {
    const few = await town(10)
    const many = await town(60)
    for (const [name, where] of queries) {
      const touched = [few, many].map((store) => {
        const before = store.sqlite.rowsRead()
        const runs: QueryRun[] = []
        const found = find(store, 'places', where, runs)
        expect(runs[0]?.plan.scans?.map(({ index }) => index.name)).toEqual(['place_2dsphere'])
        return { name, found, rows: store.sqlite.rowsRead() - before }
      })
      expect(touched[1]).toEqual(touched[0])
      expect(touched[0]?.rows).toBeLessThan(50)
      expect(touched[0]?.found.length).toBeGreaterThan(0)
    }
    few.close()
    many.close()
  })

  test('a changed and a removed document leave nothing behind, and an index that is dropped and made again has everything', async () => {
    const store = await town(4)
    const places = () => store.collections.get('places')
    const here = { place: { $geoIntersects: { $geometry: at(113, 23) } } }
    const entries = () => Number(store.sqlite.prepare(`SELECT count(*) AS n FROM ${places().cells[0]?.table ?? ''}`).get([])?.['n'])
    const before = entries()
    const [first] = findDocuments(store, places(), { query: here }, () => undefined)
    if (first === undefined) throw new Error('nothing was found')
    await store.write(() => store.replace(places(), first.stored, { _id: '0/0', place: at(50, 50) }))
    expect([find(store, 'places', here), entries()]).toEqual([[], before])
    expect(find(store, 'places', { place: { $geoIntersects: { $geometry: at(50, 50) } } })).toEqual(['0/0'])
    await store.write(() => store.collections.declare([{ name: 'places', indexes: [] }]))
    await store.write(() => store.collections.declare([{ name: 'places', indexes: [], geo: ['place'] }]))
    expect(entries()).toBe(before)
    for (const stored of [...store.all(places())]) await store.write(() => store.remove(places(), stored))
    expect(entries()).toBe(0)
    store.close()
  }) // prettier-ignore

  test('data from before there were entries gets them at the start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'geo-'))
    const path = join(folder, 'cloud.db')
    const old = new Store(path)
    await old.write(() => {
      old.collections.declare([{ name: 'places', indexes: [], geo: ['place'] }])
      old.insert(old.collections.get('places'), { _id: 'a', place: at(1, 2) })
    })
    old.sqlite.exec(`DROP TABLE ${old.collections.get('places').cells[0]?.table ?? ''}`)
    old.close()
    const store = new Store(path)
    expect(find(store, 'places', { place: { $geoIntersects: { $geometry: at(1, 2) } } })).toEqual(['a'])
    store.close()
    rmSync(folder, { recursive: true })
  })
})
