import { all, COLLECTION, ids, numbered, people, refuses, type Case, type Db } from './case'

type Pipeline = ReturnType<ReturnType<typeof all>['aggregate']>

const $ = (db: Db) => db.command.aggregate
const begin = (db: Db): Pipeline => all(db).aggregate()

/** A pipeline and what comes out of it. */
export const yields = (
  name: string,
  documents: readonly Record<string, unknown>[],
  build: (pipeline: Pipeline, db: Db) => Pipeline,
  gives: unknown,
): Case => ({
  name: `aggregate: ${name}`,
  documents,
  run: async (db) => ((await build(begin(db), db).end()) as { data: unknown }).data,
  gives,
})
const bad = (name: string, build: (pipeline: Pipeline, db: Db) => Pipeline, message?: RegExp, code?: string) =>
  refuses(`aggregate: ${name}`, people, (db) => build(begin(db), db).end(), message, code)

const sizes = numbered(
  { _id: 'a', item: 'x', sizes: ['S', 'M'] },
  { _id: 'b', item: 'y', sizes: [] },
  { _id: 'c', item: 'z', sizes: 'L' },
  { _id: 'd', item: 'w' },
  { _id: 'e', item: 'v', sizes: null },
)
const nested = numbered({ _id: 'a', home: { floor: 1, side: 'e' }, rooms: [{ k: 1, v: 2 }, { k: 3, v: 4 }, 7] }) // prettier-ignore
const years = numbered(...[1840, 1860, 1862, 1885, 1899, 1920].map((year, i) => ({ _id: `p${i}`, year })), {
  _id: 'none',
})

