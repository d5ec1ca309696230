import { finds, numbered, type Case } from './case'

const rooms = numbered(
  { _id: 'a', rooms: [{ k: 1, v: 2 }, { k: 3, v: 4 }] },
  { _id: 'b', rooms: [{ k: 1 }, { v: 9 }] },
  { _id: 'c', rooms: [] },
  { _id: 'd', rooms: [7, 8] },
  { _id: 'e', rooms: { k: 1, v: 4 } },
  { _id: 'f' },
) // prettier-ignore

const lists = numbered(
  { _id: 'a', tags: ['p', 'q'] },
  { _id: 'b', tags: ['q', 'p'] },
  { _id: 'c', tags: ['p', ['p', 'q']] },
  { _id: 'd', tags: 'p' },
  { _id: 'e', tags: [1, 5, 9] },
  { _id: 'f', tags: [] },
)

/** Arrays, at the end of a path and on the way (Query an Array; Query an Array of Embedded Documents). */
export const queryArrays: Case[] = [
  finds('a path looks into each object of an array', rooms, () => ({ 'rooms.k': 1 }), ['a', 'b', 'e']),
  finds('two paths may be met by two elements', rooms, () => ({ 'rooms.k': 1, 'rooms.v': 4 }), ['a', 'e']),
  finds('elemMatch wants one element', rooms, (db) => ({ rooms: db.command.elemMatch({ k: 1, v: 2 }) }), ['a']),
  finds(
    'elemMatch with a condition on a field',
    rooms,
    (db) => ({ rooms: db.command.elemMatch({ v: db.command.gt(4) }) }),
    ['b'],
  ),
  finds('elemMatch on the elements themselves', rooms, (db) => ({ rooms: db.command.elemMatch({ $gt: 7 }) }), ['d']),
  finds('elemMatch passes over what is no array', rooms, (db) => ({ rooms: db.command.elemMatch({ k: 1, v: 4 }) }), []),
  finds('an index in a path', rooms, () => ({ 'rooms.1.v': 9 }), ['b']),
  finds('an index at the end of a path', rooms, () => ({ 'rooms.0': 7 }), ['d']),
  finds(
    'null on a path: an object without the field, no array or scalar elements',
    rooms,
    () => ({ 'rooms.k': null }),
    ['b', 'f'],
  ),
  finds('exists(false) on a path: no element has it', rooms, (db) => ({ 'rooms.k': db.command.exists(false) }), [
    'c',
    'd',
    'f',
  ]),
  finds('neq on a path: no element may have the value', rooms, (db) => ({ 'rooms.k': db.command.neq(1) }), [
    'c',
    'd',
    'f',
  ]),

  finds(
    'an array equals one in the same order, or with it as an element',
    lists,
    (db) => ({ tags: db.command.eq(['p', 'q']) }),
    ['a', 'c'],
  ),
  finds('in with an array', lists, (db) => ({ tags: db.command.in([['q', 'p'], 5]) }), ['b', 'e']),
  finds('all in any order, and a lone value counts as one', lists, (db) => ({ tags: db.command.all(['p']) }), [
    'a',
    'b',
    'c',
    'd',
  ]),
  finds('all of two', lists, (db) => ({ tags: db.command.all(['q', 'p']) }), ['a', 'b']),
  finds('all of nothing finds nothing', lists, (db) => ({ tags: db.command.all([]) }), []),
  finds(
    'all with elemMatch',
    rooms,
    (db) => ({ rooms: db.command.all([{ $elemMatch: { k: 1 } }, { $elemMatch: { v: 4 } }]) }),
    ['a'],
  ),
  finds('size counts elements', lists, (db) => ({ tags: db.command.size(3) }), ['e']),
  finds('size is not for what is no array', lists, (db) => ({ tags: db.command.size(1) }), []),
  finds('a range within one element', lists, (db) => ({ tags: db.command.elemMatch({ $gt: 1, $lt: 9 }) }), ['e']),
  finds('not of elemMatch', rooms, (db) => ({ rooms: db.command.not(db.command.elemMatch({ k: 1 })) }), [
    'c',
    'd',
    'e',
    'f',
  ]),
]
