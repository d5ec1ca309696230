import { foreignDocuments } from '../../../../../local/cloud/database/foreignDocuments'
import type { QueryRun } from '../../../../../local/cloud/database/queryRun'
import { judgeQuery } from '../../../../../local/cloud/database/judgeQuery'
import { runPipeline } from '../../../../../local/cloud/database/stages/runPipeline'
import { Store } from '../../../../../local/cloud/database/store'
import type { Fields, Value } from '../../../../../local/cloud/database/values'

const indexes = [
  { name: 'shop_at', keys: [['shop', 1], ['at', -1]] as [string, 1 | -1][], unique: false }, // prettier-ignore
  { name: 'tags', keys: [['tags', 1]] as [string, 1][], unique: false },
]
const stores = new Map<number, Store>()

/** Orders of shops: ten for each of the first shops, whatever their number. */
beforeAll(async () => {
  for (const size of [60, 6000]) {
    const store = new Store(':memory:')
    stores.set(size, store)
    await store.write(() => {
      store.collections.declare([{ name: 'orders', indexes }])
      for (let i = 0; i < size; i++) {
        const order = { shop: Math.floor(i / 10), at: i % 10, paid: i % 2 === 0, tags: [`t${i}`, 'all'] }
        store.insert(store.collections.get('orders'), { _id: `o${String(i).padStart(4, '0')}`, ...order })
      }
    })
  }
})
afterAll(() => stores.forEach((store) => store.close()))

const shops: Fields[] = [
  { _id: 'a', shop: 1, since: 8, wants: 't3' },
  { _id: 'b', shop: 3, since: 9, wants: 't5' },
]

/** What is found for each shop, the rows that SQLite gave for it, and what was told of each query. */
function lookUp(size: number, options: Fields, documents: readonly Fields[] = shops) {
  const store = stores.get(size)
  if (store === undefined) throw new Error(`nothing of size ${size}`)
  const runs: QueryRun[] = []
  const before = store.sqlite.rowsRead()
  const stage = { $lookup: { from: 'orders', as: 'found', ...options } }
  const results = runPipeline(documents, [stage], (from) => foreignDocuments(store, from, (run) => runs.push(run)))
  const found = results.map(({ found: some }) => (some as Fields[]).map(({ _id }) => _id))
  return { found, rows: store.sqlite.rowsRead() - before, runs }
}
const matching = ($expr: Value, ...rest: Fields[]): Fields => ({
  let: { shop: '$shop', since: '$since', wants: '$wants' },
  pipeline: [{ $match: { $expr } }, ...rest],
})

describe('a lookup touches as many rows of 6000 documents as of 60', () => {
  test.each<[string, Fields, string[][], number]>([
    [
      'an equality with a variable',
      matching({ $and: [{ $eq: ['$shop', '$$shop'] }, { $eq: ['$paid', true] }] }),
      [['o0018', 'o0016', 'o0014', 'o0012', 'o0010'], ['o0038', 'o0036', 'o0034', 'o0032', 'o0030']],
      20,
    ],
    [
      'an equality and a range, the field on either side',
      matching({ $and: [{ $eq: ['$$shop', '$shop'] }, { $lte: ['$$since', '$at'] }] }),
      [['o0019', 'o0018'], ['o0039']],
      3,
    ],
    [
      'what is computed of variables',
      matching({ $and: [{ $eq: ['$shop', { $add: ['$$shop', 1] }] }, { $gt: ['$at', '$$since'] }] }),
      [['o0029'], []],
      1,
    ],
    [
      'a plain condition beside the expression',
      { let: { since: '$since' }, pipeline: [{ $match: { shop: 2, $expr: { $gte: ['$at', '$$since'] } } }] },
      [['o0029', 'o0028'], ['o0029']],
      3,
    ],
    [
      'a sort and a limit after the match',
      matching({ $eq: ['$shop', '$$shop'] }, { $sort: { at: 1 } }, { $limit: 2 }),
      [['o0010', 'o0011'], ['o0030', 'o0031']],
      4,
    ],
    ['plain conditions, asked once', { pipeline: [{ $match: { shop: 2, at: { $gt: 7 } } }] }, [['o0029', 'o0028'], ['o0029', 'o0028']], 2],
    ['two fields', { localField: 'wants', foreignField: 'tags' }, [['o0003'], ['o0005']], 2],
  ])('%s', (_, options, found, rows) => {
    for (const size of [60, 6000]) expect(lookUp(size, options)).toMatchObject({ found, rows })
  }) // prettier-ignore

  test('of many values too', () => {
    const many = Array.from({ length: 450 }, (_, i): Fields => ({ _id: `m${i}`, wants: [`t${i % 60}`, `none${i}`] }))
    const options = { localField: 'wants', foreignField: 'tags' }
    expect(lookUp(60, options, many).rows).toBe(60)
    const { found, rows } = lookUp(6000, options, many)
    expect(found.slice(58, 61)).toEqual([['o0058'], ['o0059'], ['o0000']])
    expect(rows).toBe(60)
  })

  test('a document that values of two questions lead to is found once', () => {
    const wants = ['all', ...Array.from({ length: 250 }, (_, i) => `t${i}`)]
    const { found } = lookUp(60, { localField: 'wants', foreignField: 'tags' }, [{ _id: 'm', wants }])
    expect(new Set(found[0]).size).toBe(60)
    expect(found[0]).toHaveLength(60)
  })
})

describe('a lookup that no index can answer', () => {
  test('reads the collection once for all documents', () => {
    expect(lookUp(60, matching({ $eq: ['$paid', true] }))).toMatchObject({ rows: 60, runs: [{ plan: { scans: undefined } }] })
    expect(lookUp(60, matching({ $eq: ['$shop', '$at'] })).rows).toBe(60)
    expect(lookUp(60, matching({ $or: [{ $eq: ['$shop', '$$shop'] }, { $eq: ['$at', 0] }] })).rows).toBe(60)
  }) // prettier-ignore

  test('compares an array as a whole, so its index is of no use for a range', () => {
    const { found, rows } = lookUp(60, matching({ $gte: ['$tags', '$$wants'] }))
    // every array stands above every text
    expect(found.map((some) => some.length)).toEqual([60, 60])
    expect(rows).toBe(60)
  })

  test('a range of an expression alone is told as what MongoDB before 5.0 scans for', () => {
    const { runs } = lookUp(6000, { let: { shop: '$shop' }, pipeline: [{ $match: { $expr: { $lt: ['$shop', '$$shop'] } } }] }) // prettier-ignore
    expect(runs.map((run) => [run.documentsExamined, judgeQuery(run).level])).toEqual([
      [10, 'grows'],
      [30, 'grows'],
    ])
  })
})
