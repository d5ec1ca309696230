import {
  countDocuments,
  eachDocument,
  findDocuments,
  type Search,
} from '../../../../../local/cloud/database/findDocuments'
import type { IndexSpec } from '../../../../../local/cloud/database/indexKeys'
import type { QueryRun } from '../../../../../local/cloud/database/queryRun'
import { Store } from '../../../../../local/cloud/database/store'
import type { Fields } from '../../../../../local/cloud/database/values'

const SIZE = 3000

const index = (name: string, keys: IndexSpec['keys'], unique = false): IndexSpec => ({ name, keys, unique })
const indexes = [
  index('group_n', [
    ['group', 1],
    ['n', -1],
  ]),
  index('at', [['at', 1]]),
  index('name', [['name', 1]], true),
  index('tags', [['tags', 1]]),
]

let store: Store

beforeAll(async () => {
  store = new Store(':memory:')
  await store.write(() => {
    store.collections.declare([{ name: 'items', indexes }])
    for (let i = 0; i < SIZE; i++) store.insert(store.collections.get('items'), item(i))
  })
})
afterAll(() => store.close())

const item = (i: number): Fields => ({
  _id: `k${String(i).padStart(4, '0')}`,
  group: i % 30,
  n: i,
  at: new Date(i * 1000),
  name: `name ${String(i).padStart(4, '0')}`,
  tags: [`t${i % 100}`, `u${i % 7}`],
  plain: i % 10,
})

/** The ids found, what the query says it has touched, and the rows that SQLite has really given. */
function ask(search: Search) {
  let run: QueryRun | undefined
  const before = store.sqlite.rowsRead()
  const found = findDocuments(store, store.collections.get('items'), search, (told) => (run = told))
  if (run === undefined) throw new Error('nothing was told')
  const { keysExamined: keys, documentsExamined: documents, sorted } = run
  return {
    n: found.map(({ document }) => document['n']),
    keys,
    documents,
    sorted,
    rows: store.sqlite.rowsRead() - before,
  }
}
const of = (n: number[], touched: number, sorted = 0) => ({
  n,
  keys: touched,
  documents: touched,
  sorted,
  rows: touched,
})
const hundred = Array.from({ length: 100 }, (_, i) => i * 30 + 4)

jest.setTimeout(30_000)

