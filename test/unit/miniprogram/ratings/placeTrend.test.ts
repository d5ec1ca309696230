import { placeTrend, type TrendPoint } from '../../../../miniprogram/components/trend-line/placeTrend'
import { sayChange, sayTenths } from '../../../../miniprogram/text/rating'

const point = (value: number | null, index: number): TrendPoint => ({
  key: String(index),
  label: `${index + 1}`,
  value,
  said: value === null ? '不公布' : sayTenths(value),
})
const place = (...values: (number | null)[]) => placeTrend(values.map(point), 10, 50)

test('the scale is the whole one: the lowest score at the bottom, the highest at the top', () => {
  expect(place(10, 30, 50).points.map(({ x, y }) => [x, y])).toEqual([
    [0, 100],
    [50, 50],
    [100, 0],
  ])
})

test('a period that is not published is a gap, never a point in between', () => {
  const placed = place(30, 40, null, 20, 30)
  expect(placed.points).toHaveLength(4)
  expect(placed.lines).toHaveLength(2)
  expect(place(30, null, 40).lines).toEqual([])
})

test('a single period stands in the middle, without a line', () => {
  expect(place(30)).toMatchObject({ points: [{ x: 50 }], lines: [], last: '' })
})

test('of many periods only the ends carry their number', () => {
  expect(place(10, 20, 30, 40, 50).points.map(({ said }) => said)).toEqual(['1.0', '', '', '', '5.0'])
  expect(place(10, 20, 30, 40).points.every(({ said }) => said !== '')).toBe(true)
})

test('near the bottom a number stands above its point', () => {
  expect(place(10, 50).points.map(({ above }) => above)).toEqual([true, false])
})

test('means are said in tenths, and changes by their size', () => {
  expect(sayTenths(42)).toBe('4.2')
  expect(sayTenths(50)).toBe('5.0')
  expect([sayChange(42, 39), sayChange(39, 42), sayChange(42, 42)]).toEqual(['高了 0.3', '低了 0.3', '一样'])
})
