import type { RatingSheet, StandardItem } from '../../../../../cloudfunctions/shared/documents'
import { averageOf, isLow, publishResult, smallMean, tenths } from '../../../../../cloudfunctions/ratings/domain/tally'

const items: readonly StandardItem[] = [
  {
    key: 'cleaning',
    title: '打扫卫生',
    anchors: ['1', '2', '3', '4', '5'],
    reasons: [{ key: 'corners', title: '有死角' }],
  },
  { key: 'safety', title: '守门巡逻', anchors: ['1', '2', '3', '4', '5'], reasons: [] },
]
const one = (cleaning: number | null, safety: number | null, reasons: readonly string[] = []): RatingSheet => ({
  scores: [
    { item: 'cleaning', score: cleaning, reasons },
    { item: 'safety', score: safety, reasons: [] },
  ],
  comment: '',
  photoFileId: '',
  praise: '',
})
const from = (group: string, ...sheets: readonly RatingSheet[]) => sheets.map((sheet) => ({ group, sheet }))

test('averages are integers, in tenths, half rounded up', () => {
  expect(tenths({ sum: 13, count: 3 })).toBe(43)
  expect(tenths({ sum: 17, count: 4 })).toBe(43)
  expect(tenths({ sum: 5, count: 1 })).toBe(50)
  expect(tenths({ sum: 7, count: 7 })).toBe(10)
})

test('low is under three, not three', () => {
  expect(isLow({ sum: 9, count: 3 })).toBe(false)
  expect(isLow({ sum: 8, count: 3 })).toBe(true)
})

test('sums and ticked reasons of all who rated', () => {
  const sheets = from('一组', one(5, 1, ['corners']), one(4, 1, ['corners']), one(3, null, []))
  expect(publishResult(items, sheets, [], 2)).toEqual({
    raters: 3,
    items: [
      { key: 'cleaning', title: '打扫卫生', scores: { count: 3, sum: 12, distribution: null } },
      { key: 'safety', title: '守门巡逻', scores: { count: 2, sum: 2, distribution: null } },
    ],
    groups: [],
    reasons: [{ item: 'cleaning', title: '有死角', count: 2 }],
    averageTenths: 28,
  })
})

test('too few raters: turnout alone is known', () => {
  const result = publishResult(items, from('一组', one(1, 1), one(2, 2)), ['一组'], 3)
  expect(result).toMatchObject({ raters: 2, reasons: [], averageTenths: null, groups: [{ raters: null, items: [] }] })
  expect(result.items.map(({ scores }) => scores)).toEqual([null, null])
  expect(averageOf(result.items)).toBeNull()
})

test('an item that too few could judge is hidden by itself', () => {
  const sheets = from('一组', one(5, 4), one(4, null), one(3, null))
  expect(publishResult(items, sheets, [], 3).items.map(({ scores }) => scores?.count ?? null)).toEqual([3, null])
})

test('how many gave which score is told from five on', () => {
  const four = from('一组', one(5, 1), one(5, 2), one(4, 3), one(3, 4))
  const spread = (sheets: typeof four) => publishResult(items, sheets, [], 3).items[0]?.scores?.distribution
  expect(spread(four)).toBeNull()
  expect(spread([...four, ...from('一组', one(1, 1))])).toEqual([1, 0, 1, 1, 2])
})

describe('groups', () => {
  const many = (group: string, n: number) => Array.from({ length: n }, () => from(group, one(4, 3))).flat()

  test('of ten and more are told item by item, never who gave what', () => {
    const { groups } = publishResult(items, [...many('一组', 12), ...many('二组', 10)], ['一组', '二组'], 5)
    expect(groups.map(({ raters, averageTenths }) => [raters, averageTenths])).toEqual([
      [12, 35],
      [10, 35],
    ])
    expect(groups[0]?.items).toEqual([
      { key: 'cleaning', title: '打扫卫生', scores: { count: 12, sum: 48, distribution: null } },
      { key: 'safety', title: '守门巡逻', scores: { count: 12, sum: 36, distribution: null } },
    ])
  })

  test('a small one is told by one rough number, and takes the next one with it: the total less that would tell it', () => {
    const sheets = [...many('一组', 20), ...from('二组', one(5, 4), one(4, 4), one(5, 5))]
    const { groups } = publishResult(items, sheets, ['一组', '二组'], 3)
    expect(groups).toEqual([
      { name: '一组', raters: 20, averageTenths: 35, items: [] },
      { name: '二组', raters: 3, averageTenths: 45, items: [] },
    ])
  })

  test('a form of one item has no such number', () => {
    expect(smallMean(from('一组', one(5, null), one(4, null)), 1)).toBeNull()
  })
})
