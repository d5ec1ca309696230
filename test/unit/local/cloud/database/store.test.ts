import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findDocuments } from '../../../../../local/cloud/database/findDocuments'
import type { IndexSpec } from '../../../../../local/cloud/database/indexKeys'
import { Store } from '../../../../../local/cloud/database/store'
import { Transactions } from '../../../../../local/cloud/database/transactions'
import { encodeKey } from '../../../../../local/cloud/database/keyOrder'
import type { Fields } from '../../../../../local/cloud/database/values'

jest.setTimeout(30_000)

const folder = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(folder, { recursive: true }))

const index = (name: string, keys: IndexSpec['keys'], unique = false): IndexSpec => ({ name, keys, unique })
const quiet = () => undefined
const ids = (store: Store, query: Fields) =>
  findDocuments(store, store.collections.get('items'), { query }, quiet).map(({ document }) => document['_id'])
const add = (store: Store, ...documents: Fields[]) =>
  store.write(() => documents.forEach((one) => store.insert(store.collections.get('items'), one)))
const declare = (store: Store, ...indexes: IndexSpec[]) =>
  store.write(() => store.collections.declare([{ name: 'items', indexes }]))

describe('a unique compound index', () => {
  let store: Store
  beforeEach(async () => {
    store = new Store(':memory:')
    await declare(store, index('one', [['motion', 1], ['home', 1]], true)) // prettier-ignore
  })
  afterEach(() => store.close())

  test('counts a missing field as null, once', async () => {
    await add(store, { _id: 'a', motion: 'm' })
    await expect(add(store, { _id: 'b', motion: 'm', home: null })).rejects.toThrow('E11000')
    await add(store, { _id: 'c', motion: 'm', home: 1 }, { _id: 'd', home: 1 }, { _id: 'e' })
    await expect(add(store, { _id: 'f', motion: null })).rejects.toThrow('E11000')
    expect(ids(store, { motion: 'm', home: null })).toEqual(['a'])
    expect(ids(store, { motion: { $exists: false } })).toEqual(['e', 'd'])
  })

  test('holds the new key of a changed document, and frees the old one', async () => {
    await add(store, { _id: 'a', motion: 'm', home: 1 }, { _id: 'b', motion: 'm', home: 2 })
    const change = (id: string, home: number) =>
      store.write(() => {
        const items = store.collections.get('items')
        const stored = store.find(items, encodeKey(id))
        if (stored !== undefined) store.replace(items, stored, { _id: id, motion: 'm', home })
      })
    await expect(change('a', 2)).rejects.toThrow('E11000')
    expect(ids(store, { motion: 'm', home: 1 })).toEqual(['a'])
    await change('a', 3)
    await add(store, { _id: 'c', motion: 'm', home: 1 })
    expect(ids(store, { motion: 'm' })).toEqual(['c', 'b', 'a'])
  })
})

describe('an index that comes later', () => {
  const many = (n: number) => Array.from({ length: n }, (_, i): Fields => ({ _id: `k${i}`, n: i % 500, m: i }))

  test('is filled from the documents that are there', async () => {
    const store = new Store(':memory:')
    await declare(store)
    await add(store, ...many(1000))
    await declare(store, index('n', [['n', -1]]))
    const runs: number[] = []
    const found = findDocuments(store, store.collections.get('items'), { query: { n: 7 } }, (run) =>
      runs.push(run.documentsExamined),
    )
    expect(found.map(({ document }) => document['m'])).toEqual([7, 507])
    expect(runs).toEqual([2])
    await declare(store)
    expect(store.collections.get('items').indexes).toEqual([])
    expect(ids(store, { n: 7 })).toEqual(['k7', 'k507'])
    store.close()
  })

  test('and can not be unique is refused, and nothing of it stays', async () => {
    const path = join(folder, 'later.db')
    const store = new Store(path)
    await declare(store)
    await add(store, ...many(1000))
    await expect(declare(store, index('m', [['m', 1]], true), index('n', [['n', 1]], true))).rejects.toThrow(
      'items.n cannot be unique',
    )
    store.close()
    const again = new Store(path)
    expect(again.collections.get('items').indexes).toEqual([])
    expect(ids(again, { m: 7 })).toEqual(['k7'])
    again.close()
  })
})

