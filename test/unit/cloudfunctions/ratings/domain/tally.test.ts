import type { RatingSheet, StandardItem } from '../../../../../cloudfunctions/shared/documents'
import { averageOf, isLow, publishResult, tenths } from '../../../../../cloudfunctions/ratings/domain/tally'

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

test('sums, distribution and ticked reasons of all who rated', () => {
  const sheets = from('一组', one(5, 1, ['corners']), one(4, 1, ['corners']), one(3, null, []))
  expect(publishResult(items, sheets, [], 2)).toEqual({
    raters: 3,
    items: [
      { key: 'cleaning', title: '打扫卫生', scores: { count: 3, sum: 12, distribution: [0, 0, 1, 1, 1] } },
      { key: 'safety', title: '守门巡逻', scores: { count: 2, sum: 2, distribution: [2, 0, 0, 0, 0] } },
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
