import { measureRoundTrips, type Trip, type TripTicks } from '../../../../../local/cloud/functions/roundTrips'

const trips = (...actions: string[]): Trip[] =>
  actions.map((action, i) => ({ number: i + 1, action, collection: '', ms: 1 }))
const database = (n: number) => trips(...Array.from({ length: n }, () => 'database.getDocument'))

describe('round trips', () => {
  test.each<[string, Trip[], TripTicks, { count: number; depth: number }]>([
    ['none', [], {}, { count: 0, depth: 0 }],
    ['three at once', database(3), { 1: [1, 4], 2: [2, 5], 3: [3, 6] }, { count: 3, depth: 1 }],
    ['one after another', database(3), { 1: [1, 2], 2: [3, 4], 3: [5, 6] }, { count: 3, depth: 3 }],
    ['two at once, then one', database(3), { 1: [1, 3], 2: [2, 4], 3: [5, 6] }, { count: 3, depth: 2 }],
    [
      'one sent while the slower of two is on its way',
      database(3),
      { 1: [1, 3], 2: [2, 6], 3: [4, 5] },
      { count: 3, depth: 2 },
    ],
    ['one that is never answered', database(2), { 1: [1, Infinity], 2: [2, 3] }, { count: 2, depth: 1 }],
    [
      'other requests do not count',
      trips('wx.api', 'database.getDocument', 'functions.invokeFunction'),
      { 1: [1, 2], 2: [3, 4], 3: [5, 6] },
      { count: 1, depth: 1 },
    ],
  ])('%s', (_, made, ticks, expected) => {
    expect(measureRoundTrips(made, ticks)).toEqual(expected)
  })
})
