import { all, finds, numbered, people, refuses, type Case, type Db } from './case'

const names = numbered(
  { _id: 'a', name: 'Zhang\nwei' },
  { _id: 'b', name: 'zhao' },
  { _id: 'c', name: ['Li', 'zhu'] },
  { _id: 'd', name: 5 },
)
const stock = numbered(
  { _id: 'a', have: 3, want: 5, parts: [1, 2] },
  { _id: 'b', have: 7, want: 5, parts: [] },
  { _id: 'c', want: 5, parts: [3] },
)
const _ = (db: Db) => db.command

/** and, or, not, nor, expr, and regular expressions. */
export const queryLogic: Case[] = [
  finds('and of whole queries', people, (db) => _(db).and([{ group: 'x' }, { n: 3 }]), ['a']),
  finds('and of arguments', people, (db) => _(db).and({ group: 'x' }, { n: 1 }), ['b']),
  finds('and in a field', people, (db) => ({ n: _(db).and([_(db).gt(1), _(db).lt(3)]) }), ['c']),
  finds('or of arguments', people, (db) => _(db).or({ n: 1 }, { group: 'y' }), ['b', 'c', 'd']),
  finds('or in a field', people, (db) => ({ n: _(db).or([_(db).lt(2), _(db).gt(2)]) }), ['a', 'b']),
  finds('nor of values in a field', people, (db) => ({ n: _(db).nor([_(db).eq(1), _(db).eq(null)]) }), ['a', 'c']),
  finds('not turns a condition round, missing fields included', people, (db) => ({ n: _(db).not(_(db).in([1, 2])) }), [
    'a',
    'd',
    'e',
  ]),
  finds('not of a pattern', people, (db) => ({ name: _(db).not(/^zh/i as unknown as object) }), ['a', 'b', 'c']),
  finds('a condition and gt', people, (db) => ({ code: _(db).gt(1).lt(3) }), ['b']),
  finds('a condition and gte', people, (db) => ({ code: _(db).lt(4).gte(2) }), ['b', 'c']),
  finds('a condition and lte', people, (db) => ({ code: _(db).neq(2).lte(3) }), ['a', 'c']),
  finds('a condition and neq', people, (db) => ({ code: _(db).gt(3).neq(4) }), ['e']),
  finds('a condition and nin', people, (db) => ({ code: _(db).gt(2).nin([4]) }), ['c', 'e']),
  finds('a condition and in', people, (db) => ({ code: _(db).gte(2).in([1, 4]) }), ['d']),
  finds('a condition and eq', people, (db) => ({ code: _(db).gt(1).eq(5) }), ['e']),
  finds('a condition and gt after lte', people, (db) => ({ code: _(db).lte(4).gt(3) }), ['d']),
  finds(
    'and binds before or',
    people,
    (db) => ({
      code: _(db)
        .eq(1)
        .or(_(db).gt(3).and(_(db).lt(5))),
    }),
    ['a', 'd'],
  ),
  finds('a logic beside a field', people, (db) => ({ ...(_(db).or([{ n: 1 }, { n: 2 }]) as object), group: 'x' }), []),
  refuses('an or of nothing', people, (db) => all(db).where(_(db).or([])).get(), /nonempty array/),

  finds(
    'expr compares two fields; a missing one is less than all',
    stock,
    (db) => _(db).expr(_(db).aggregate.lt(['$have', '$want'])),
    ['a', 'c'],
  ),
  finds(
    'expr of several',
    stock,
    (db) =>
      _(db).expr(
        _(db).aggregate.and([
          _(db).aggregate.gt(['$have', 3]),
          _(db).aggregate.eq([_(db).aggregate.size('$parts'), 0]),
        ]),
      ),
    ['b'],
  ),
  refuses(
    'an unknown operator in expr',
    stock,
    (db) =>
      all(db)
        .where({ $expr: { $nothing: 1 } })
        .get(),
    /nothing/i,
    'DATABASE_INVALID_OPERRATOR',
  ),

  finds('a pattern', names, () => ({ name: /zh/ }), ['b', 'c']),
  finds('a pattern in any element of an array', names, () => ({ name: /^zhu$/ }), ['c']),
  finds('option i', names, (db) => ({ name: db.RegExp({ regexp: '^ZH', options: 'i' }) }), ['a', 'b', 'c']),
  finds('option m: ^ begins each line', names, (db) => ({ name: db.RegExp({ regexp: '^wei', options: 'm' }) }), ['a']),
  finds(
    'option s: . is also a line break',
    names,
    (db) => ({ name: db.RegExp({ regexp: 'Zhang.wei', options: 's' }) }),
    ['a'],
  ),
  finds('without s it is not', names, (db) => ({ name: db.RegExp({ regexp: 'Zhang.wei' }) }), []),
  finds('patterns among the values of in', names, (db) => ({ name: _(db).in([/^zha/, /^Li/]) }), ['b', 'c']),
  refuses(
    'an order by pattern',
    names,
    (db) =>
      all(db)
        .where({ name: _(db).gt(/zh/) })
        .get(),
    /RegEx/,
  ),
]
