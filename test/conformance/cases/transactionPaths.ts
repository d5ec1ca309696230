import { all, COLLECTION, ids, one, people, type Case, type Db, type Transaction } from './case'

const begin = async (db: Db) => (await db.startTransaction()) as Transaction
const things = (transaction: Transaction) => transaction.collection(COLLECTION)

/** Runs steps in a transaction that is given up in the end, whatever happens in it. */
const inside = (name: string, run: (transaction: Transaction, db: Db) => Promise<unknown>, gives: unknown): Case => ({
  name: `in a transaction: ${name}`,
  documents: people,
  run: async (db) => {
    const transaction = await begin(db)
    try {
      return await run(transaction, db)
    } finally {
      await transaction.rollback()
    }
  },
  gives,
})

/** The same, where the last step is refused. What ended the transaction is told by the code. */
const refusedInside = (
  name: string,
  run: (transaction: Transaction, db: Db) => Promise<unknown>,
  code: string,
): Case => ({
  name: `in a transaction, refuses ${name}`,
  documents: people,
  run: async (db) => {
    const transaction = await begin(db)
    try {
      return await run(transaction, db)
    } finally {
      await transaction.rollback().catch(() => undefined)
    }
  },
  fails: { code },
})

/** Every way through a transaction. */
export const transactionPaths: Case[] = [
  inside(
    'update of a document that is not there changes nothing',
    async (t) => ((await things(t).doc('z').update({ n: 1 })) as { updated: number }).updated,
    0,
  ),
  inside(
    'a deleted document is gone for it, and there for others',
    async (t, db) => {
      const { deleted } = (await things(t).doc('a').delete()) as { deleted: number }
      const again = (await things(t).doc('a').delete()) as { deleted: number }
      const { data } = (await things(t).doc('a').get()) as { data: unknown }
      return [deleted, again.deleted, data, (await one(db, 'a')) !== undefined]
    },
    [1, 0, null, true],
  ),
  inside('remove is delete', async (t) => ((await things(t).doc('b').remove()) as { deleted: number }).deleted, 1),
  inside(
    'a document may come back under its id',
    async (t) => {
      await things(t).doc('a').delete()
      await things(t).doc('a').create({ code: 1, n: 99 })
      return ((await things(t).doc('a').get()) as { data: unknown }).data
    },
    { _id: 'a', code: 1, n: 99 },
  ),
  inside(
    'set replaces, and creates what is not there',
    async (t) => {
      const replaced = (await things(t).doc('a').set({ code: 1 })) as { updated: number }
      const created = (await things(t).doc('new').set({ code: 50 })) as {
        updated: number
        upserted: { _id: unknown }[]
      }
      return [
        replaced.updated,
        created.updated,
        created.upserted[0]?._id,
        ((await things(t).doc('new').get()) as { data: unknown }).data,
      ]
    },
    [1, 0, 'new', { _id: 'new', code: 50 }],
  ),
  inside(
    'add tells the id',
    async (t) => {
      const { id, inserted } = (await things(t).add({ _id: 'fresh', code: 60 })) as { id: string; inserted: number }
      return [id, inserted, ((await things(t).doc('fresh').get()) as { data: unknown }).data]
    },
    ['fresh', 1, { _id: 'fresh', code: 60 }],
  ),
  inside(
    'updateAndReturn of one document',
    async (t, db) => {
      const { updated, doc } = (await things(t)
        .where({ _id: 'a' })
        .updateAndReturn({ n: db.command.inc(5) })) as { updated: number; doc: { n: number } }
      return [updated, doc.n, ((await one(db, 'a')) as { n: number }).n]
    },
    [1, 8, 3],
  ),
  inside(
    'field of a document',
    async (t) => ((await things(t).doc('a').field({ n: true }).get()) as { data: unknown }).data,
    { _id: 'a', n: 3 },
  ),
  inside(
    'it keeps seeing what was there when it began',
    async (t, db) => {
      await things(t).doc('b').get()
      await all(db).doc('a').update({ n: 1000 })
      return ((await things(t).doc('a').get()) as { data: { n: number } }).data.n
    },
    3,
  ),
  inside(
    'update and count by where run outside of it: the SDK does not say that they belong to it',
    async (t, db) => {
      await things(t).doc('b').get()
      await things(t).where({ _id: 'a' }).update({ n: 70 })
      const { total } = (await things(t).where({ n: 70 }).count()) as { total: number }
      return [total, ((await one(db, 'a')) as { n: number }).n]
    },
    [1, 70],
  ),
  inside('it has an id', (t) => Promise.resolve(typeof t.getTransactionId()), 'string'),

  refusedInside(
    'the same id twice',
    async (t) => {
      await things(t).doc('new').create({ code: 40 })
      await things(t).doc('new').create({ code: 41 })
    },
    'DATABASE_REQUEST_FAILED',
  ),
  refusedInside(
    'a unique key that is taken',
    (t) => things(t).doc('new').create({ code: 1 }),
    'DATABASE_REQUEST_FAILED',
  ),
  refusedInside(
    'a change that cannot be made',
    (t, db) =>
      things(t)
        .doc('d')
        .update({ name: db.command.inc(1) }),
    'DATABASE_REQUEST_FAILED',
  ),
  refusedInside(
    'a write of what has changed since it began',
    async (t, db) => {
      await things(t).doc('a').get()
      await all(db).doc('a').update({ n: 50 })
      await things(t).doc('a').update({ n: 51 })
    },
    'DATABASE_TRANSACTION_CONFLICT',
  ),
  refusedInside(
    'anything after a refused write',
    async (t) => {
      await things(t)
        .doc('new')
        .create({ code: 1 })
        .catch(() => undefined)
      await things(t).doc('a').get()
    },
    'DATABASE_TRANSACTION_FAIL',
  ),
  refusedInside(
    'anything after its commit',
    async (t) => {
      await t.commit()
      await things(t).doc('a').update({ n: 9 })
    },
    'DATABASE_TRANSACTION_FAIL',
  ),
  refusedInside(
    'a commit after its rollback',
    async (t) => {
      await t.rollback()
      await t.commit()
    },
    'DATABASE_TRANSACTION_FAIL',
  ),
  refusedInside('a where', (t) => things(t).where({ group: 'x' }).get(), 'INVALID_PARAM'),
  {
    name: 'a transaction that throws leaves nothing and passes the error on',
    documents: people,
    run: async (db) => {
      const error: unknown = await db
        .runTransaction(async (transaction: Transaction) => {
          await things(transaction).doc('a').update({ n: 100 })
          throw new Error('out of milk')
        })
        .catch((thrown: unknown) => thrown)
      return [(error as Error).message, ((await one(db, 'a')) as { n: number }).n]
    },
    gives: ['out of milk', 3],
  },
  {
    name: 'runTransaction gives up after three more tries',
    documents: people,
    run: async (db) => {
      let runs = 0
      const failure: unknown = await db
        .runTransaction(async (transaction: Transaction) => {
          runs++
          await things(transaction).doc('a').get()
          await all(db)
            .doc('a')
            .update({ n: db.command.inc(1) })
          await things(transaction).doc('a').update({ n: 0 })
        })
        .catch((thrown: unknown) => thrown)
      return [runs, (failure as { code: string }).code]
    },
    gives: [4, 'DATABASE_TRANSACTION_CONFLICT'],
  },
  {
    name: 'a plain write waits for the transaction that holds its document',
    documents: people,
    run: async (db) => {
      const transaction = await begin(db)
      await things(transaction).doc('a').update({ n: 10 })
      const waiting = all(db)
        .doc('a')
        .update({ n: db.command.inc(1) })
      await transaction.commit()
      await waiting
      return [((await one(db, 'a')) as { n: number }).n, ids(await all(db).where({ n: 11 }).get())]
    },
    gives: [11, ['a']],
  },
]
