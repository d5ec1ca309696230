import { all, ids, numbered, people, refuses, type Case, type Db } from './case'

const mixed = numbered(
  { _id: 'date', v: new Date(0) },
  { _id: 'bool', v: true },
  { _id: 'array', v: [4, 8] },
  { _id: 'object', v: { a: 1 } },
  { _id: 'text', v: 'x' },
  { _id: 'number', v: 5 },
  { _id: 'null', v: null },
  { _id: 'empty', v: [] },
  { _id: 'missing' },
)
const many = Array.from({ length: 1005 }, (_, i) => ({ _id: String(i).padStart(4, '0'), code: i }))
const inOrder = async (db: Db, direction: 'asc' | 'desc') =>
  ids(await all(db).orderBy('v', direction).orderBy('code', 'asc').get())

/** orderBy, skip and limit. */
export const ordering: Case[] = [
  {
    name: 'order: by type, an array by its least element going up',
    documents: mixed,
    run: (db) => inOrder(db, 'asc'),
    gives: ['empty', 'null', 'missing', 'array', 'number', 'text', 'object', 'bool', 'date'],
  },
  {
    name: 'order: an array by its greatest element going down',
    documents: mixed,
    run: (db) => inOrder(db, 'desc'),
    gives: ['date', 'bool', 'object', 'text', 'array', 'number', 'null', 'missing', 'empty'],
  },
  {
    name: 'order: by a path, and by a second field',
    documents: people,
    run: async (db) => ids(await all(db).orderBy('home.floor', 'desc').orderBy('_id', 'desc').get()),
    gives: ['b', 'a', 'e', 'd', 'c'],
  },
  {
    name: 'skip beyond the end finds nothing',
    documents: people,
    run: async (db) => ids(await all(db).skip(50).get()),
    gives: [],
  },
  {
    name: 'limit(0) is no limit of one’s own',
    documents: many,
    run: async (db) => ids(await all(db).limit(0).get()).length,
    gives: 100,
  },
  {
    name: 'a limit above 1000 is 1000',
    documents: many,
    run: async (db) => ids(await all(db).limit(5000).get()).length,
    gives: 1000,
  },
  {
    name: 'skip counts in the order asked for',
    documents: many,
    run: async (db) => ids(await all(db).orderBy('code', 'desc').skip(1003).limit(10).get()),
    gives: ['0001', '0000'],
  },
  {
    name: 'options() stand for limit, skip, order and projection',
    documents: people,
    run: async (db) => {
      const options = { limit: 2, offset: 1, order: { code: -1 }, projection: { n: 1 } } as unknown as { limit: number }
      return (await all(db).options(options).get()).data as unknown
    },
    gives: [
      { _id: 'd', n: null },
      { _id: 'c', n: 2 },
    ],
  },
  {
    name: 'options() of a query: one document only is changed',
    documents: people,
    run: async (db) => {
      const { updated } = (await all(db).where({ group: 'x' }).options({ multiple: false }).update({ n: 50 })) as {
        updated: number
      }
      return [updated, ids(await all(db).where({ n: 50 }).get()).length]
    },
    gives: [1, 1],
  },
  {
    name: 'options({ raw }) sends MongoDB’s own language',
    documents: people,
    run: async (db) =>
      ids(
        await all(db)
          .options({ raw: true })
          .where({ n: { $gte: 2 } })
          .orderBy('_id', 'asc')
          .get(),
      ),
    gives: ['a', 'c'],
  },
  refuses('a negative limit', people, (db) => all(db).limit(-1).get(), undefined, 'INVALID_PARAM'),
]
