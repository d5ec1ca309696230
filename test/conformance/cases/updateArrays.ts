import { all, numbered, one, refuses, type Case, type Db } from './case'
import { updates } from './updateFields'

const documents = numbered({ _id: 'a', n: [3, 1, 2, 1], rooms: [{ k: 2, v: 'x' }, { k: 1, v: 'y' }, 7], text: 'x', none: null }) // prettier-ignore
const _ = (db: Db) => db.command
const array = (
  name: string,
  change: (db: Db) => Record<string, unknown>,
  after: Record<string, unknown>,
  updated = 1,
) => updates(name, documents, change, after, updated)
const bad = (name: string, change: (db: Db) => Record<string, unknown>, message?: RegExp) =>
  refuses(name, documents, (db) => all(db).doc('a').update(change(db)), message)

/** An update through a query, for the positional operators. */
const placed = (name: string, query: (db: Db) => object, change: (db: Db) => object, after: unknown): Case => ({
  name: `update: ${name}`,
  documents,
  run: async (db) => {
    await all(db).where(query(db)).update(change(db))
    return ((await one(db, 'a')) as { rooms: unknown }).rooms
  },
  gives: after,
})

/** Updates of arrays, operator by operator (MongoDB's manual, Array Update Operators). */
export const updateArrays: Case[] = [
  array('push makes the array', (db) => ({ fresh: _(db).push([1, 2]) }), { fresh: [1, 2] }),
  array('push of several arguments', (db) => ({ n: _(db).push(8, 9) }), { n: [3, 1, 2, 1, 8, 9] }),
  array('push of an array as one element', (db) => ({ n: _(db).push([[8, 9]]) }), { n: [3, 1, 2, 1, [8, 9]] }),
  array('push sorted', (db) => ({ n: _(db).push({ each: [0], sort: 1 }) }), { n: [0, 1, 1, 2, 3] }),
  array(
    'push sorted by a field; what has none comes first',
    (db) => ({ rooms: _(db).push({ each: [], sort: { k: 1 } }) }),
    { rooms: [7, { k: 1, v: 'y' }, { k: 2, v: 'x' }] },
  ),
  array('push, sort, then cut to the last', (db) => ({ n: _(db).push({ each: [9], sort: 1, slice: -2 }) }), {
    n: [3, 9],
  }),
  array('push cut to nothing', (db) => ({ n: _(db).push({ each: [9], slice: 0 }) }), { n: [] }),
  array('push at a place from the end', (db) => ({ n: _(db).push({ each: [9], position: -1 }) }), {
    n: [3, 1, 2, 9, 1],
  }),
  array('push at a place beyond the end', (db) => ({ n: _(db).push({ each: [9], position: 50 }) }), {
    n: [3, 1, 2, 1, 9],
  }),
  bad('push to a text', (db) => ({ text: _(db).push(1) }), /array/),
  bad('push to null', (db) => ({ none: _(db).push(1) }), /array/),
  bad('push sorted by nonsense', (db) => ({ n: _(db).push({ each: [1], sort: 5 }) }), /sort/),
  array('unshift of several', (db) => ({ n: _(db).unshift([8, 9]) }), { n: [8, 9, 3, 1, 2, 1] }),
  array('pop of a missing array changes nothing', (db) => ({ fresh: _(db).pop() }), { fresh: undefined }, 0),
  bad('pop of a text', (db) => ({ text: _(db).pop() }), /array/),
  array('shift', (db) => ({ n: _(db).shift() }), { n: [1, 2, 1] }),
  array('pull takes every one', (db) => ({ n: _(db).pull(1) }), { n: [3, 2] }),
  array('pull by a condition', (db) => ({ n: _(db).pull(_(db).gte(2)) }), { n: [1, 1] }),
  array('pull by in', (db) => ({ n: _(db).pull(_(db).in([3, 2])) }), { n: [1, 1] }),
  array('pull by fields of objects', (db) => ({ rooms: _(db).pull({ k: 1 }) }), { rooms: [{ k: 2, v: 'x' }, 7] }),
  array('pull by a condition on a field', (db) => ({ rooms: _(db).pull({ k: _(db).gt(1) }) }), {
    rooms: [{ k: 1, v: 'y' }, 7],
  }),
  array('pull of what is not there changes nothing', (db) => ({ n: _(db).pull(99) }), { n: [3, 1, 2, 1] }, 0),
  array('pullAll', (db) => ({ n: _(db).pullAll([1, 3]) }), { n: [2] }),
  array('pullAll wants whole objects', (db) => ({ rooms: _(db).pullAll([{ k: 1 }, { k: 2, v: 'x' }]) }), {
    rooms: [{ k: 1, v: 'y' }, 7],
  }),
  array('addToSet of one', (db) => ({ n: _(db).addToSet(9) }), { n: [3, 1, 2, 1, 9] }),
  array('addToSet of an array adds it as one element', (db) => ({ n: _(db).addToSet([1, 9]) }), {
    n: [3, 1, 2, 1, [1, 9]],
  }),
  array('addToSet of each, each once', (db) => ({ n: _(db).addToSet({ $each: [1, 9, 9] }) }), { n: [3, 1, 2, 1, 9] }),
  array('addToSet makes the array', (db) => ({ fresh: _(db).addToSet('x') }), { fresh: ['x'] }),
  array(
    'addToSet of an object like one that is there',
    (db) => ({ rooms: _(db).addToSet({ k: 1, v: 'y' }) }),
    { rooms: documents[0]?.['rooms'] },
    0,
  ),
  bad('addToSet to a text', (db) => ({ text: _(db).addToSet(1) }), /array/),

  array('an index beyond the end fills up with null', () => ({ 'n.6': 9 }), { n: [3, 1, 2, 1, null, null, 9] }),
  array('a field of an element by its index', (db) => ({ 'rooms.0.k': _(db).inc(5) }), {
    rooms: [{ k: 7, v: 'x' }, { k: 1, v: 'y' }, 7],
  }),
  array('remove of an element leaves null', (db) => ({ 'n.0': _(db).remove() }), { n: [null, 1, 2, 1] }),
  bad('a name where an array has only indexes', () => ({ 'n.x': 1 }), /Cannot create field/),
  bad('a rename out of an array', (db) => ({ 'rooms.0.k': _(db).rename('k') }), /array element/),

  placed(
    'a positional $ is the element that met the query',
    () => ({ 'rooms.k': 1 }),
    () => ({ 'rooms.$.v': 'new' }),
    [{ k: 2, v: 'x' }, { k: 1, v: 'new' }, 7],
  ),
  placed(
    'a positional $ by elemMatch',
    (db) => ({ rooms: _(db).elemMatch({ k: _(db).gt(1) }) }),
    (db) => ({ 'rooms.$.k': _(db).mul(10) }),
    [{ k: 20, v: 'x' }, { k: 1, v: 'y' }, 7],
  ),
  placed(
    'a positional $ for the element itself',
    () => ({ rooms: 7 }),
    () => ({ 'rooms.$': 8 }),
    [{ k: 2, v: 'x' }, { k: 1, v: 'y' }, 8],
  ),
  refuses(
    'a positional $ without a condition on the array',
    documents,
    (db) => all(db).where({ code: 1 }).update({ 'n.$': 0 }),
    /positional/,
  ),
  updates('$[] is every element', documents, (db) => ({ 'n.$[]': _(db).inc(10) }), { n: [13, 11, 12, 11] }),
  refuses('$[] of what is no array', documents, (db) => all(db).doc('a').update({ 'text.$[]': 1 }), /array/),
]
