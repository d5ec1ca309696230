import { all, numbered, one, refuses, type Case, type Db } from './case'

const start = {
  _id: 'a',
  n: 3,
  half: 1.5,
  nothing: null,
  text: 'x',
  at: new Date(1000),
  home: { floor: 1, side: 'east' },
  bits: 12,
}
const documents = numbered(start)
const _ = (db: Db) => db.command

/** One update of document a: what it counts, and what the fields named are afterwards. */
export const updates = (
  name: string,
  before: readonly Record<string, unknown>[],
  change: (db: Db) => Record<string, unknown>,
  after: Record<string, unknown>,
  updated = 1,
): Case => ({
  name: `update: ${name}`,
  documents: before,
  run: async (db) => {
    const reply = (await all(db).doc('a').update(change(db))) as { updated: number }
    const document = (await one(db, 'a')) as Record<string, unknown>
    return { updated: reply.updated, fields: Object.fromEntries(Object.keys(after).map((key) => [key, document[key]])) }
  },
  gives: { updated, fields: after },
})
const field = (
  name: string,
  change: (db: Db) => Record<string, unknown>,
  after: Record<string, unknown>,
  updated = 1,
) => updates(name, documents, change, after, updated)
const bad = (name: string, change: (db: Db) => Record<string, unknown>, message?: RegExp) =>
  refuses(name, documents, (db) => all(db).doc('a').update(change(db)), message)

