import fc from 'fast-check'
import { findDocuments, type Order } from '../../../../../local/cloud/database/findDocuments'
import { sortKey, type IndexSpec } from '../../../../../local/cloud/database/indexKeys'
import { planQuery } from '../../../../../local/cloud/database/queryPlan'
import { Store } from '../../../../../local/cloud/database/store'
import type { Fields, Value } from '../../../../../local/cloud/database/values'

jest.setTimeout(30_000)

const openStore = () => new Store(':memory:')

const scalar = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom('a', 'b', 'ab', ''),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(new Date(1), new Date(2)),
)
const field: fc.Arbitrary<Value> = fc.oneof({ weight: 4, arbitrary: scalar }, fc.array(scalar, { maxLength: 3 }))
const documents = fc.array(
  fc.record(
    { a: field, b: scalar, c: fc.record({ d: field }, { requiredKeys: [], noNullPrototype: true }) },
    { requiredKeys: [], noNullPrototype: true },
  ),
  { maxLength: 12 },
)
const range = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('a', 'b'), fc.constant(new Date(1)))
const condition: fc.Arbitrary<Value> = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }, { noNullPrototype: true }),
  fc.record({ $gt: range }, { noNullPrototype: true }),
  fc.record({ $lte: range }, { noNullPrototype: true }),
  fc.record({ $gte: range, $lt: range }, { noNullPrototype: true }),
  fc.record({ $gt: range, $lte: range }, { noNullPrototype: true }),
  fc.record({ $exists: fc.boolean() }, { noNullPrototype: true }),
  fc.record({ $ne: scalar }, { noNullPrototype: true }),
  fc.constantFrom(/^a/, /^a?b/, /^(a|b)/, /b/, /^A/i),
  fc.record({ $regex: fc.constantFrom('^ab', 'b$') }, { noNullPrototype: true }),
  fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }, { noNullPrototype: true }),
)
const simple = fc.record(
  {
    a: condition,
    b: condition,
    'c.d': condition,
    _id: fc.record({ $gt: fc.constant('3') }, { noNullPrototype: true }),
  },
  { requiredKeys: [], noNullPrototype: true },
)
const computed: fc.Arbitrary<Value> = fc
  .tuple(
    fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'),
    fc.constantFrom('$a', '$b', '$c.d', '$$ROOT.a', '$c'),
    fc.oneof(field, fc.constantFrom('$$given', '$$missing', '$b')),
    fc.boolean(),
  )
  .map(([operator, path, value, turned]) => ({ [operator]: turned ? [value, path] : [path, value] }))
const query: fc.Arbitrary<Fields> = fc.oneof(
  fc.tuple(simple, computed).map(([where, $expr]) => ({ ...where, $expr })),
  fc.tuple(computed, computed).map((both) => ({ $and: [{ $expr: { $and: both } }] })),
  { weight: 4, arbitrary: simple },
  fc.record({ $or: fc.array(simple, { minLength: 1, maxLength: 3 }) }, { noNullPrototype: true }),
  fc.record({ $and: fc.array(simple, { minLength: 1, maxLength: 2 }), a: condition }, { noNullPrototype: true }),
)
const direction = fc.constantFrom<1 | -1>(1, -1)
const order: fc.Arbitrary<Order> = fc.oneof(
  fc.constant([]),
  fc.tuple(fc.constantFrom('a', 'b', 'c.d'), direction).map((one) => [one]),
  fc.tuple(direction, direction).map(
    ([x, y]) =>
      [
        ['a', x],
        ['b', y],
      ] as const,
  ),
)
const indexes = fc.uniqueArray(
  fc.tuple(
    fc.uniqueArray(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 2 }),
    direction,
    direction,
    fc.boolean(),
  ),
  { minLength: 1, maxLength: 3, selector: ([paths]) => paths.join() },
)

const specOf = (
  [paths, first, second, nested]: readonly [string[], 1 | -1, 1 | -1, boolean],
  i: number,
): IndexSpec => ({
  name: `index${i}`,
  keys: (nested ? [...paths.filter((path) => path !== 'a'), 'c.d'] : paths).map((path, at) => [
    path,
    at === 0 ? first : second,
  ]),
  unique: false,
})

const variables = { given: 2, missing: undefined }

