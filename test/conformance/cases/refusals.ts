import { all, one, people, type Case } from './case'

const refuses = (name: string, run: Case['run'], code: string, message?: RegExp): Case => ({
  name: `refuses ${name}`,
  documents: people,
  run,
  fails: { code, ...(message === undefined ? {} : { message }) },
})

/** What both refuse, by code. */
export const refusals: Case[] = [
  refuses(
    'a collection that does not exist',
    (db) => db.collection('no_such_collection_here').get(),
    'DATABASE_COLLECTION_NOT_EXIST',
  ),
  refuses(
    'the same id twice',
    (db) => all(db).add({ _id: 'a', code: 9 }),
    'DATABASE_REQUEST_FAILED',
    /E11000|duplicate/i,
  ),
  refuses('a unique key twice', (db) => all(db).add({ code: 1 }), 'DATABASE_REQUEST_FAILED', /E11000|duplicate/i),
  refuses(
    'a unique key twice by update',
    (db) => all(db).doc('a').update({ code: 2 }),
    'DATABASE_REQUEST_FAILED',
    /E11000|duplicate/i,
  ),
  {
    name: 'refuses a second document without the unique field',
    documents: [{ _id: 'a' }],
    run: (db) => all(db).add({ _id: 'b' }),
    fails: { code: 'DATABASE_REQUEST_FAILED', message: /E11000|duplicate/i },
  },
  refuses(
    'inc of a text',
    (db) =>
      all(db)
        .doc('d')
        .update({ name: db.command.inc(1) }),
    'DATABASE_REQUEST_FAILED',
  ),
  refuses('a path through null', (db) => all(db).doc('d').update({ 'n.x': 1 }), 'DATABASE_REQUEST_FAILED'),
  {
    name: 'calls by a dotted id and a number as an id',
    run: async (db) => {
      await all(db).doc('m1:h.2').set({ code: 1 })
      await all(db).add({ _id: 7, code: 2 })
      return [await one(db, 'm1:h.2'), (await all(db).where({ _id: 7 }).get()).data]
    },
    gives: [{ _id: 'm1:h.2', code: 1 }, [{ _id: 7, code: 2 }]],
  },
]
