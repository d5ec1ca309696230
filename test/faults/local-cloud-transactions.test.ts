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

describe('transactions', () => {
  beforeEach(() =>
    db.collection('plain').add([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]),
  )
  const n = async (id: string) =>
    ((await db.collection('plain').doc(id).get()) as unknown as { data: { n: number }[] }).data[0]?.n

  test('see the state at their beginning, whatever is written meanwhile', async () => {
    const one = await transaction()
    await db.collection('plain').doc('a').update({ n: 5 })
    await db.collection('plain').doc('b').remove()
    await db.collection('plain').add({ _id: 'c', n: 9 })
    const things = one.collection('plain')
    expect([await things.doc('a').get(), await things.doc('b').get(), await things.doc('c').get()]).toEqual([
      expect.objectContaining({ data: { _id: 'a', n: 1 } }),
      expect.objectContaining({ data: { _id: 'b', n: 1 } }),
      expect.objectContaining({ data: null }),
    ])
    await expect(things.doc('a').update({ n: 6 })).rejects.toEqual(failsWith('DATABASE_TRANSACTION_CONFLICT'))
    expect(await n('a')).toBe(5)
  })

  test('of twenty that count up one document at once, none is lost', async () => {
    const counted = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        db.runTransaction(async (one: Transaction) => {
          const { data } = (await one.collection('plain').doc('a').get()) as { data: { n: number } }
          await one
            .collection('plain')
            .doc('a')
            .update({ n: data.n + 1 })
        }),
      ),
    )
    const done = counted.filter(({ status }) => status === 'fulfilled').length
    expect(done).toBeGreaterThan(0)
    expect(await n('a')).toBe(1 + done)
  })

  test('a write outside waits for the transaction that holds the document', async () => {
    const one = await transaction()
    await one.collection('plain').doc('a').update({ n: 2 })
    const outside = db
      .collection('plain')
      .doc('a')
      .update({ n: db.command.inc(10) })
    await one.commit()
    await outside
    expect(await n('a')).toBe(12)
  })

  test('end by themselves at the time limit', async () => {
    const one = await transaction()
    await one.collection('plain').doc('a').update({ n: 2 })
    // Waits until the limit has freed the document.
    await db.collection('plain').doc('a').update({ seen: true })
    expect(await n('a')).toBe(1)
    await expect(one.commit()).rejects.toEqual(failsWith('DATABASE_TRANSACTION_FAIL'))
  })

  test('a refused write ends the transaction', async () => {
    const one = await transaction()
    await one.collection('plain').doc('b').update({ n: 7 })
    await expect(one.collection('plain').doc('a').update({ 'n.x': 1 })).rejects.toEqual(
      failsWith('DATABASE_REQUEST_FAILED'),
    )
    await expect(one.commit()).rejects.toEqual(failsWith('DATABASE_TRANSACTION_FAIL'))
    expect(await n('b')).toBe(1)
  })
})
