import type cloudbase from '@cloudbase/node-sdk'

export type Sdk = ReturnType<typeof cloudbase.init>
export type Db = ReturnType<Sdk['database']>

/** A collection with a unique index on `code` and an index on (group, n). It is empty when a case begins. */
export const COLLECTION = 'conformance'

export interface Case {
  name: string
  documents?: readonly Record<string, unknown>[]
  run: (db: Db, app: Sdk) => Promise<unknown>
  /** What run resolves with, request ids taken out. */
  gives?: unknown
  /** What it rejects with instead. */
  fails?: { code: string; message?: RegExp }
}

const ids = (reply: { data: unknown }) => (reply.data as { _id: unknown }[]).map(({ _id }) => _id)
const all = (db: Db) => db.collection(COLLECTION)
const one = async (db: Db, id: string) => ((await all(db).doc(id).get()) as { data: unknown[] }).data[0]

const people = [
  { _id: 'a', code: 1, group: 'x', n: 3, tags: ['p', 'q'], at: new Date(1000), home: { floor: 1, side: 'east' } },
  { _id: 'b', code: 2, group: 'x', n: 1, tags: [], at: new Date(2000), home: { floor: 2 } },
  { _id: 'c', code: 3, group: 'y', n: 2, tags: ['q'], rooms: [{ k: 1, v: 2 }, { k: 3, v: 4 }] }, // prettier-ignore
  { _id: 'd', code: 4, group: 'y', n: null, name: 'Zhang' },
  { _id: 'e', code: 5, name: 'zhao' },
]

const where = (name: string, query: (db: Db) => Record<string, unknown>, found: readonly string[]): Case => ({
  name: `where: ${name}`,
  documents: people,
  run: async (db) => ids(await all(db).where(query(db)).orderBy('_id', 'asc').get()),
  gives: found,
})

const refuses = (name: string, run: Case['run'], code: string, message?: RegExp): Case => ({
  name: `refuses ${name}`,
  documents: people,
  run,
  fails: { code, ...(message === undefined ? {} : { message }) },
})

const updates = (
  name: string,
  change: (db: Db) => Record<string, unknown>,
  after: Record<string, unknown>,
  updated = 1,
): Case => ({
  name: `update: ${name}`,
  documents: people,
  run: async (db) => {
    const reply = (await all(db).doc('a').update(change(db))) as { updated: number }
    const document = (await one(db, 'a')) as Record<string, unknown>
    return { updated: reply.updated, fields: Object.fromEntries(Object.keys(after).map((key) => [key, document[key]])) }
  },
  gives: { updated, fields: after },
})

