import { applyUpdate } from '../../../../../local/cloud/database/applyUpdate'
import { checkUpdate } from '../../../../../local/cloud/database/checkUpdate'
import type { Fields } from '../../../../../local/cloud/database/values'

const update = (document: Fields, change: Fields, query: Fields = {}) => {
  checkUpdate(change)
  return applyUpdate(document, change, query, 0)
}

describe('updates', () => {
  test.each<[string, Fields, Fields, Fields]>([
    ['$set makes the objects on its way', {}, { $set: { 'a.b': 1 } }, { a: { b: 1 } }],
    ['$set replaces an array element', { a: [1, 2] }, { $set: { 'a.1': 5 } }, { a: [1, 5] }],
    ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    ['$inc of a missing field starts at 0', {}, { $inc: { n: 2 } }, { n: 2 }],
    ['$mul', { n: 3 }, { $mul: { n: 2 } }, { n: 6 }],
    ['$min sets a missing field', {}, { $min: { n: 2 } }, { n: 2 }],
    ['$min keeps what is less', { n: 1 }, { $min: { n: 2 } }, { n: 1 }],
    ['$max', { n: 1 }, { $max: { n: 2 } }, { n: 2 }],
    ['$rename', { a: 1 }, { $rename: { a: 'b' } }, { b: 1 }],
    [
      '$push with a position and a slice',
      { a: [1, 2] },
      { $push: { a: { $each: [9], $position: 0, $slice: 2 } } },
      { a: [9, 1] },
    ],
    ['$push makes the array', {}, { $push: { a: { $each: [1, 2] } } }, { a: [1, 2] }],
    ['$addToSet', { a: [1] }, { $addToSet: { a: { $each: [1, 2] } } }, { a: [1, 2] }],
    ['$pull by condition', { a: [1, 5, 9] }, { $pull: { a: { $gt: 4 } } }, { a: [1] }],
    ['$pullAll', { a: [1, 5, 1] }, { $pullAll: { a: [1] } }, { a: [5] }],
    ['$pop from the front', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
    ['$currentDate', {}, { $currentDate: { at: true } }, { at: new Date(0) }],
  ])('%s', (_, before, change, after) => {
    expect(update(before, change)).toEqual(after)
  })

  test('a positional $ changes the element that the query matched', () => {
    const before = { _id: 1, a: [{ k: 1 }, { k: 2 }] }
    expect(update(before, { $set: { 'a.$.seen': true } }, { 'a.k': 2 })).toEqual({
      _id: 1,
      a: [{ k: 1 }, { k: 2, seen: true }],
    })
  })

  test('the document given is not touched', () => {
    const before = { a: { b: [1] } }
    update(before, { $push: { 'a.b': 2 }, $set: { 'a.c': 1 } })
    expect(before).toEqual({ a: { b: [1] } })
  })

  test.each<[string, Fields, Fields]>([
    ['an unknown operator', {}, { $magic: { a: 1 } }],
    ['nothing at all', {}, {}],
    ['fields among operators', {}, { $set: { a: 1 }, b: 1 }],
    ['an operator without fields', {}, { $set: {} }],
    ['the id', {}, { $set: { _id: 1 } }],
    ['a path through null', { a: null }, { $set: { 'a.b': 1 } }],
    ['a path through a text', { a: 'x' }, { $inc: { 'a.b': 1 } }],
    ['a path through an array without an index', { a: [] }, { $set: { 'a.b': 1 } }],
    ['$inc of a text', { a: 'x' }, { $inc: { a: 1 } }],
    ['$inc of null', { a: null }, { $inc: { a: 1 } }],
    ['$inc by a text', {}, { $inc: { a: '1' } }],
    ['$push to a number', { a: 1 }, { $push: { a: 1 } }],
    ['an unknown clause of $push', {}, { $push: { a: { $each: [], $shuffle: 1 } } }],
    ['two operators on one field', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }],
    ['a stored field with a dollar', {}, { $set: { a: { $gt: 1 } } }],
    ['an empty part of a path', {}, { $set: { 'a..b': 1 } }],
    ['a path through what every object has', {}, { $set: { 'a.__proto__.b': 1 } }],
    ['a rename to it', { a: 1 }, { $rename: { a: '__proto__' } }],
    ['a change within what another change sets', {}, { $set: { a: {} }, $inc: { 'a.b': 1 } }],
  ])('refuses %s', (_, before, change) => {
    expect(() => update(before, change)).toThrow()
  })
})