describe('queries by index', () => {
  test('find what a scan of every document finds, in the order asked for', async () => {
    await fc.assert(
      fc.asyncProperty(documents, query, order, indexes, async (items, where, by, shapes) => {
        const store = openStore()
        await store.write(() => {
          store.collections.declare([
            { name: 'scanned', indexes: [] },
            { name: 'indexed', indexes: shapes.map(specOf) },
          ])
          for (const [i, item] of items.entries()) {
            for (const name of ['scanned', 'indexed'])
              store.insert(store.collections.get(name), { _id: String(i), ...item })
          }
        })
        const find = (name: string, order: Order) =>
          findDocuments(store, store.collections.get(name), { query: where, order, variables }, () => undefined).map(
            ({ document }) => document,
          )
        const total: Order = [...by, ['_id', 1]]
        expect(find('indexed', total)).toEqual(find('scanned', total))
        // Without the id an index may give the order by itself; ties then come as they lie in it.
        const keys = (name: string) => find(name, by).map((document) => sortKey(document, by).toString('hex'))
        if (by.length > 0) expect(keys('indexed')).toEqual(keys('scanned'))
        store.close()
      }),
      { numRuns: 400 },
    )
  })

  test('different elements of an array may meet the two bounds of a range', async () => {
    const store = openStore()
    await store.write(() => {
      store.collections.declare([{ name: 'items', indexes: [{ name: 'n', keys: [['n', 1]], unique: false }] }])
      store.insert(store.collections.get('items'), { _id: 'a', n: [0, 4] })
      store.insert(store.collections.get('items'), { _id: 'b', n: 1 })
    })
    const ask = (query: Fields, order: Order = []) =>
      findDocuments(store, store.collections.get('items'), { query, order }, () => undefined).map(
        ({ document }) => document['_id'],
      )
    expect(ask({ n: { $gte: 3, $lt: 2 } })).toEqual(['a'])
    // Among the elements that match, 4 would come after 1; the least of all, 0, comes first.
    expect(ask({ n: { $gt: 0 } }, [['n', 1]])).toEqual(['a', 'b'])
    store.close()
  })

  test('a limit returns the same as cutting the whole answer', async () => {
    const store = openStore()
    await store.write(() => {
      store.collections.declare([
        {
          name: 'items',
          indexes: [
            {
              name: 'by',
              keys: [
                ['group', 1],
                ['n', -1],
              ],
              unique: false,
            },
          ],
        },
      ])
      for (let i = 0; i < 1000; i++) store.insert(store.collections.get('items'), { _id: `k${i}`, group: i % 3, n: i })
    })
    const collection = store.collections.get('items')
    const ask = (direction: 1 | -1, skip: number, limit: number) =>
      findDocuments(
        store,
        collection,
        { query: { group: 1 }, order: [['n', direction]], skip, limit },
        () => undefined,
      ).map(({ document }) => document['n'])
    const all = Array.from({ length: 1000 }, (_, i) => i).filter((i) => i % 3 === 1)
    expect(ask(1, 250, 20)).toEqual(all.slice(250, 270))
    expect(ask(-1, 250, 20)).toEqual([...all].reverse().slice(250, 270))
    store.close()
  })
})

describe('the plan', () => {
  const index = (name: string, keys: IndexSpec['keys']) => ({ name, keys, unique: false, multikey: false })
  const byMotion = index('byMotion', [
    ['motionId', 1],
    ['castAt', -1],
  ])
  const byTime = index('byTime', [['castAt', 1]])
  const chosen = (where: Fields, by: Order = []) => planQuery([byTime, byMotion], where, by)

  test('prefers the index with more equalities, and uses its order', () => {
    const plan = chosen({ motionId: 'm', castAt: { $gt: 3 } }, [['castAt', 1]])
    expect(plan.scans?.map((scan) => scan.index.name)).toEqual(['byMotion'])
    expect(plan.order).toBe(-1)
  })

  test('merges the sorted ranges of several values, unless they are what is sorted by', () => {
    const several = { motionId: { $in: ['a', 'b'] } }
    expect(chosen(several, [['castAt', -1]])).toMatchObject({ order: 1, merge: true })
    expect(chosen(several, [['motionId', 1]])).toMatchObject({ order: 0, merge: false })
    expect(chosen({ motionId: 'a' }, [['castAt', -1]])).toMatchObject({ order: 1, merge: false })
  })

  test('scans everything only when no index fits', () => {
    expect(chosen({ other: 1 }).scans).toBeUndefined()
    expect(chosen({ $or: [{ motionId: 'a' }, { other: 1 }] }).scans).toBeUndefined()
    expect(chosen({ $or: [{ motionId: 'a' }, { castAt: 1 }] }).scans).toHaveLength(2)
  })
})