describe('rows touched', () => {
  test('an equality reads what it returns, and no more than the limit', () => {
    expect(ask({ query: { name: 'name 0007' } })).toEqual(of([7], 1))
    expect(ask({ query: { _id: 'k0007' } })).toEqual(of([7], 1))
    expect(ask({ query: { group: 4 } })).toEqual(of([...hundred].reverse(), 100))
    expect(ask({ query: { group: 4 }, limit: 3 })).toEqual(of([2974, 2944, 2914], 3))
    expect(ask({ query: { name: 'nobody' } })).toEqual(of([], 0))
  })

  test('a range reads its own stretch', () => {
    expect(ask({ query: { at: { $gte: new Date(5000), $lt: new Date(9000) } } })).toEqual(of([5, 6, 7, 8], 4))
    expect(ask({ query: { group: 4, n: { $gt: 2900 } } })).toEqual(of([2974, 2944, 2914], 3))
    expect(ask({ query: { _id: { $gte: 'k2998' } } })).toEqual(of([2998, 2999], 2))
  })

  test('a sort that an index has reads as much as the page, either way round', () => {
    expect(ask({ query: {}, order: [['at', -1]], limit: 2 })).toEqual(of([2999, 2998], 2))
    expect(ask({ query: {}, order: [['at', 1]], skip: 2, limit: 2 })).toEqual(of([2, 3], 4))
    expect(ask({ query: { group: 4 }, order: [['n', -1]], limit: 2 })).toEqual(of([2974, 2944], 2))
    expect(ask({ query: { group: 4 }, order: [['n', 1]], limit: 2 })).toEqual(of([4, 34], 2))
    expect(ask({ query: { group: 4, n: { $lt: 100 } }, order: [['n', 1]] })).toEqual(of([4, 34, 64, 94], 4))
  })

  test('several values with a sort: of each so much as is wanted of all', () => {
    expect(ask({ query: { group: { $in: [4, 5] } }, order: [['n', -1]], limit: 3 })).toEqual(
      of([2975, 2974, 2945], 6, 6),
    )
  })

  test('an or reads the stretches of its branches, a document of two branches once', () => {
    const query = { $or: [{ group: 4, n: { $gt: 2940 } }, { name: 'name 2974' }] }
    expect(ask({ query })).toEqual({ n: [2974, 2944], keys: 3, documents: 2, sorted: 0, rows: 3 })
  })

  test('a beginning reads the texts that have it', () => {
    expect(ask({ query: { name: /^name 001/ } }).n).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    expect(ask({ query: { name: /^name 001/ } })).toMatchObject({ keys: 10, documents: 10, rows: 10 })
    expect(ask({ query: { name: { $regex: '^name 00[12]' } } })).toMatchObject({ documents: 100, rows: 100 })
    expect(ask({ query: { name: /name 001/ } })).toMatchObject({ documents: SIZE, keys: 0 })
    expect(ask({ query: { name: /^NAME 001/i } })).toMatchObject({ documents: SIZE, keys: 0 })
  })

  test('an element of an array leads to its documents', () => {
    expect(ask({ query: { tags: 't5' } })).toMatchObject({ keys: 30, documents: 30, rows: 30 })
    expect(ask({ query: { tags: { $all: ['t5', 'u1'] } } })).toMatchObject({ documents: 30 })
  })

  test('conditions that no index has are checked on what the index leads to', () => {
    expect(ask({ query: { group: 4, plain: 4 } })).toMatchObject({ documents: 100, rows: 100 })
    // the first that fits ends it
    expect(ask({ query: { group: 4, plain: 4 }, limit: 1 })).toEqual(of([2974], 1))
  })

  test('without an index everything is read, and sorted in memory', () => {
    expect(ask({ query: { plain: 4 } })).toMatchObject({ documents: SIZE, keys: 0, rows: SIZE })
    expect(ask({ query: {}, order: [['plain', 1]], limit: 2 })).toMatchObject({
      n: [0, 10],
      documents: SIZE,
      sorted: SIZE,
    })
  })

  test('a page far down seeks instead of starting over', () => {
    const far = ask({ query: { at: { $gte: new Date(0) } }, order: [['at', 1]], skip: 2500, limit: 2 })
    expect(far).toMatchObject({ n: [2500, 2501], documents: 2502 })
    expect(far.rows).toBeLessThan(2502 + 200)
  })
})

describe('counting and changing', () => {
  const items = () => store.collections.get('items')

  test('a count reads what it counts', () => {
    const runs: QueryRun[] = []
    expect(countDocuments(store, items(), { group: 4 }, (run) => runs.push(run))).toBe(100)
    expect(runs).toEqual([
      expect.objectContaining({ keysExamined: 100, documentsExamined: 100, returned: 100, counts: true }),
    ])
  })

  test('what is to be changed is settled before the first change', async () => {
    const met: unknown[] = []
    await store.write(() => {
      const runs: QueryRun[] = []
      for (const { stored, document } of eachDocument(store, items(), { at: { $gte: new Date(0) } }, (run) =>
        runs.push(run),
      )) {
        met.push(document['_id'])
        store.replace(items(), stored, { ...document, at: new Date(9e9 + Number(document['n'])) })
      }
      expect(runs).toEqual([expect.objectContaining({ documentsExamined: SIZE, returned: SIZE })])
    })
    expect(new Set(met).size).toBe(SIZE)
    expect(met).toHaveLength(SIZE)
  })
})
