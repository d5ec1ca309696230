import type { Db } from '../conformance/cases/case'
import { startTestCloud, type TestCloud } from '../support/localCloud'

jest.setTimeout(60_000)

const SIZE = 1200
const collections = [
  {
    name: 'things',
    indexes: [
      { name: 'group_n', keys: [['group', 1], ['n', -1]] }, // prettier-ignore
      { name: 'at', keys: [['at', 1]] },
    ],
  },
]

let cloud: TestCloud
let db: Db

beforeAll(async () => {
  cloud = await startTestCloud({ functions: null, collections, templates: [] })
  db = cloud.sdk().database()
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  await cloud.post('/control/reset')
  const documents = Array.from({ length: SIZE }, (_, i) => ({
    _id: `k${i}`,
    group: i % 60,
    n: i,
    at: new Date(i * 1000),
    plain: i % 7,
  }))
  await db.collection('things').add(documents.slice(0, 1000))
  await db.collection('things').add(documents.slice(1000))
})

interface Seen {
  action: string
  shape: string
  index: string | null
  count: number
  worst: { keysExamined: number; documentsExamined: number; returned: number }
  lastRequestId: string
  verdict: { level: string; reasons: { rule: string }[] }
}
const queries = async () => ((await cloud.get('/control/queries')) as { queries: Seen[] }).queries
const touched = async () =>
  Object.fromEntries(
    (await queries()).map(({ action, index, worst }) => [action, [index, worst.documentsExamined, worst.returned]]),
  )

describe('through the SDK', () => {
  test('every kind of operation reads by index what it needs', async () => {
    const { command } = db
    const things = db.collection('things')
    await things.where({ group: 5, n: command.gt(1000) }).get()
    await things.where({ group: 5 }).count()
    await things.where({ group: 5 }).update({ seen: true })
    await (
      things.where({ group: 5 }) as unknown as { updateAndReturn(data: object): Promise<unknown> }
    ).updateAndReturn({ seen: 1 })
    await things.where({ at: command.lt(new Date(3000)) }).remove()
    await things.aggregate().match({ group: 5 }).sort({ n: -1 }).limit(4).end()
    expect(await touched()).toEqual({
      'database.getDocument': ['group_n', 3, 3],
      'database.calculateDocument': ['group_n', 20, 20],
      'database.modifyDocument': ['group_n', 20, 20],
      'database.modifyAndReturnDoc': ['group_n', 1, 1],
      'database.removeDocument': ['at', 3, 3],
      'database.aggregateDocuments': ['group_n', 4, 4],
    })
  })

  test('a pipeline gives the same whether an index answers its beginning or its stages do', async () => {
    const results = async (...middle: object[]) => {
      const stages = [
        { $match: { group: { $lt: 9 } } },
        ...middle,
        { $sort: { plain: 1, n: -1 } },
        { $skip: 3 },
        { $limit: 30 },
      ]
      const pipeline = (db.collection('things').options({ raw: true }) as unknown as { aggregate(stages: object[]): { end(): Promise<{ data: unknown[] }> } }).aggregate(stages) // prettier-ignore
      return (await pipeline.end()).data
    }
    const byIndex = await results()
    expect(byIndex).toHaveLength(30)
    // a second $match keeps the rest from being part of the search
    expect(byIndex).toEqual(await results({ $match: {} }))
  })

  test('a slow shape is told once, under the request that ran it first; whatever its values', async () => {
    const { requestId } = await db.collection('things').where({ plain: 5 }).limit(1000).get()
    const { requestId: later } = await db.collection('things').where({ plain: 6 }).limit(1000).get()
    expect(await queries()).toEqual([
      expect.objectContaining({
        shape: '{ plain: $eq }',
        index: null,
        count: 2,
        lastRequestId: later,
        verdict: {
          level: 'slow',
          reasons: [expect.objectContaining({ rule: 'noIndex', documents: SIZE, fields: ['plain'] })],
        },
      }),
    ])
    const told = async (id: string | undefined) =>
      ((await cloud.get(`/control/logs?requestId=${id}`)) as { lines: unknown[] }).lines
    expect(await told(requestId)).toHaveLength(1)
    expect(await told(later)).toEqual([])
  })
})

describe('/control/explain', () => {
  const explain = (body: object) => cloud.post('/control/explain', { collection: 'things', ...body })

  test('says what is read of which index, in what order, and changes nothing', async () => {
    const query = JSON.stringify({ group: { $in: [1, 2] }, n: { $gt: 100 } })
    expect(await explain({ query, order: [['n', -1]], limit: 5 })).toEqual({
      collection: 'things',
      index: 'group_n',
      ranges: [
        {
          index: 'group_n',
          count: 2,
          bounds: [
            { field: 'group', equal: [1, 2] },
            { field: 'n', from: { value: 100, inclusive: false }, to: null },
          ],
        },
      ],
      order: 'merge',
      keysExamined: 10,
      documentsExamined: 10,
      returned: 5,
      ms: expect.any(Number) as unknown,
      verdict: { level: 'fine', reasons: [] },
    })
    expect(await explain({ query: JSON.stringify({ at: { $lte: { $date: '1970-01-01T00:00:02.000Z' } } }), order: [['at', 1]] })).toMatchObject({ index: 'at', order: 'index', returned: 3, ranges: [{ bounds: [{ field: 'at', from: null, to: { value: { $date: '1970-01-01T00:00:02.000Z' }, inclusive: true } }] }] }) // prettier-ignore
    expect(await explain({ order: [['plain', 1]], limit: 1 })).toMatchObject({ index: null, ranges: [], order: 'memory', documentsExamined: SIZE, verdict: { level: 'slow' } }) // prettier-ignore
    expect(await explain({})).toMatchObject({
      index: null,
      order: 'none',
      documentsExamined: 100,
      verdict: { level: 'fine' },
    })
    expect(await queries()).toEqual([])
  })

  test.each<[string, object, string]>([
    ['no collection', { collection: 7 }, 'needs collection'],
    ['a collection that does not exist', { collection: 'nothing' }, 'nothing'],
    ['a query that is none', { query: '{' }, 'EJSON'],
    ['an operator that is none', { query: '{"a":{"$foo":1}}' }, '$foo'],
    ['an order that is none', { order: [['n', 2]] }, 'order'],
    ['a limit that is none', { limit: -1 }, 'limit'],
  ])('refuses %s', async (_, body, message) => {
    await expect(explain(body)).rejects.toThrow(message)
  })
})
