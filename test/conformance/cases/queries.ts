import { all, COLLECTION, ids, people, type Case, type Db } from './case'

const where = (name: string, query: (db: Db) => Record<string, unknown>, found: readonly string[]): Case => ({
  name: `where: ${name}`,
  documents: people,
  run: async (db) => ids(await all(db).where(query(db)).orderBy('_id', 'asc').get()),
  gives: found,
})

/** get, count and aggregate. */
export const queries: Case[] = [
  where('equal', () => ({ group: 'x' }), ['a', 'b']),
  where('null also finds a missing field', () => ({ n: null }), ['d', 'e']),
  where('neq finds what has no such field', (db) => ({ group: db.command.neq('x') }), ['c', 'd', 'e']),
  where('comparisons stay within a type', (db) => ({ n: db.command.gt(1) }), ['a', 'c']),
  where('a range', (db) => ({ n: db.command.gte(1).and(db.command.lt(3)) }), ['b', 'c']),
  where('in', (db) => ({ n: db.command.in([1, 2, 9]) }), ['b', 'c']),
  where('nin', (db) => ({ group: db.command.nin(['x']) }), ['c', 'd', 'e']),
  where('or of conditions', (db) => db.command.or([{ n: 3 }, { name: 'zhao' }]) as unknown as Record<string, unknown>, [
    'a',
    'e',
  ]),
  where('or of values', (db) => ({ n: db.command.eq(1).or(db.command.eq(2)) }), ['b', 'c']),
  where('nor', (db) => db.command.nor([{ group: 'x' }, { name: 'zhao' }]) as unknown as Record<string, unknown>, [
    'c',
    'd',
  ]),
  where('not', (db) => ({ n: db.command.not(db.command.gt(1)) }), ['b', 'd', 'e']),
  where('exists', (db) => ({ n: db.command.exists(true) }), ['a', 'b', 'c', 'd']),
  where('an element of an array', () => ({ tags: 'q' }), ['a', 'c']),
  where('all elements', (db) => ({ tags: db.command.all(['p', 'q']) }), ['a']),
  where('the size of an array', (db) => ({ tags: db.command.size(0) }), ['b']),
  where('elemMatch', (db) => ({ rooms: db.command.elemMatch({ k: 1, v: 2 }) }), ['c']),
  where('elemMatch wants one element to have all', (db) => ({ rooms: db.command.elemMatch({ k: 1, v: 4 }) }), []),
  where('fields of elements may match in different ones', () => ({ 'rooms.k': 1, 'rooms.v': 4 }), ['c']),
  where('a nested field by object', () => ({ home: { side: 'east' } }), ['a']),
  where('a nested field by path', () => ({ 'home.floor': 2 }), ['b']),
  where('a date', (db) => ({ at: db.command.gt(new Date(1500)) }), ['b']),
  where('a regular expression', () => ({ name: /^zh/ }), ['e']),
  where('db.RegExp with options', (db) => ({ name: db.RegExp({ regexp: '^zh', options: 'i' }) }), ['d', 'e']),
  where('mod', (db) => ({ n: db.command.mod(...([2, 1] as unknown as [])) }), ['a', 'b']),
  where('by id', (db) => ({ _id: db.command.in(['a', 'e', 'z']) }), ['a', 'e']),
  where('ids in a range', (db) => ({ _id: db.command.gt('b').and(db.command.lte('d')) }), ['c', 'd']),

  {
    name: 'order: missing and null come first, ties in the second order',
    documents: people,
    run: async (db) => ids(await all(db).orderBy('n', 'asc').orderBy('_id', 'desc').get()),
    gives: ['e', 'd', 'b', 'c', 'a'],
  },
  {
    name: 'skip and limit',
    documents: people,
    run: async (db) => ids(await all(db).orderBy('code', 'desc').skip(1).limit(2).get()),
    gives: ['d', 'c'],
  },
  {
    name: 'field: only what is asked for, and the id',
    documents: people,
    run: async (db) => (await all(db).where({ _id: 'a' }).field({ n: true, 'home.floor': true }).get()).data,
    gives: [{ _id: 'a', n: 3, home: { floor: 1 } }],
  },
  {
    name: 'field: everything but',
    documents: [{ _id: 'a', x: 1, y: 2 }],
    run: async (db) => (await all(db).where({ _id: 'a' }).field({ x: false }).get()).data,
    gives: [{ _id: 'a', y: 2 }],
  },
  {
    name: 'doc().get of a document that is not there is an empty list',
    run: async (db) => ((await all(db).doc('nobody').get()) as { data: unknown }).data,
    gives: [],
  },
  {
    name: 'aggregate: match, group, sort',
    documents: people,
    run: async (db) => {
      const $ = db.command.aggregate
      const pipeline = all(db)
        .aggregate()
        .match({ code: db.command.gt(0) })
      return (
        await pipeline
          .group({ _id: '$group', n: $.sum(1), most: $.max('$n') })
          .sort({ _id: 1 })
          .end()
      ).data
    },
    gives: [
      { _id: null, n: 1, most: null },
      { _id: 'x', n: 2, most: 3 },
      { _id: 'y', n: 2, most: 2 },
    ],
  },
  {
    name: 'aggregate: unwind, project, skip, limit',
    documents: people,
    run: async (db) => {
      const pipeline = all(db)
        .aggregate()
        .match({ _id: db.command.in(['a', 'c']) })
        .sort({ _id: 1 })
      return (await pipeline.unwind('$tags').project({ _id: 0, tag: '$tags', who: '$_id' }).skip(1).limit(5).end()).data
    },
    gives: [
      { tag: 'q', who: 'a' },
      { tag: 'q', who: 'c' },
    ],
  },
  {
    name: 'aggregate: lookup',
    documents: people,
    run: async (db) => {
      const joined = all(db)
        .aggregate()
        .match({ _id: 'c' })
        .lookup({ from: COLLECTION, localField: 'group', foreignField: 'group', as: 'same' })
      const { data } = await joined.end()
      return (data as { same: { _id: string }[] }[]).map(({ same }) => same.map(({ _id }) => _id).sort())
    },
    gives: [['c', 'd']],
  },
  {
    name: 'aggregate: count and addFields with an expression',
    documents: people,
    run: async (db) => {
      const $ = db.command.aggregate
      const counted = await all(db).aggregate().match({ group: 'x' }).count('n').end()
      const added = await all(db)
        .aggregate()
        .match({ _id: 'a' })
        .addFields({ twice: $.multiply(['$n', 2]) })
        .project({ twice: 1 })
        .end()
      return [counted.data, added.data]
    },
    gives: [[{ n: 2 }], [{ _id: 'a', twice: 6 }]],
  },
]
