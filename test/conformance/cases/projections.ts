import { all, numbered, refuses, type Case, type Db } from './case'

const documents = numbered({
  _id: 'a',
  n: 1,
  home: { floor: 2, side: 'east', door: { no: 5 } },
  rooms: [{ k: 1, v: 2 }, { k: 3, v: 4 }, 9],
  tags: ['p', 'q', 'r', 's'],
}) // prettier-ignore

const shows = (
  name: string,
  projection: object | ((db: Db) => object),
  gives: unknown,
  query: object = { _id: 'a' },
): Case => ({
  name: `field: ${name}`,
  documents,
  run: async (db) => {
    const fields = typeof projection === 'function' ? (projection as (db: Db) => object)(db) : projection
    return ((await all(db).where(query).field(fields).get()).data as unknown[])[0]
  },
  gives,
})

const rest = { code: 1, n: 1, home: documents[0]?.['home'], rooms: documents[0]?.['rooms'] }

/** field(): what of a document comes back (Project Fields to Return from Query). */
export const projections: Case[] = [
  shows('the id comes along', { n: true }, { _id: 'a', n: 1 }),
  shows('unless it is left out', { n: true, _id: false }, { n: 1 }),
  shows('numbers as well', { n: 1, code: 1 }, { _id: 'a', code: 1, n: 1 }),
  shows('a path keeps the object around it', { 'home.side': 1 }, { _id: 'a', home: { side: 'east' } }),
  shows(
    'two paths into one object',
    { 'home.side': 1, 'home.door.no': 1 },
    { _id: 'a', home: { side: 'east', door: { no: 5 } } },
  ),
  shows('a path that is not there leaves an empty object', { 'home.roof': 1 }, { _id: 'a', home: {} }),
  shows('a path into an array keeps that of each object', { 'rooms.k': 1 }, { _id: 'a', rooms: [{ k: 1 }, { k: 3 }] }),
  shows('a path through a scalar finds nothing', { 'n.x': 1 }, { _id: 'a' }),
  shows('a missing field is no field', { nothing: 1 }, { _id: 'a' }),
  shows('only the id', { _id: 1 }, { _id: 'a' }),
  shows(
    'everything but an object’s field',
    { 'home.door': 0, rooms: 0, tags: 0 },
    { _id: 'a', code: 1, n: 1, home: { floor: 2, side: 'east' } },
  ),
  shows(
    'everything but that of each object in an array',
    { 'rooms.v': 0, home: 0, tags: 0 },
    { _id: 'a', code: 1, n: 1, rooms: [{ k: 1 }, { k: 3 }, 9] },
  ),
  shows('slice keeps the other fields', (db) => ({ tags: db.command.project.slice(2) }), {
    _id: 'a',
    ...rest,
    tags: ['p', 'q'],
  }),
  shows('slice from the end', (db) => ({ tags: db.command.project.slice(-1) }), { _id: 'a', ...rest, tags: ['s'] }),
  shows('slice with a start', (db) => ({ tags: db.command.project.slice([1, 2]), n: 1 }), {
    _id: 'a',
    n: 1,
    tags: ['q', 'r'],
  }),
  shows('slice from before the end', (db) => ({ tags: db.command.project.slice([-3, 2]), n: 1 }), {
    _id: 'a',
    n: 1,
    tags: ['q', 'r'],
  }),
  shows(
    'elemMatch keeps the first that matches, and the id',
    (db) => ({ rooms: db.command.project.elemMatch({ k: 3 }) }),
    { _id: 'a', rooms: [{ k: 3, v: 4 }] },
  ),
  shows('elemMatch without a match leaves no field', (db) => ({ rooms: db.command.project.elemMatch({ k: 8 }) }), {
    _id: 'a',
  }),
  shows('the element that the query met', { 'tags.$': 1 }, { _id: 'a', tags: ['r'] }, { tags: 'r' }),
  refuses(
    'keeping and dropping at once',
    documents,
    (db) => all(db).field({ n: 1, code: 0 }).get(),
    /inclusion|exclusion|mix/i,
  ),
  refuses(
    'a field and one within it',
    documents,
    (db) => all(db).field({ home: 1, 'home.side': 1 }).get(),
    /collision/i,
  ),
  {
    name: 'field of a document by its id',
    documents,
    run: async (db) => ((await all(db).doc('a').field({ n: true }).get()) as { data: unknown }).data,
    gives: [{ _id: 'a', n: 1 }],
  },
]
