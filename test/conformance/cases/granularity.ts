import { all, numbered, refuses, type Case } from './case'

const upTo = (n: number) =>
  numbered(...Array.from({ length: n }, (_, v) => ({ _id: `d${String(v).padStart(3, '0')}`, v })))
const of = (...values: unknown[]) => numbered(...values.map((v, i) => ({ _id: `d${i}`, v })))

/** The buckets as `[min, max, count]`. */
const buckets = (
  name: string,
  documents: readonly Record<string, unknown>[],
  options: { buckets: number; granularity: string },
  gives: readonly (readonly [number, number, number])[],
): Case => ({
  name: `bucketAuto by ${options.granularity}: ${name}`,
  documents,
  run: async (db) => {
    const found = await all(db).aggregate().bucketAuto({ groupBy: '$v', ...options }).end() // prettier-ignore
    return (found as { data: { _id: { min: number; max: number }; count: number }[] }).data.map(({ _id, count }) => [
      _id.min,
      _id.max,
      count,
    ])
  },
  gives,
})
const manual = (granularity: string, gives: readonly (readonly [number, number, number])[]) =>
  buckets('0 to 99', upTo(100), { buckets: 5, granularity }, gives)
const bad = (name: string, documents: readonly Record<string, unknown>[], granularity: unknown, message: RegExp) =>
  refuses(
    `bucketAuto: ${name}`,
    documents,
    (db) =>
      all(db)
        .aggregate()
        .bucketAuto({ groupBy: '$v', buckets: 2, granularity } as never)
        .end() as Promise<unknown>,
    message,
  )

/** Boundaries of bucketAuto on preferred numbers. The first four are the table of MongoDB's manual, $bucketAuto. */
export const granularity: Case[] = [
  manual('R20', [[0, 20, 20], [20, 40, 20], [40, 63, 23], [63, 90, 27], [90, 100, 10]]),
  manual('E24', [[0, 20, 20], [20, 43, 23], [43, 68, 25], [68, 91, 23], [91, 100, 9]]),
  manual('1-2-5', [[0, 20, 20], [20, 50, 30], [50, 100, 50]]),
  manual('POWERSOF2', [[0, 32, 32], [32, 64, 32], [64, 128, 36]]),
  buckets('one bucket', of(24, 51, 74), { buckets: 1, granularity: 'R5' }, [[16, 100, 3]]),
  buckets('a boundary is never the value itself', of(1, 10, 100), { buckets: 3, granularity: 'R5' }, [
    [0.63, 1.6, 1],
    [1.6, 16, 1],
    [16, 160, 1],
  ]),
  ...(
    [
      ['R10', 31.5, 50], ['R40', 33.5, 47.5], ['R80', 34.5, 46.2], ['E6', 33, 47], ['E12', 33, 47],
      ['E48', 34.8, 46.4], ['E96', 34.8, 46.4], ['E192', 34.8, 45.9],
    ] as const
  ).map(([series, min, max]) =>
    buckets('between its numbers', of(35, 45.5), { buckets: 1, granularity: series }, [
      [min, max, 2],
    ]),
  ),
  buckets('small numbers', of(0.00035, 0.0041), { buckets: 2, granularity: 'E12' }, [
    [0.00033, 0.00039, 1],
    [0.00039, 0.0047, 1],
  ]),
  buckets('nothing rounds zero up', of(0, 0, 3, 5), { buckets: 4, granularity: 'POWERSOF2' }, [
    [0, 2, 2],
    [2, 4, 1],
    [4, 8, 1],
  ]),
  bad('a granularity that is none', of(1), 'R6', /granularity/),
  bad('a granularity that is no text', of(1), 5, /granularity/),
  bad('a text to round', of('x'), 'R5', /granularity/),
  bad('nothing to round', of(null), 'R5', /granularity/),
  bad('a number below zero to round', of(-1), 'R5', /granularity/),
] // prettier-ignore