/** The same expectations for the local cloud and for a real environment. */
export const cases: Case[] = [
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
    name: 'values come back as they were given',
    run: async (db) => {
      const given = { _id: 'v', date: new Date(86_400_000), nested: [{ a: [1.5, null, true] }], text: '院落', zero: 0 }
      await all(db).add(given)
      return one(db, 'v')
    },
    gives: { _id: 'v', date: new Date(86_400_000), nested: [{ a: [1.5, null, true] }], text: '院落', zero: 0 },
  },
  {
    name: 'a query without a limit returns 100 documents',
    documents: Array.from({ length: 120 }, (_, i) => ({ _id: `m${i}`, code: i })),
    run: async (db) => (await all(db).get()).data.length,
    gives: 100,
  },
  {
    name: 'count counts beyond the limit',
    documents: Array.from({ length: 120 }, (_, i) => ({ _id: `m${i}`, code: i, odd: i % 2 })),
    run: async (db) => [(await all(db).count()).total, (await all(db).where({ odd: 1 }).count()).total],
    gives: [120, 60],
  },
  {
    name: 'add gives an id, add of several gives their ids',
    run: async (db) => {
      const single = (await all(db).add({ code: 1 })) as { id?: string }
      const several = (await all(db).add([{ _id: 'k', code: 2 }, { code: 3 }])) as { ids?: string[] }
      return [typeof single.id, several.ids?.[0], several.ids?.length]
    },
    gives: ['string', 'k', 2],
  },
  {
    name: 'set replaces the whole document',
    documents: people,
    run: async (db) => {
      const reply = (await all(db).doc('a').set({ code: 1, fresh: true })) as { updated: number }
      return [reply.updated, await one(db, 'a')]
    },
    gives: [1, { _id: 'a', code: 1, fresh: true }],
  },
  {
    name: 'set creates a document that is not there',
    run: async (db) => {
      const reply = (await all(db).doc('new').set({ code: 1 })) as { updated: number; upsertedId: unknown }
      return [reply.updated, reply.upsertedId, await one(db, 'new')]
    },
    gives: [0, 'new', { _id: 'new', code: 1 }],
  },

  updates('a plain value', () => ({ n: 9 }), { n: 9 }),
  updates('the same value changes nothing', () => ({ n: 3 }), { n: 3 }, 0),
  updates('a field of an object leaves the others', () => ({ home: { floor: 7 } }), {
    home: { floor: 7, side: 'east' },
  }),
  updates('set replaces the object', (db) => ({ home: db.command.set({ floor: 7 }) }), { home: { floor: 7 } }),
  updates('inc', (db) => ({ n: db.command.inc(-5) }), { n: -2 }),
  updates('mul', (db) => ({ n: db.command.mul(2) }), { n: 6 }),
  updates('max and min', (db) => ({ n: db.command.max(10), 'home.floor': db.command.min(0) }), {
    n: 10,
    home: { floor: 0, side: 'east' },
  }),
  updates('remove', (db) => ({ n: db.command.remove() }), { n: undefined }),
  updates('rename', (db) => ({ n: db.command.rename('m') }), { n: undefined, m: 3 }),
  updates('push', (db) => ({ tags: db.command.push(['r', 's']) }), { tags: ['p', 'q', 'r', 's'] }),
  updates(
    'push at a place, sorted and cut',
    (db) => ({ tags: db.command.push({ each: ['a'], position: 0, slice: 2 }) }),
    { tags: ['a', 'p'] },
  ),
  updates('unshift', (db) => ({ tags: db.command.unshift('o') }), { tags: ['o', 'p', 'q'] }),
  updates('pop', (db) => ({ tags: db.command.pop() }), { tags: ['p'] }),
  updates('shift', (db) => ({ tags: db.command.shift() }), { tags: ['q'] }),
  updates('pull', (db) => ({ tags: db.command.pull('p') }), { tags: ['q'] }),
  updates('addToSet', (db) => ({ tags: db.command.addToSet('q') }), { tags: ['p', 'q'] }, 0),
  updates('an element by its index', () => ({ 'tags.1': 'z' }), { tags: ['p', 'z'] }),
  {
    name: 'a server date is about now',
    run: async (db) => {
      await all(db).add({ _id: 'a', code: 1, at: db.serverDate({ offset: 60_000 }) })
      return ((await one(db, 'a')) as { at: unknown }).at instanceof Date
    },
    gives: true,
  },
  {
    name: 'update of a document that is not there changes nothing',
    run: async (db) => ((await all(db).doc('nobody').update({ n: 1 })) as { updated: number }).updated,
    gives: 0,
  },
  {
    name: 'where().update changes every match',
    documents: people,
    run: async (db) => {
      const { updated } = (await all(db).where({ group: 'x' }).update({ seen: true })) as { updated: number }
      return [updated, (await all(db).where({ seen: true }).count()).total]
    },
    gives: [2, 2],
  },
  {
    name: 'where().updateAndReturn gives the document as it then is',
    documents: people,
    run: async (db) => {
      const query = all(db).where({ _id: 'b' }) as unknown as {
        updateAndReturn(data: object): Promise<{ updated: number; doc: { n: number } }>
      }
      const { updated, doc } = await query.updateAndReturn({ n: db.command.inc(1) })
      return [updated, doc.n]
    },
    gives: [1, 2],
  },
  {
    name: 'doc().remove and where().remove',
    documents: people,
    run: async (db) => {
      const single = (await all(db).doc('a').remove()) as { deleted: number }
      const again = (await all(db).doc('a').remove()) as { deleted: number }
      const several = (await all(db).where({ group: 'y' }).remove()) as { deleted: number }
      return [single.deleted, again.deleted, several.deleted, ids(await all(db).orderBy('_id', 'asc').get())]
    },
    gives: [1, 0, 2, ['b', 'e']],
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

/** The part of the SDK's transaction that the cases use; the SDK types it as any. */
export interface Transaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<unknown>
      update(data: object): Promise<unknown>
      set(data: object): Promise<unknown>
      create(data: object): Promise<unknown>
      delete(): Promise<unknown>
    }
    add(data: object): Promise<unknown>
    where(query: object): { get(): Promise<unknown> }
  }
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}