/** The stages of aggregate(), one after the other (MongoDB's manual, Aggregation Stages). */
export const stages: Case[] = [
  yields(
    'unwind: one document an element, a lone value is one',
    sizes,
    (p) => p.unwind('$sizes').sort({ code: 1 }).project({ sizes: 1 }),
    [
      { _id: 'a', sizes: 'S' },
      { _id: 'a', sizes: 'M' },
      { _id: 'c', sizes: 'L' },
    ],
  ),
  yields(
    'unwind: kept without elements, with indexes',
    sizes,
    (p) =>
      p
        .unwind({ path: '$sizes', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true })
        .project({ sizes: 1, i: 1 }),
    [
      { _id: 'a', sizes: 'S', i: 0 },
      { _id: 'a', sizes: 'M', i: 1 },
      { _id: 'b', i: null },
      { _id: 'c', sizes: 'L', i: null },
      { _id: 'd', i: null },
      { _id: 'e', sizes: null, i: null },
    ],
  ),
  yields(
    'unwind of a path',
    numbered({ _id: 'a', home: { keys: [1, 2], side: 'e' } }),
    (p) => p.unwind('$home.keys').project({ home: 1 }),
    [
      { _id: 'a', home: { keys: 1, side: 'e' } },
      { _id: 'a', home: { keys: 2, side: 'e' } },
    ],
  ),
  bad('unwind of what is no path', (p) => p.unwind('sizes'), /prefixed/),
  bad('unwind with an unknown option', (p) => p.unwind({ path: '$a', nope: 1 })),

  yields(
    'project: objects around and arrays on the way',
    nested,
    (p) => p.project({ _id: 0, 'home.side': 1, rooms: { k: 1 } }),
    [{ home: { side: 'e' }, rooms: [{ k: 1 }, { k: 3 }] }],
  ),
  yields('project: everything but', nested, (p) => p.project({ home: 0, 'rooms.v': 0, code: 0 }), [
    { _id: 'a', rooms: [{ k: 1 }, { k: 3 }, 7] },
  ]),
  yields(
    'project: new fields in an object',
    nested,
    (p) => p.project({ flat: { where: '$home.side', no: '$home.nothing' } }),
    [{ _id: 'a', flat: { where: 'e' } }],
  ),
  yields(
    'project: an array of fields has null for what is missing',
    nested,
    (p) => p.project({ both: ['$home.floor', '$nothing'] }),
    [{ _id: 'a', both: [1, null] }],
  ),
  yields(
    'project: a path through an array gives the array of what its objects have',
    nested,
    (p) => p.project({ ks: '$rooms.k' }),
    [{ _id: 'a', ks: [1, 3] }],
  ),
  bad('project: keeping and dropping at once', (p) => p.project({ n: 1, code: 0 }), /inclusion|exclusion|mix/i),
  bad('project: nothing', (p) => p.project({})),

  yields(
    'addFields adds to an object and leaves its fields',
    nested,
    (p) => p.addFields({ home: { roof: true, no: 5 } }).project({ home: 1 }),
    [{ _id: 'a', home: { floor: 1, side: 'e', roof: true, no: 5 } }],
  ),
  yields(
    'addFields into each object of an array',
    nested,
    (p) => p.addFields({ 'rooms.seen': 1 }).project({ rooms: 1 }),
    [{ _id: 'a', rooms: [{ k: 1, v: 2, seen: 1 }, { k: 3, v: 4, seen: 1 }, { seen: 1 }] }],
  ),
  yields('addFields takes a field away', nested, (p) => p.addFields({ rooms: '$$REMOVE', code: '$$REMOVE' }), [
    { _id: 'a', home: { floor: 1, side: 'e' } },
  ]),

  yields('replaceRoot', nested, (p) => p.replaceRoot({ newRoot: '$home' }), [{ floor: 1, side: 'e' }]),
  yields(
    'replaceRoot by an object made up',
    nested,
    (p, db) => p.replaceRoot({ newRoot: $(db).mergeObjects(['$home', { id: '$_id' }]) }),
    [{ floor: 1, side: 'e', id: 'a' }],
  ),
  bad('replaceRoot by what is no object', (p) => p.replaceRoot({ newRoot: '$n' }), /object/),

  yields(
    'group by null is one group',
    people,
    (p, db) => p.group({ _id: null, n: $(db).sum('$n'), count: $(db).sum(1) }),
    [{ _id: null, n: 6, count: 5 }],
  ),
  yields(
    'group: missing and null are one key',
    numbered({ _id: 'a', g: null }, { _id: 'b' }, { _id: 'c', g: 0 }),
    (p, db) => p.group({ _id: '$g', n: $(db).sum(1) }).sort({ _id: 1 }),
    [
      { _id: null, n: 2 },
      { _id: 0, n: 1 },
    ],
  ),
  yields(
    'group by two fields',
    people,
    (p, db) => p.match({ group: 'x' }).group({ _id: { g: '$group', odd: $(db).mod(['$n', 2]) }, n: $(db).sum(1) }),
    [{ _id: { g: 'x', odd: 1 }, n: 2 }],
  ),
  bad('group without a key', (p, db) => p.group({ n: $(db).sum(1) }), /_id/),
  bad(
    'group with what is no accumulator',
    (p, db) => p.group({ _id: null, n: $(db).abs('$n') }),
    undefined,
    'DATABASE_INVALID_OPERRATOR',
  ),
  bad('group with a dot in a name', (p, db) => p.group({ _id: null, 'a.b': $(db).sum(1) }), /\./),

  yields(
    'sortByCount',
    numbered(...['x', 'y', 'x', 'x', 'y', 'z'].map((g, i) => ({ _id: `d${i}`, g }))),
    (p) => p.sortByCount('$g'),
    [
      { _id: 'x', count: 3 },
      { _id: 'y', count: 2 },
      { _id: 'z', count: 1 },
    ],
  ),
  yields('count of nothing is no document', people, (p) => p.match({ n: 99 }).count('total'), []),
  bad('count with a dollar', (p) => p.count('$total')),
  yields('sort, skip, limit', people, (p) => p.sort({ n: -1, _id: 1 }).skip(1).limit(2).project({ n: 1 }), [
    { _id: 'c', n: 2 },
    { _id: 'b', n: 1 },
  ]),
  yields(
    'sort: missing and null come first',
    people,
    (p) => p.sort({ n: 1, _id: -1 }).project({ _id: 1 }),
    ['e', 'd', 'b', 'c', 'a'].map((_id) => ({ _id })),
  ),
  bad('limit of 0', (p) => p.limit(0)),
  bad('sort in no direction', (p) => p.sort({ n: 0 })),

  yields(
    'bucket: only buckets with something in them',
    years,
    (p) => p.bucket({ groupBy: '$year', boundaries: [1840, 1850, 1860, 1870, 1880, 1900], default: 'other' }),
    [
      { _id: 1840, count: 1 },
      { _id: 1860, count: 2 },
      { _id: 1880, count: 2 },
      { _id: 'other', count: 2 },
    ],
  ),
  yields(
    'bucket with an output',
    years,
    (p, db) =>
      p.match({ year: db.command.exists(true) }).bucket({
        groupBy: '$year',
        boundaries: [1800, 1900, 2000],
        output: { n: $(db).sum(1), last: $(db).max('$year') },
      }),
    [
      { _id: 1800, n: 5, last: 1899 },
      { _id: 1900, n: 1, last: 1920 },
    ],
  ),
  refuses(
    'aggregate: bucket without a default for the others',
    years,
    (db) =>
      begin(db)
        .bucket({ groupBy: '$year', boundaries: [1840, 1850] })
        .end(),
    /default|branch/,
  ),
  bad('bucket with boundaries out of order', (p) => p.bucket({ groupBy: '$n', boundaries: [2, 1] }), /sorted/),
  bad('bucket with boundaries of two types', (p) => p.bucket({ groupBy: '$n', boundaries: [1, 'x'] }), /type/),
  yields(
    'bucketAuto',
    years,
    (p, db) => p.match({ year: db.command.gt(0) }).bucketAuto({ groupBy: '$year', buckets: 3 }),
    [
      { _id: { min: 1840, max: 1862 }, count: 2 },
      { _id: { min: 1862, max: 1899 }, count: 2 },
      { _id: { min: 1899, max: 1920 }, count: 2 },
    ],
  ),
  yields(
    'bucketAuto keeps equal values together',
    numbered(...[1, 1, 1, 2].map((v, i) => ({ _id: `d${i}`, v }))),
    (p, db) => p.bucketAuto({ groupBy: '$v', buckets: 2, output: { all: $(db).push('$v') } }),
    [
      { _id: { min: 1, max: 2 }, all: [1, 1, 1] },
      { _id: { min: 2, max: 2 }, all: [2] },
    ],
  ),

  {
    name: 'aggregate: sample takes different documents, all when there are fewer',
    documents: people,
    run: async (db) => {
      const some = ids((await begin(db).sample({ size: 3 }).end()) as { data: unknown })
      const every = ids((await begin(db).sample({ size: 50 }).end()) as { data: unknown })
      return [new Set(some).size, every.sort()]
    },
    gives: [3, ['a', 'b', 'c', 'd', 'e']],
  },
  {
    name: 'aggregate: match knows everything that where does',
    documents: people,
    run: async (db) =>
      ids(
        (await begin(db)
          .match(db.command.or([{ n: 1 }, { name: /^Zh/ }]))
          .sort({ _id: 1 })
          .end()) as { data: unknown },
      ),
    gives: ['b', 'd'],
  },
  {
    name: 'aggregate: match after group',
    documents: people,
    run: async (db) =>
      (
        (await begin(db)
          .group({ _id: '$group', n: $(db).sum(1) })
          .match({ n: db.command.gt(1) })
          .sort({ _id: 1 })
          .end()) as { data: unknown }
      ).data,
    gives: [
      { _id: 'x', n: 2 },
      { _id: 'y', n: 2 },
    ],
  },
  yields(
    'lookup: arrays on either side, null for missing',
    numbered({ _id: 'a', want: ['x', 'y'] }, { _id: 'x', kind: 'k' }, { _id: 'y' }),
    (p) =>
      p
        .match({ _id: 'a' })
        .lookup({ from: COLLECTION, localField: 'want', foreignField: '_id', as: 'got.all' })
        .project({ 'got.all._id': 1 }),
    [{ _id: 'a', got: { all: [{ _id: 'x' }, { _id: 'y' }] } }],
  ),
  yields(
    'lookup: a missing field finds those without it',
    numbered({ _id: 'a', kind: 'k' }, { _id: 'b' }),
    (p) =>
      p
        .match({ _id: 'b' })
        .lookup({ from: COLLECTION, localField: 'kind', foreignField: 'kind', as: 'same' })
        .project({ 'same._id': 1 }),
    [{ _id: 'b', same: [{ _id: 'b' }] }],
  ),
  {
    name: 'aggregate: lookup with let and a pipeline',
    documents: people,
    run: async (db) => {
      const later = $(db)
        .pipeline()
        .match(db.command.expr($(db).and([$(db).eq(['$group', '$$mine']), $(db).gt(['$code', '$$least'])])))
        .project({ _id: 1 })
        .done()
      const pipeline = begin(db)
        .match({ _id: 'a' })
        .lookup({ from: COLLECTION, let: { mine: '$group', least: '$code' }, pipeline: later, as: 'others' })
      return ((await pipeline.project({ others: 1 }).end()) as { data: unknown }).data
    },
    gives: [{ _id: 'a', others: [{ _id: 'b' }] }],
  },
  yields(
    'lookup: an expression compares across types and a whole array, and tells a missing field from null',
    numbered({ _id: 'a', v: 2 }, { _id: 'b', v: 'x' }, { _id: 'c', v: [2, 3] }, { _id: 'd', v: null }, { _id: 'e' }),
    (p, db) => {
      const inner = (compared: object) =>
        $(db)
          .pipeline()
          .match(db.command.expr(compared as never))
          .sort({ _id: 1 })
          .project({ _id: 1 })
          .done()
      const lookUp = (to: Pipeline, as: string, compared: object) =>
        to.lookup({ from: COLLECTION, let: { v: '$v', none: '$none' }, pipeline: inner(compared), as })
      const same = lookUp(p.match({ _id: 'a' }), 'same', $(db).eq(['$v', '$$v']))
      const more = lookUp(same, 'more', $(db).gt(['$v', '$$v']))
      const less = lookUp(more, 'less', $(db).lt(['$v', '$$v']))
      return lookUp(less, 'missing', $(db).eq(['$v', '$$none'])).project({ code: 0 })
    },
    [
      {
        ...{ _id: 'a', v: 2, same: [{ _id: 'a' }], more: [{ _id: 'b' }, { _id: 'c' }] },
        ...{ less: [{ _id: 'd' }, { _id: 'e' }], missing: [{ _id: 'e' }] },
      },
    ],
  ),
  yields(
    'lookup: what the pipeline begins with is found by index, in its order',
    people,
    (p, db) =>
      p
        .match({ code: db.command.lte(3) })
        .sort({ _id: 1 })
        .lookup({
          ...{ from: COLLECTION, let: { group: '$group' }, as: 'first' },
          pipeline: $(db)
            .pipeline()
            .match(db.command.and([{ n: db.command.gt(0) }, db.command.expr($(db).eq(['$group', '$$group']))]))
            .sort({ n: 1 })
            .limit(1)
            .project({ _id: 1 })
            .done(),
        })
        .project({ first: 1 }),
    [
      { _id: 'a', first: [{ _id: 'b' }] },
      { _id: 'b', first: [{ _id: 'b' }] },
      { _id: 'c', first: [{ _id: 'c' }] },
    ],
  ),
  bad(
    'lookup of a variable that nobody gave',
    (p, db) =>
      p.lookup({
        from: COLLECTION,
        let: {},
        pipeline: $(db)
          .pipeline()
          .match(db.command.expr($(db).eq(['$_id', '$$who'])))
          .done(),
        as: 'x',
      }),
    /undefined variable/,
  ),
  bad('lookup without as', (p) => p.lookup({ from: COLLECTION, localField: 'a', foreignField: 'b' })),
  {
    name: 'aggregate: a pipeline may be looked at before it is sent',
    run: (db) => Promise.resolve($(db).pipeline().limit(5).unwrap()),
    gives: [{ stageKey: '$limit', stageValue: '5' }],
  },
  {
    name: 'aggregate: a raw pipeline',
    documents: people,
    run: async (db) =>
      ids(
        (await all(db)
          .options({ raw: true })
          .aggregate([{ $match: { n: { $gte: 2 } } }, { $sort: { _id: 1 } }])
          .end()) as { data: unknown },
      ),
    gives: ['a', 'c'],
  },
]