test('what a rolled back write has learnt about an index is learnt again by the next', async () => {
  const path = join(folder, 'multikey.db')
  const store = new Store(path)
  await declare(store, index('n', [['n', 1]]))
  const items = store.collections.get('items')
  const broken = store.write(() => {
    store.insert(items, { _id: 'a', n: [0, 4] })
    throw new Error('thought better of it')
  })
  await expect(broken).rejects.toThrow('thought better')
  await add(store, { _id: 'b', n: [0, 4] })
  store.close()
  const again = new Store(path)
  // met by different elements: only an index that knows of arrays looks beyond 2
  expect(ids(again, { n: { $gte: 3, $lt: 2 } })).toEqual(['b'])
  again.close()
})

test('the count of documents is kept, whatever is added, removed, refused or cleared', async () => {
  const store = new Store(':memory:')
  await declare(store, index('n', [['n', 1]], true))
  const items = store.collections.get('items')
  const rows = () => Number(store.sqlite.prepare(`SELECT count(*) AS n FROM ${items.table}`).get([])?.['n'])
  const steps = [
    () => add(store, { _id: 'a', n: 1 }, { _id: 'b', n: 2 }),
    () => add(store, { _id: 'c', n: 3 }, { _id: 'd', n: 1 }),
    () =>
      store.write(() => {
        const failure = store.attempt(() => void store.insert(items, { _id: 'e', n: 2 }))
        store.insert(items, { _id: 'f', n: 6 })
        return failure
      }),
    () =>
      store.write(() => {
        const stored = store.find(items, encodeKey('a'))
        if (stored !== undefined) store.remove(items, stored)
      }),
    () => store.write(() => store.clear(items)),
    () => add(store, { _id: 'g', n: 1 }),
  ]
  const counted: number[] = []
  for (const step of steps) {
    store.count(items)
    await step().catch(quiet)
    expect(store.count(items)).toBe(rows())
    counted.push(store.count(items))
  }
  expect(counted).toEqual([2, 2, 3, 2, 0, 1])
  store.close()
})

test('a collection of a write that failed does not exist', async () => {
  const store = new Store(':memory:')
  const failing = store.write(() => {
    store.collections.add('half')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(store.collections.has('half')).toBe(false)
  await store.write(() => store.collections.add('half'))
  store.close()
})

test('a full disk refuses the write, and the next smaller one is taken', async () => {
  const store = new Store(join(folder, 'full.db'))
  await declare(store)
  await add(store, { _id: 'a' })
  store.sqlite.exec(
    `PRAGMA max_page_count = ${Number(store.sqlite.prepare('PRAGMA page_count').get([])?.['page_count']) + 2}`,
  )
  const large = add(store, { _id: 'b', text: 'x'.repeat(100_000) })
  const beside = add(store, { _id: 'c' })
  // they share a commit
  await expect(large).rejects.toThrow(/full/)
  await expect(beside).rejects.toThrow(/full/)
  await add(store, { _id: 'd' })
  expect(ids(store, { _id: { $in: ['a', 'b', 'd'] } })).toEqual(['a', 'd'])
  store.close()
})

test('a start reads the list of collections and indexes, and not one document', async () => {
  const path = join(folder, 'start.db')
  const filled = new Store(path)
  await declare(filled, index('n', [['n', 1]]))
  await add(filled, ...Array.from({ length: 5000 }, (_, i): Fields => ({ _id: `k${i}`, n: i })))
  filled.close()
  const store = new Store(path)
  await declare(store, index('n', [['n', 1]]))
  expect(store.sqlite.rowsRead()).toBeLessThan(10)
  expect(ids(store, { n: 4999 })).toEqual(['k4999'])
  store.close()
})

test('under transactions that always overlap, earlier states are let go', async () => {
  const store = new Store(':memory:')
  let count = 0
  const transactions = new Transactions(store, 60_000, () => String(++count))
  await declare(store)
  await add(store, { _id: 'a', n: 0 })
  const items = store.collections.get('items')
  const write = (n: number) =>
    store.write(() => {
      const stored = store.find(items, encodeKey('a'))
      if (stored !== undefined) store.replace(items, stored, { _id: 'a', n })
    })
  let open = transactions.start('')
  for (let n = 1; n <= 50; n++) {
    await write(n)
    const next = transactions.start('')
    expect(transactions.read(open, items, encodeKey('a'))).toEqual({ _id: 'a', n: n - 1 })
    transactions.abort(open.id)
    open = next
  }
  expect(transactions.read(open, items, encodeKey('a'))).toEqual({ _id: 'a', n: 50 })
  expect(transactions.statesKept).toBe(0)
  await write(51)
  expect(transactions.statesKept).toBe(1)
  transactions.abortAll()
  expect(transactions.statesKept).toBe(0)
  store.close()
})
