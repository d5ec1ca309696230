import { placeTrend, type PlacedTrend, type TrendPoint } from './placeTrend'

/** Up to eight periods as a line on the whole scale, named at its ends, with a table behind it for who hears it. */
Component({
  properties: {
    points: { type: Array, value: [] as TrendPoint[] },
    /** The lowest and the highest value there can be. */
    low: { type: Number, value: 10 },
    high: { type: Number, value: 50 },
    /** What the ends of the scale are called. */
    lowLabel: { type: String, value: '1 分' },
    highLabel: { type: String, value: '5 分' },
    caption: { type: String, value: '' },
  },
  data: { placed: { points: [], lines: [], first: '', last: '' } as PlacedTrend },
  observers: {
    'points, low, high'(points: TrendPoint[], low: number, high: number) {
      this.setData({ placed: placeTrend(points, low, high) })
    },
  },
})
