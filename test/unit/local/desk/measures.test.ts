import {
  describeMeasures,
  isTooLarge,
  isTooOften,
  readMeasures,
  sayBytes,
  sayInShort,
  type Measures,
} from '../../../../local/desk/page/phones/measures'

const setData = { count: 48, bytes: 120_000, ms: 43.4, largestBytes: 12_000, perSecondMax: 6 }
const measures: Measures = { ...setData, firstPageMs: 312.2 }

test('a phone’s metrics are read as it sends them; anything else measures nothing', () => {
  expect(readMeasures({ kind: 'metrics', setData, firstPageMs: 312.2 })).toEqual(measures)
  expect(readMeasures({ kind: 'metrics', setData })).toEqual({ ...measures, firstPageMs: null })
  expect(readMeasures({ kind: 'metrics' })).toBeNull()
})

test('256 KB at once and 20 a second are still all right; one more is too much', () => {
  expect(isTooLarge({ ...measures, largestBytes: 256 * 1024 })).toBe(false)
  expect(isTooLarge({ ...measures, largestBytes: 256 * 1024 + 1 })).toBe(true)
  expect(isTooOften({ ...measures, perSecondMax: 20 })).toBe(false)
  expect(isTooOften({ ...measures, perSecondMax: 21 })).toBe(true)
})

test('the line beneath a phone says how much there was, or what is wrong', () => {
  expect(sayInShort(measures)).toBe('界面刷新 48 次,最大 12 KB')
  expect(sayInShort({ ...measures, largestBytes: 317_440 })).toBe('一次刷 310 KB,太大')
  expect(sayInShort({ ...measures, perSecondMax: 24 })).toBe('一秒刷 24 次,太勤')
})

test('all of it: the first page when there is one, and what is wrong marked', () => {
  expect(describeMeasures(measures)[0]).toEqual({ label: '第一页出来', value: '312 毫秒', wrong: false })
  expect(describeMeasures({ ...measures, firstPageMs: null }).map(({ label }) => label)).not.toContain('第一页出来')
  const wrong = describeMeasures({ ...measures, perSecondMax: 24 }).filter((line) => line.wrong)
  expect(wrong).toEqual([{ label: '一秒里最多', value: '24 次', wrong: true }])
})

test('sizes as one says them', () => {
  expect([812, 12_345, 1_500_000].map(sayBytes)).toEqual(['812 B', '12 KB', '1.4 MB'])
})
