import { all, type Case, type Db } from './case'

const document = {
  _id: 'x', code: 1, n: -7.5, i: 9, zero: 0, none: null, yes: true, text: 'Ab院c', empty: '',
  list: [3, 1, 2], pairs: [['a', 1], ['b', [2, 3]]], entries: [{ k: 'a', v: 1 }], nested: [[1], [2]],
  objects: [{ q: 1 }, { q: 5 }, { z: 0 }], home: { floor: 2, side: 'e' }, at: new Date('2018-12-31T17:05:09.040Z'),
} // prettier-ignore
type Build = (a: Db['command']['aggregate']) => unknown

/** An expression over the document above and its value; undefined is a field that isn't there. */
export const is = (name: string, build: Build, value: unknown): Case => ({
  name: `expression: ${name}`,
  documents: [document],
  run: async (db) => {
    const pipeline = all(db)
      .aggregate()
      .match({ _id: 'x' })
      .project({ _id: 0, value: build(db.command.aggregate) })
    return (((await pipeline.end()) as { data: { value?: unknown }[] }).data[0] ?? {}).value
  },
  gives: value,
})
export const refusesExpression = (name: string, build: Build, message?: RegExp): Case => ({
  name: `refuses expression: ${name}`,
  documents: [document],
  run: (db) =>
    all(db)
      .aggregate()
      .project({ value: build(db.command.aggregate) })
      .end() as Promise<unknown>,
  fails: { code: 'DATABASE_REQUEST_FAILED', ...(message === undefined ? {} : { message }) },
})
