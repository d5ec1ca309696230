import { finds, numbered, refuses, all, type Case } from './case'

const absent = numbered(
  { _id: 'a', v: null },
  { _id: 'b' },
  { _id: 'c', v: 0 },
  { _id: 'd', v: '' },
  { _id: 'e', v: [] },
  { _id: 'f', v: [null, 1] },
  { _id: 'g', v: false },
)

const typed = numbered(
  { _id: 'a', v: 5 },
  { _id: 'b', v: '5' },
  { _id: 'c', v: new Date(5) },
  { _id: 'd', v: true },
  { _id: 'e', v: [1, 9] },
  { _id: 'f', v: { x: 1, y: 2 } },
  { _id: 'g', v: { y: 2, x: 1 } },
)

/** null, missing and types, as MongoDB's manual has them (Query for Null or Missing Fields; Comparison/Sort Order). */
export const queryValues: Case[] = [
  finds('eq null finds null, missing, and an array with null in it', absent, (db) => ({ v: db.command.eq(null) }), [
    'a',
    'b',
    'f',
  ]),
  finds('neq null finds all the others', absent, (db) => ({ v: db.command.neq(null) }), ['c', 'd', 'e', 'g']),
  finds('exists(true) also finds null', absent, (db) => ({ v: db.command.exists(true) }), [
    'a',
    'c',
    'd',
    'e',
    'f',
    'g',
  ]),
  finds('exists(false) finds only what is missing', absent, (db) => ({ v: db.command.exists(false) }), ['b']),
  finds('in with null finds missing fields too', absent, (db) => ({ v: db.command.in([null, 0]) }), [
    'a',
    'b',
    'c',
    'f',
  ]),
  finds('nin with null', absent, (db) => ({ v: db.command.nin([null, 0]) }), ['d', 'e', 'g']),
  finds('gte null finds null and missing', absent, (db) => ({ v: db.command.gte(null) }), ['a', 'b', 'f']),
  finds('gt null finds nothing', absent, (db) => ({ v: db.command.gt(null) }), []),
  finds('false, 0 and the empty text are three things', absent, () => ({ v: 0 }), ['c']),
  finds('an empty array equals only an empty array', absent, (db) => ({ v: db.command.eq([]) }), ['e']),
  finds('in of nothing finds nothing', absent, (db) => ({ v: db.command.in([]) }), []),
  finds('nin of nothing finds everything', absent, (db) => ({ v: db.command.nin([]) }), [
    'a',
    'b',
    'c',
    'd',
    'e',
    'f',
    'g',
  ]),

  finds('a number is not the text of it', typed, () => ({ v: '5' }), ['b']),
  finds('lt compares numbers with numbers only', typed, (db) => ({ v: db.command.lt(100) }), ['a', 'e']),
  finds('gt of a text compares texts only', typed, (db) => ({ v: db.command.gt('4') }), ['b']),
  finds('lte of a date compares dates only', typed, (db) => ({ v: db.command.lte(new Date(5)) }), ['c']),
  finds('gte of a boolean', typed, (db) => ({ v: db.command.gte(false) }), ['d']),
  finds(
    'two bounds may be met by two elements of an array',
    typed,
    (db) => ({ v: db.command.gt(5).and(db.command.lt(5)) }),
    ['e'],
  ),
  finds(
    'an object equals one with the same fields in the same order',
    typed,
    (db) => ({ v: db.command.eq({ x: 1, y: 2 }) }),
    ['f'],
  ),
  finds('neq of an object minds the order too', typed, (db) => ({ v: db.command.neq({ x: 1, y: 2 }) }), [
    'a',
    'b',
    'c',
    'd',
    'e',
    'g',
  ]),
  finds('objects order by their first difference', typed, (db) => ({ v: db.command.gt({ x: 1, y: 1 }) }), ['f', 'g']),
  finds(
    'arrays order element by element',
    numbered({ _id: 'a', v: [1, 2] }, { _id: 'b', v: [2] }),
    (db) => ({ v: db.command.gt([1, 5]) }),
    ['b'],
  ),
  finds(
    'texts order by code points',
    numbered({ _id: 'a', v: 'Z' }, { _id: 'b', v: 'a' }, { _id: 'c', v: '院' }),
    (db) => ({ v: db.command.gt('Z') }),
    ['b', 'c'],
  ),

  finds(
    'mod takes positive and negative remainders apart',
    numbered({ _id: 'a', v: 5 }, { _id: 'b', v: -5 }, { _id: 'c', v: 4 }),
    (db) => ({ v: db.command.mod(...([3, 2] as unknown as [])) }),
    ['a'],
  ),
  finds(
    'mod in an array finds any element',
    numbered({ _id: 'a', v: [3, 4] }, { _id: 'b', v: [3] }),
    (db) => ({ v: db.command.mod(...([[2, 0]] as unknown as [])) }),
    ['a'],
  ),
  refuses(
    'mod by zero',
    typed,
    (db) =>
      all(db)
        .where({ v: db.command.mod(...([0, 1] as unknown as [])) })
        .get(),
    /divisor/,
  ),
  finds(
    'a server date as a bound',
    numbered({ _id: 'a', v: new Date(1000) }, { _id: 'b', v: new Date(4e12) }),
    (db) => ({ v: db.command.lt(db.serverDate()) }),
    ['a'],
  ),
  finds(
    'a server date with an offset as a bound',
    numbered({ _id: 'a', v: new Date(1000) }),
    (db) => ({ v: db.command.gt(db.serverDate({ offset: -1000 })) }),
    [],
  ),
  finds(
    'an ObjectId equals itself, not its text',
    numbered({ _id: 'a', v: 'a'.repeat(24) }),
    (db) => ({ v: db.ObjectId({ id: 'a'.repeat(24) }) }),
    [],
  ),
  {
    name: 'an ObjectId is found and compared as one',
    run: async (db) => {
      const [low, high] = ['1'.repeat(24), 'f'.repeat(24)].map((id) => db.ObjectId({ id }))
      await all(db).add(numbered({ _id: 'a', v: low }, { _id: 'b', v: high }))
      const above = await all(db)
        .where({ v: db.command.gt(low) })
        .get()
      const same = await all(db).where({ v: low }).get()
      return [above, same].map(({ data }) => (data as { _id: string }[]).map(({ _id }) => _id))
    },
    gives: [['b'], ['a']],
  },
]