/** Updates of single fields, operator by operator (MongoDB's manual, Field Update Operators). */
export const updateFields: Case[] = [
  field('inc of a missing field begins at 0', (db) => ({ fresh: _(db).inc(2) }), { fresh: 2 }),
  field('inc by a fraction', (db) => ({ n: _(db).inc(0.5) }), { n: 3.5 }),
  field('inc makes the objects on its way', (db) => ({ 'count.year': _(db).inc(1) }), { count: { year: 1 } }),
  bad('inc of null', (db) => ({ nothing: _(db).inc(1) }), /non-numeric/),
  field('mul of a missing field is 0', (db) => ({ fresh: _(db).mul(-5) }), { fresh: 0 }),
  bad('mul of a text', (db) => ({ text: _(db).mul(2) }), /non-numeric/),
  field('min sets a missing field', (db) => ({ fresh: _(db).min(7) }), { fresh: 7 }),
  field('min keeps what is less', (db) => ({ n: _(db).min(7) }), { n: 3 }, 0),
  field('min takes null for less than any number', (db) => ({ nothing: _(db).min(7) }), { nothing: null }, 0),
  field('max takes a number for more than null', (db) => ({ nothing: _(db).max(7) }), { nothing: 7 }),
  field('max takes a text for more than a number', (db) => ({ n: _(db).max('a') }), { n: 'a' }),
  field('max of dates', (db) => ({ at: _(db).max(new Date(500)) }), { at: new Date(1000) }, 0),
  field('rename moves into an object', (db) => ({ n: _(db).rename('home.n') }), {
    n: undefined,
    home: { ...start.home, n: 3 },
  }),
  field('rename replaces what has the name', (db) => ({ n: _(db).rename('text') }), { n: undefined, text: 3 }),
  field('rename of a missing field changes nothing', (db) => ({ fresh: _(db).rename('text') }), { text: 'x' }, 0),
  field('bit and', (db) => ({ bits: _(db).bit({ and: 10 }) }), { bits: 8 }),
  field('bit or', (db) => ({ bits: _(db).bit({ or: 3 }) }), { bits: 15 }),
  field('bit xor', (db) => ({ bits: _(db).bit({ xor: 5 }) }), { bits: 9 }),
  bad('bit of a fraction', (db) => ({ half: _(db).bit({ or: 1 }) }), /integral/),
  field('remove of a field in an object', (db) => ({ 'home.side': _(db).remove() }), { home: { floor: 1 } }),
  field(
    'remove of a missing field changes nothing',
    (db) => ({ 'home.roof.colour': _(db).remove() }),
    { home: start.home },
    0,
  ),
  field('set of an empty object', (db) => ({ home: _(db).set({}) }), { home: {} }),
  field('set of null', () => ({ n: null }), { n: null }),
  field('a whole array', () => ({ n: [1, { k: 2 }] }), { n: [1, { k: 2 }] }),
  field('a date', () => ({ at: new Date(2000) }), { at: new Date(2000) }),
  field('a dotted path whose parents are missing', () => ({ 'deep.er.est': 1 }), { deep: { er: { est: 1 } } }),
  field('two paths into one new object', () => ({ deep: { b: 1, a: 2 } }), { deep: { a: 2, b: 1 } }),
  field('several operators on several fields', (db) => ({ n: _(db).inc(1), text: _(db).remove(), 'home.floor': 9 }), {
    n: 4,
    text: undefined,
    home: { floor: 9, side: 'east' },
  }),
  bad('a path through a number', () => ({ 'n.x': 1 }), /Cannot create field/),
  bad('a path through a text', (db) => ({ 'text.x': _(db).inc(1) }), /Cannot create field/),
  bad(
    'two changes of one field',
    (db) => ({ n: _(db).inc(1), home: _(db).set({ a: 1 }), 'home.floor': 2 }),
    /conflict/,
  ),
  bad('a rename onto a field that changes too', (db) => ({ n: _(db).rename('text'), text: 'y' }), /conflict/),
  refuses('a change of the id', documents, (db) => all(db).doc('a').update({ _id: 'z' }), /_id/, 'INVALID_PARAM'),
  refuses(
    'a raw change of the id',
    documents,
    (db) =>
      all(db)
        .options({ raw: true })
        .where({ code: 1 })
        .update({ $set: { _id: 'z' } }),
    /_id/,
  ),
  refuses('an update of nothing', documents, (db) => all(db).doc('a').update({})),
  {
    name: 'update: raw operators, one document only',
    documents: numbered({ _id: 'a', n: 1 }, { _id: 'b', n: 1 }),
    run: async (db) => {
      const raw = all(db).options({ raw: true, multiple: false }).where({ n: 1 })
      return ((await raw.update({ $inc: { n: 1 } })) as { updated: number }).updated
    },
    gives: 1,
  },
  {
    name: 'set replaces nested objects as well, and keeps the id',
    documents,
    run: async (db) => {
      await all(db)
        .doc('a')
        .set({ home: { floor: 2 } })
      return one(db, 'a')
    },
    gives: { _id: 'a', home: { floor: 2 } },
  },
  refuses(
    'operators in set',
    documents,
    (db) =>
      all(db)
        .doc('a')
        .set({ n: _(db).inc(1) }),
    /operator/i,
  ),
  refuses('an id in set', documents, (db) => all(db).doc('a').set({ _id: 'z' }), /_id/, 'INVALID_PARAM'),
  refuses('a stored field name with a dollar', documents, (db) => all(db).add({ code: 2, a: { $b: 1 } }), /dollar|\$/),
  {
    name: 'updateAndReturn gives null when nothing matches',
    documents,
    run: async (db) => {
      const { updated, doc } = (await all(db).where({ _id: 'z' }).updateAndReturn({ n: 1 })) as {
        updated: number
        doc: unknown
      }
      return [updated, doc]
    },
    gives: [0, null],
  },
  {
    name: 'updateAndReturn changes one document only',
    documents: numbered({ _id: 'a', n: 1 }, { _id: 'b', n: 1 }),
    run: async (db) => {
      const { updated, doc } = (await all(db)
        .where({ n: 1 })
        .updateAndReturn({ n: _(db).inc(4) })) as { updated: number; doc: { n: number } }
      return [updated, doc.n, (await all(db).where({ n: 1 }).count()).total as unknown]
    },
    gives: [1, 5, 1],
  },
]
