import { findDocuments, type Search } from '../../../../../local/cloud/database/findDocuments'
import { QueryLog } from '../../../../../local/cloud/database/queryLog'
import { literalPrefix } from '../../../../../local/cloud/database/queryBounds'
import { shapeOf } from '../../../../../local/cloud/database/queryShape'
import { Store } from '../../../../../local/cloud/database/store'
import type { Fields } from '../../../../../local/cloud/database/values'

const indexes = [
  { name: 'kind_n', keys: [['kind', 1], ['n', 1]] as [string, 1][], unique: false }, // prettier-ignore
]
let store: Store
let told: string[]
let log: QueryLog

beforeAll(async () => {
  store = new Store(':memory:')
  await store.write(() => {
    store.collections.declare([
      { name: 'many', indexes },
      { name: 'few', indexes: [] },
    ])
    for (let i = 0; i < 1200; i++) store.insert(store.collections.get('many'), { _id: `k${i}`, kind: 'a', n: i, m: -i })
    for (let i = 0; i < 3; i++) store.insert(store.collections.get('few'), { _id: `k${i}`, n: i })
  })
})
afterAll(() => store.close())
beforeEach(() => {
  told = []
  log = new QueryLog(
    () => 0,
    (requestId, text) => told.push(`${requestId} ${text}`),
  )
})

function run(collection: string, search: Search, requestId = 'r') {
  findDocuments(store, store.collections.get(collection), search, (one) => log.add(one, 'get', requestId))
  return log.read().map(({ verdict }) => [verdict.level, ...verdict.reasons.map(({ rule }) => rule)])
}

describe('what a real environment would call slow', () => {
  test.each<[string, Search, string[]]>([
    ['a scan of many', { query: { m: -5 }, limit: 100 }, ['slow', 'noIndex']],
    ['not equal to', { query: { n: { $ne: 5 } }, limit: 2000 }, ['slow', 'noIndex']],
    ['a beginning that is not one', { query: { kind: /b$/ }, limit: 100 }, ['slow', 'noIndex']],
    ['a sort of many in memory', { query: { kind: 'a' }, order: [['m', 1]], limit: 700 }, ['slow', 'sortInMemory']],
    ['much read for little', { query: { kind: 'a', m: -1199 }, limit: 100 }, ['slow', 'unselective']],
    ['skipping thousands', { query: { kind: 'a' }, skip: 1000, limit: 10 }, ['slow', 'skip']],
    ['an index that fits', { query: { kind: 'a' }, order: [['n', 1]], limit: 100 }, ['fine']],
    ['the first in natural order', { query: {}, limit: 100 }, ['fine']],
  ])('%s', (_, search, expected) => {
    expect(run('many', search)).toEqual([expected])
    expect(told).toHaveLength(expected[0] === 'slow' ? 1 : 0)
  })

  test('a scan of few only grows, and is not told', () => {
    expect(run('few', { query: { n: 1 } })).toEqual([['grows', 'noIndex']])
    expect(run('few', { query: {}, order: [['n', 1]], limit: 1 })).toEqual([
      ['grows', 'noIndex'],
      ['grows', 'noIndex', 'sortInMemory'],
    ])
    expect(told).toEqual([])
  })
})

describe('the list of queries', () => {
  test('one entry a shape: told once, worst run kept, last request named', () => {
    for (const m of [-5, -6, -7]) run('many', { query: { m }, limit: 100 }, `request${m}`)
    run('many', { query: { kind: 'a', n: 3 } })
    expect(told).toEqual(['request-5 many: 1200 documents scanned because no index fits { m: $eq }'])
    expect(log.read()).toEqual([
      expect.objectContaining({ shape: '{ m: $eq }', count: 3, index: null, lastRequestId: 'request-7' }),
      expect.objectContaining({ shape: '{ kind: $eq, n: $eq }', count: 1, index: 'kind_n' }),
    ])
  })

  test('holds no more than 500 shapes, the latest', () => {
    for (let i = 0; i < 600; i++) run('few', { query: { [`f${i}`]: 1 } })
    expect(log.read()).toHaveLength(500)
    expect(log.read().some(({ shape }) => shape === '{ f99: $eq }')).toBe(false)
    expect(log.read().some(({ shape }) => shape === '{ f599: $eq }')).toBe(true)
  })
})

test('a shape has fields, operators and order, no values', () => {
  const shape = (query: Fields) => shapeOf({ query, order: [['at', -1]] })
  const end = ' sort { at: -1 }'
  expect(shape({ b: 1, a: { $lt: 2, $gte: 1 } })).toBe(`{ a: $gte $lt, b: $eq }${end}`)
  expect(shape({ $or: [{ a: 1 }, { a: 2 }, { b: /x/ }] })).toBe(`{ $or: { a: $eq } | { b: $regex } }${end}`)
  expect(shape({ a: { secret: 'x' } })).toBe(`{ a: $eq }${end}`)
})

test.each<[string, string, string | undefined]>([
  ['^abc', '', 'abc'],
  ['^a\\.b', '', 'a.b'],
  ['^abc*', '', 'ab'],
  ['^ab+c', '', 'ab'],
  ['^ab{2}', '', 'a'],
  ['^a[bc]', '', 'a'],
  ['^a\\d', '', 'a'],
  ['^院子', 's', '院子'],
  ['^😀?', 'u', undefined],
  ['^a|b', '', undefined],
  ['^a', 'i', undefined],
  ['^a', 'm', undefined],
  ['a', '', undefined],
  ['^', '', undefined],
])('the fixed beginning of /%s/%s', (source, flags, expected) => {
  expect(literalPrefix(source, flags)).toBe(expected)
})
