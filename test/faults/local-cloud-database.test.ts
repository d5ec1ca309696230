import type { Db, Transaction } from '../conformance/cases/case'
import type { TestCloud } from '../support/localCloud'
import { failsWith, startThingsCloud } from '../support/thingsCloud'

jest.setTimeout(30_000)

let cloud: TestCloud
let db: Db

beforeAll(async () => {
  cloud = await startThingsCloud()
  db = cloud.sdk().database()
})
afterAll(() => cloud.stop())
beforeEach(() => cloud.post('/control/reset'))

const transaction = async () => (await db.startTransaction()) as Transaction

describe('never in silence', () => {
  test.each<[string, string, () => Promise<unknown>]>([
    [
      'an unknown query operator',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        db
          .collection('plain')
          .where({ a: { $foo: 1 } })
          .get(),
    ],
    [
      'an unknown query operator in a count',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        db
          .collection('plain')
          .where({ a: { $foo: 1 } })
          .count(),
    ],
    [
      'geography without a geo index',
      'DATABASE_REQUEST_FAILED',
      () =>
        db
          .collection('plain')
          .where({ at: db.command.geoNear({ geometry: new db.Geo.Point(0, 0) }) })
          .get(),
    ],
    [
      'an unknown update operator',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        raw(db.collection('plain').options({ raw: true }))
          .doc('x')
          .update({ $foo: { a: 1 } }),
    ],
    [
      'an unknown stage',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        raw(db.collection('plain').options({ raw: true }))
          .aggregate([{ $out: 'x' }])
          .end(),
    ],
    [
      'an unknown expression, with nothing to evaluate it on',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        db
          .collection('plain')
          .aggregate()
          .addFields({ a: { $foo: 1 } })
          .end(),
    ],
    ['a field name with a dollar', 'DATABASE_REQUEST_FAILED', () => db.collection('plain').add({ a: { $b: 1 } })],
    ['an empty update', 'DATABASE_REQUEST_FAILED', () => db.collection('plain').doc('x').update({ a: {} })],
    [
      'a key too long for its index',
      'DATABASE_REQUEST_FAILED',
      () => db.collection('things').add({ code: 'x'.repeat(1100) }),
    ],
    [
      'a document above 16 MB',
      'DATABASE_REQUEST_FAILED',
      () => db.collection('plain').add({ text: 'x'.repeat(17 * 1024 * 1024) }),
    ],
    [
      'a collection that exists already',
      'DATABASE_REQUEST_FAILED',
      () => db.createCollection('plain') as Promise<unknown>,
    ],
    [
      'a query of a transaction',
      'INVALID_PARAM',
      async () => (await transaction()).collection('plain').where({ a: 1 }).get(),
    ],
    ['a transaction that does not exist', 'DATABASE_TRANSACTION_FAIL', async () => { const one = await transaction(); await one.commit(); return one.collection('plain').doc('a').get() }], // prettier-ignore
  ])('%s is refused', async (_, code, run) => {
    await expect(run()).rejects.toEqual(failsWith(code))
  })

  test('an unknown action is refused', async () => {
    expect(await cloud.post('/admin', { action: 'database.watch' })).toMatchObject({ code: 'INVALID_ACTION' })
  })
})

/** options({ raw: true }) loses its type's methods in the SDK's declarations. */
function raw(collection: unknown) {
  return collection as {
    doc(id: string): { update(data: object): Promise<unknown> }
    aggregate(pipeline: object[]): { end(): Promise<unknown> }
  }
}

describe('limits', () => {
  test('100 documents without a limit, 1000 with any, 20 results of a pipeline without one', async () => {
    const plain = db.collection('plain')
    await plain.add(Array.from({ length: 1001 }, (_, i) => ({ _id: `k${i}`, i })))
    expect((await plain.get()).data).toHaveLength(100)
    expect((await plain.limit(5000).get()).data).toHaveLength(1000)
    expect(
      (
        await plain
          .aggregate()
          .match({ i: db.command.lt(50) })
          .end()
      ).data,
    ).toHaveLength(20)
    expect(
      (
        await plain
          .aggregate()
          .match({ i: db.command.lt(50) })
          .limit(50)
          .end()
      ).data,
    ).toHaveLength(50)
  })

  test('a scan of more than 1000 documents leaves a warning in the log', async () => {
    const plain = db.collection('plain')
    await plain.add(Array.from({ length: 1001 }, (_, i) => ({ _id: `k${i}`, i })))
    const { requestId } = await plain.where({ i: 5 }).get()
    const { lines } = (await cloud.get(`/control/logs?requestId=${requestId}`)) as { lines: unknown[] }
    expect(lines).toEqual([
      expect.objectContaining({ level: 'warn', text: expect.stringContaining('no index fits') as unknown }),
    ])
  })
})

describe('uniqueness', () => {
  test('fifty at once with one key: one is taken', async () => {
    const tries = Array.from({ length: 50 }, () => db.collection('things').add({ code: 'same' }))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await db.collection('things').where({ code: 'same' }).count()).total).toBe(1)
  })

  test('of several documents those before the refused one stay', async () => {
    const added = db.collection('things').add([{ code: 1 }, { code: 2 }, { code: 1 }, { code: 3 }])
    await expect(added).rejects.toEqual(failsWith('DATABASE_REQUEST_FAILED'))
    expect(
      (await db.collection('things').orderBy('code', 'asc').get()).data.map(({ code }: { code: number }) => code),
    ).toEqual([1, 2])
  })

  test('a key can move from one document to another within a transaction', async () => {
    await db.collection('things').add([
      { _id: 'a', code: 1 },
      { _id: 'b', code: 2 },
    ])
    await db.runTransaction(async (one: Transaction) => {
      await one.collection('things').doc('b').delete()
      await one.collection('things').doc('a').update({ code: 2 })
    })
    expect((await db.collection('things').get()).data).toEqual([{ _id: 'a', code: 2 }])
  })

  test('a key that another transaction is writing conflicts, and waits outside of one', async () => {
    const first = await transaction()
    const second = await transaction()
    await first.collection('things').doc('a').create({ code: 1 })
    await expect(second.collection('things').doc('b').create({ code: 1 })).rejects.toEqual(
      failsWith('DATABASE_TRANSACTION_CONFLICT'),
    )
    const outside = db.collection('things').add({ _id: 'c', code: 1 })
    await first.commit()
    await expect(outside).rejects.toMatchObject({ message: expect.stringContaining('E11000') as unknown })
  })
})
