import { all, ids, one, people, type Case, type Db } from './case'

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

/** add, set, update and remove. */
export const writes: Case[] = [
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
]
