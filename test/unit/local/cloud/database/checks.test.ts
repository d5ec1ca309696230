import { checkPipeline, type Stage } from '../../../../../local/cloud/database/checkPipeline'
import { checkQuery } from '../../../../../local/cloud/database/checkQuery'
import { checkDocument } from '../../../../../local/cloud/database/checkDocument'
import { decode, encode, parseEjson, stringifyEjson } from '../../../../../local/cloud/database/ejson'
import { Binary, ObjectId, type Fields, type Value } from '../../../../../local/cloud/database/values'
import { parseCollectionSpecs } from '../../../../../local/cloud/database/collectionSpecs'

const now = () => 1000

describe('queries', () => {
  test.each<Fields>([
    { a: { $foo: 1 } },
    { $foo: [] },
    { $where: 'true' },
    { $or: [] },
    { $or: [{ a: { $foo: 1 } }] },
    { a: { $not: { $foo: 1 } } },
    { a: { $elemMatch: { b: { $foo: 1 } } } },
    { a: { $in: 1 } },
    { a: { $gt: 1, b: 2 } },
    { a: { $regex: 'x', $options: 'g' } },
    { a: { $near: {} } },
    { $text: {} },
    { $expr: { $function: {} } },
    { a: { $gt: { $numberFoo: 1 } } },
  ])('%j is refused', (query) => {
    expect(() => checkQuery(query)).toThrow()
  })

  test.each<Fields>([
    {},
    { a: { b: 1 } },
    { a: { $gt: 1, $lt: 2 } },
    { $and: [{ a: 1 }, { $or: [{ b: 1 }] }] },
    { a: { $elemMatch: { $gt: 1 } } },
    { $expr: { $gt: ['$a', '$b'] } },
    { a: /x/i },
    { a: { $not: /x/ } },
  ])('%j is taken', (query) => {
    expect(() => checkQuery(query)).not.toThrow()
  })
})

describe('pipelines', () => {
  test.each<[Stage]>([
    [{ $out: 'x' }],
    [{ $geoNear: {} }],
    [{ $set: { a: 1 } }],
    [{ $match: { a: { $foo: 1 } } }],
    [{ $group: { n: { $sum: 1 } } }],
    [{ $group: { _id: 1, n: { $median: {} } } }],
    [{ $project: { a: { $function: {} } } }],
    [{ $addFields: { a: { $cond: [{ $foo: 1 }, 1, 2] } } }],
    [{ $limit: 0 }],
    [{ $sort: { a: 2 } }],
    [{ $lookup: { from: 'x', as: 'y', pipeline: [{ $out: 'x' }] } }],
    [{ $addFields: { at: '$$NOW' } }],
    [{ $match: {}, $limit: 1 }],
  ])('%j is refused', (stage) => {
    expect(() => checkPipeline([stage])).toThrow()
  })
})

describe('documents', () => {
  test.each<Fields>([{ $a: 1 }, { a: { $b: 1 } }, { 'a.b': 1 }, { a: [{ 'x.y': 1 }] }])('%j is refused', (document) => {
    expect(() => checkDocument(document)).toThrow()
  })
})

describe('EJSON', () => {
  test('everything that is stored comes back the same', () => {
    const value: Value = {
      number: 1.5,
      negativeZero: -0,
      infinite: -Infinity,
      big: Number.MAX_SAFE_INTEGER,
      date: new Date(1_700_000_000_000),
      before1970: new Date(-5),
      farAway: new Date(8_640_000_000_000_000),
      pattern: /^院.*$/i,
      id: new ObjectId('a'.repeat(24)),
      bytes: new Binary('AQI=', '00'),
      nothing: null,
      list: [[], {}, ''],
    }
    const again = parseEjson(stringifyEjson(value), 'value', now)
    expect(again).toEqual(value)
    expect(decode(encode(value), 'value', now)).toEqual(value)
  })

  test('the canonical numbers of the SDK are numbers, and its server date is the time of the cloud', () => {
    const text =
      '{"i":{"$numberInt":"3"},"l":{"$numberLong":"-4"},"d":{"$numberDouble":"0.5"},"s":{"$tcb_server_date":{"offset":{"$numberInt":"7"}}}}'
    expect(parseEjson(text, 'value', now)).toEqual({ i: 3, l: -4, d: 0.5, s: new Date(1007) })
  })

  test.each([
    '{',
    '{"a":{"$numberInt":"x"}}',
    '{"a":{"$oid":"1"}}',
    '{"a":{"$numberDecimal":"1"}}',
    '{"a":{"$numberLong":"9007199254740993"}}',
    '{"__proto__":{"x":1}}',
    '{"a":{"$regularExpression":{"pattern":"(","options":""}}}',
  ])('%s is refused', (text) => {
    expect(() => parseEjson(text, 'value', now)).toThrow()
  })
})

describe('a collections file', () => {
  test('names an index by its keys when it has no name', () => {
    expect(parseCollectionSpecs([{ name: 'a', indexes: [{ keys: [['x', 1], 'y'] }] }])).toEqual([
      {
        name: 'a',
        indexes: [
          {
            name: 'x_1_y_1',
            keys: [
              ['x', 1],
              ['y', 1],
            ],
            unique: false,
          },
        ],
      },
    ])
  })

  test('tells geo indexes apart', () => {
    expect(
      parseCollectionSpecs([{ name: 'a', indexes: [{ keys: [['place', '2dsphere']] }, { keys: ['x'] }] }]),
    ).toEqual([{ name: 'a', indexes: [{ name: 'x_1', keys: [['x', 1]], unique: false }], geo: ['place'] }])
  })

  test.each([
    [{}],
    [[{ name: '' }]],
    [[{ name: 'a', indexes: [{ keys: [] }] }]],
    [[{ name: 'a', indexes: [{ keys: [['x', 2]] }] }]],
    [[{ name: 'a', indexes: [{ keys: [['x', '2dsphere'], ['y', 1]] }] }]], // prettier-ignore
    [[{ name: 'a', indexes: [{ keys: [['x', '2dsphere']], unique: true }] }]],
  ])('%j is refused with its place', (json) => {
    expect(() => parseCollectionSpecs(json, 'file')).toThrow(/^file/)
  })
})
