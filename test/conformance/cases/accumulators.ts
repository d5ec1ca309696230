import { all, numbered, type Case, type Db } from './case'
import { is } from './expression'

const values = numbered(
  { _id: 'a', v: 2 },
  { _id: 'b', v: 4 },
  { _id: 'c', v: null },
  { _id: 'd', v: 'x' },
  { _id: 'e' },
  { _id: 'f', v: 4 },
)

const grouped = (
  name: string,
  build: (a: Db['command']['aggregate']) => unknown,
  value: unknown,
  match: object = {},
): Case => ({
  name: `accumulator: ${name}`,
  documents: values,
  run: async (db) => {
    const pipeline = all(db)
      .aggregate()
      .match(match)
      .sort({ _id: 1 })
      .group({ _id: null, value: build(db.command.aggregate) })
    return ((await pipeline.end()) as { data: { value: unknown }[] }).data[0]?.value
  },
  gives: value,
})

/** Accumulators, in a group and in a projection. */
export const accumulators: Case[] = [
  grouped('sum passes over what is no number', (a) => a.sum('$v'), 10),
  grouped('avg passes over what is no number', (a) => a.avg('$v'), 10 / 3),
  grouped('avg of no numbers', (a) => a.avg('$nothing'), null),
  grouped('min and max go by type; null does not count', (a) => a.min('$v'), 2),
  grouped('max', (a) => a.max('$v'), 'x'),
  grouped('max of nothing', (a) => a.max('$nothing'), null),
  grouped('first and last in order', (a) => a.first('$v'), 2),
  grouped('last', (a) => a.last('$v'), 4),
  grouped('first of a document without the field', (a) => a.first('$v'), null, { _id: 'e' }),
  grouped('push leaves missing fields out, not null', (a) => a.push('$v'), [2, 4, null, 'x', 4]),
  grouped('push of an object', (a) => a.push({ id: '$_id', v: '$v' }), [{ id: 'e' }], { _id: 'e' }),
  grouped('addToSet', (a) => a.addToSet('$v'), expect.arrayContaining([2, 4, null, 'x']) as unknown),
  grouped('stdDevPop', (a) => a.stdDevPop('$v'), Math.sqrt(8 / 9)),
  grouped('stdDevSamp', (a) => a.stdDevSamp('$v'), Math.sqrt(4 / 3)),
  grouped('stdDevSamp of one', (a) => a.stdDevSamp('$v'), null, { _id: 'a' }),
  grouped('mergeObjects', (a) => a.mergeObjects({ last: '$_id' }), { last: 'f' }),
  is(
    'sum, avg, max, min over an array',
    (a) => [a.sum('$list'), a.avg('$list'), a.max('$list'), a.min('$list')],
    [6, 2, 3, 1],
  ),
  is('sum over arguments', (a) => a.sum(['$i', '$n', '$text']), 1.5),
  is('stdDevPop and stdDevSamp over an array', (a) => [a.stdDevPop([[1, 3]]), a.stdDevSamp([[1, 3]])], [
    1,
    Math.sqrt(2),
  ]),
]
