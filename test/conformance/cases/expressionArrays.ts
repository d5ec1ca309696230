import { is, refusesExpression as bad } from './expression'
import type { Case } from './case'

/** Operators on arrays, sets and objects. */
export const arraysAndObjects: Case[] = [
  is(
    'arrayElemAt from either end, and beyond',
    (a) => [a.arrayElemAt(['$list', 0]), a.arrayElemAt(['$list', -1]), a.arrayElemAt(['$list', 9])],
    [3, 2, null],
  ),
  is('arrayElemAt beyond the end is no field', (a) => a.arrayElemAt(['$list', 9]), undefined),
  bad('arrayElemAt of a text', (a) => a.arrayElemAt(['$text', 0])),
  is('arrayToObject of pairs, values as they are', (a) => a.arrayToObject('$pairs'), { a: 1, b: [2, 3] }),
  is('arrayToObject of k and v', (a) => a.arrayToObject('$entries'), { a: 1 }),
  is('concatArrays', (a) => a.concatArrays(['$list', [9]]), [3, 1, 2, 9]),
  is('concatArrays with null', (a) => a.concatArrays(['$list', '$none']), null),
  is('filter', (a) => a.filter({ input: '$list', as: 'one', cond: a.gte(['$$one', 2]) }), [3, 2]),
  is('filter of null', (a) => a.filter({ input: '$none', cond: true }), null),
  bad('filter without a condition', (a) => a.filter({ input: '$list' }), /cond/),
  is('in', (a) => [a.in([2, '$list']), a.in([[1], '$nested']), a.in(['2', '$list'])], [true, true, false]),
  bad('in of what is no array', (a) => a.in([1, '$i'])),
  is(
    'indexOfArray',
    (a) => [a.indexOfArray(['$list', 2]), a.indexOfArray(['$list', 7]), a.indexOfArray(['$list', 3, 1])],
    [2, -1, -1],
  ),
  is('isArray', (a) => [a.isArray('$list'), a.isArray('$i'), a.isArray('$nothing')], [true, false, false]),
  is('map', (a) => a.map({ input: '$list', as: 'one', in: a.add(['$$one', '$i']) }), [12, 10, 11]),
  is('map names an element this by itself; missing becomes null', (a) => a.map({ input: '$objects', in: '$$this.q' }), [
    1,
    5,
    null,
  ]),
  is('range', (a) => [a.range([0, 5]), a.range([5, 0, -2]), a.range([0, 0])], [[0, 1, 2, 3, 4], [5, 3, 1], []]), // prettier-ignore
  bad('range by steps of 0', (a) => a.range([0, 5, 0]), /step/),
  is('reduce', (a) => a.reduce({ input: '$list', initialValue: 0, in: a.subtract(['$$value', '$$this']) }), -6),
  is(
    'a reduce within a map has its own this',
    (a) =>
      a.map({
        input: '$nested',
        in: a.reduce({ input: '$$this', initialValue: 10, in: a.add(['$$value', '$$this']) }),
      }),
    [11, 12],
  ),
  is('reverseArray', (a) => a.reverseArray('$list'), [2, 1, 3]),
  is('size, and of one argument in an array', (a) => [a.size('$list'), a.size(['$list'])], [3, 3]),
  bad('size of a missing field', (a) => a.size('$nothing'), /array/),
  is('slice from either end and from a place', (a) => [a.slice(['$list', 2]), a.slice(['$list', -1]), a.slice(['$list', -2, 1]), a.slice(['$list', 1, 9])], [[3, 1], [2], [1], [1, 2]]), // prettier-ignore
  is('slice of null', (a) => a.slice(['$none', 1]), null),
  is('zip to the shortest', (a) => a.zip({ inputs: ['$list', [7, 8]] }), [[3, 7], [1, 8]]), // prettier-ignore
  is('zip with an empty one', (a) => a.zip({ inputs: [[], '$list'] }), []),
  is('zip to the longest, with defaults', (a) => a.zip({ inputs: ['$list', [null]], useLongestLength: true, defaults: [0, 'd'] }), [[3, null], [1, 'd'], [2, 'd']]), // prettier-ignore

  is('allElementsTrue', (a) => [a.allElementsTrue(['$list']), a.allElementsTrue([[1, 0]]), a.allElementsTrue([[]])], [
    true,
    false,
    true,
  ]),
  is('anyElementTrue', (a) => [a.anyElementTrue([[0, null]]), a.anyElementTrue(['$list'])], [false, true]),
  is('setDifference', (a) => a.setDifference(['$list', [1, 8]]), [3, 2]),
  is(
    'setEquals minds neither order nor repeats',
    (a) => [a.setEquals(['$list', [1, 1, 2, 3]]), a.setEquals(['$list', [1]])],
    [true, false],
  ),
  is('setIntersection', (a) => a.size(a.setIntersection(['$list', [2, 3, 3, 4]])), 2),
  is('setIsSubset', (a) => [a.setIsSubset([[1, 3], '$list']), a.setIsSubset([[1, 9], '$list'])], [true, false]),
  is('setUnion', (a) => a.size(a.setUnion(['$list', [3, 4]])), 4),
  is('setUnion with null', (a) => a.setUnion(['$list', '$none']), null),

  is('mergeObjects: later ones win, null is passed over', (a) => a.mergeObjects(['$home', '$none', { floor: 9 }]), {
    floor: 9,
    side: 'e',
  }),
  bad('mergeObjects of a number', (a) => a.mergeObjects(['$i']), /object/),
  is('objectToArray', (a) => a.objectToArray('$home'), [{ k: 'floor', v: 2 }, { k: 'side', v: 'e' }]), // prettier-ignore
]
