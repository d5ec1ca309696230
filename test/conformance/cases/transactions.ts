import { all, COLLECTION, ids, one, people, type Case, type Transaction } from './case'

/** Transactions. */
export const transactions: Case[] = [
  {
    name: 'a transaction writes everything at its commit',
    documents: people,
    run: async (db) => {
      const result: unknown = await db.runTransaction(async (transaction: Transaction) => {
        const things = transaction.collection(COLLECTION)
        const before = (await things.doc('a').get()) as { data: { n: number } }
        await things.doc('a').update({ n: before.data.n + 1 })
        await things.doc('t').create({ code: 77 })
        await things.doc('b').delete()
        const inside = (await things.doc('a').get()) as { data: { n: number } }
        const outside = (await one(db, 'a')) as { n: number }
        return [inside.data.n, outside.n]
      })
      return [result, ids(await all(db).orderBy('_id', 'asc').get())]
    },
    gives: [
      [4, 3],
      ['a', 'c', 'd', 'e', 't'],
    ],
  },
  {
    name: 'a transaction reads null for a document that is not there',
    run: async (db) =>
      db.runTransaction(
        async (transaction: Transaction) =>
          ((await transaction.collection(COLLECTION).doc('nobody').get()) as { data: unknown }).data,
      ) as Promise<unknown>,
    gives: null,
  },
  {
    name: 'rollback leaves nothing and gives its reason',
    documents: people,
    run: async (db) => {
      const reason: unknown = await db
        .runTransaction(async (transaction: Transaction) => {
          await transaction.collection(COLLECTION).doc('a').update({ n: 100 })
          await transaction.rollback('enough')
        })
        .catch((error: unknown) => error)
      return [reason, ((await one(db, 'a')) as { n: number }).n]
    },
    gives: ['enough', 3],
  },
  {
    name: 'the second of two transactions on one document conflicts',
    documents: people,
    run: async (db) => {
      const first = (await db.startTransaction()) as Transaction
      const second = (await db.startTransaction()) as Transaction
      try {
        await first.collection(COLLECTION).doc('a').update({ n: 10 })
        await second.collection(COLLECTION).doc('a').update({ n: 20 })
      } finally {
        await first.rollback()
      }
      await second.commit()
    },
    fails: { code: 'DATABASE_TRANSACTION_CONFLICT' },
  },
  {
    name: 'runTransaction tries again after a conflict',
    documents: people,
    run: async (db) => {
      let runs = 0
      await db.runTransaction(async (transaction: Transaction) => {
        runs++
        const things = transaction.collection(COLLECTION)
        const { data } = (await things.doc('a').get()) as { data: { n: number } }
        if (runs === 1) await all(db).doc('a').update({ n: 50 })
        await things.doc('a').update({ n: data.n + 1 })
      })
      return [runs, ((await one(db, 'a')) as { n: number }).n]
    },
    gives: [2, 51],
  },
]
