import fc from 'fast-check'
import {
  layOutPoster,
  TEXT_LEADING,
  TITLE_LEADING,
  wrap,
} from '../../../../../cloudfunctions/notifications/domain/posterLayout'

/** Chinese is as wide as it is high, Latin half of it. */
const measure = (text: string, size: number) =>
  [...text].reduce((sum, character) => sum + (character < '\u2e80' ? size / 2 : size), 0)
const box = { width: 500, height: 450, gap: 26 }

test('a line neither begins with a comma nor ends with an opening bracket', () => {
  expect(wrap(measure, '一二三四五,六', 10, 50)).toEqual(['一二三四', '五,六'])
  expect(wrap(measure, '一二三四(五)', 10, 45)).toEqual(['一二三四', '(五)'])
})

test('times and words stay whole, and blanks don’t begin a line', () => {
  expect(wrap(measure, '今天 19:30 开会', 10, 52)).toEqual(['今天 19:30', '开会'])
  expect(wrap(measure, '到 19:30', 10, 30)).toEqual(['到', '19:30'])
})

test('a short notice is set large, a long one smaller', () => {
  const short = layOutPoster(measure, { title: '停水', text: '明天停水。' }, box)
  const long = layOutPoster(measure, { title: '停水', text: '明天停水。'.repeat(60) }, box)
  expect([short.title.size, short.text.size]).toEqual([46, 30])
  expect(long.text.size).toBeLessThan(30)
  expect(long.text.lines.join('')).toBe('明天停水。'.repeat(60))
})

test('any notice fits its box', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom('水', ',', '(', ' ', '\n', 'a', '19:30'),
  )
  const text = (maxLength: number) => fc.array(unit, { maxLength }).map((some) => some.join(''))
  fc.assert(
    fc.property(text(120), text(900), (title, body) => {
      const laid = layOutPoster(measure, { title, text: body }, box)
      const height =
        laid.title.lines.length * laid.title.size * TITLE_LEADING +
        box.gap +
        laid.text.lines.length * laid.text.size * TEXT_LEADING
      expect(height).toBeLessThanOrEqual(box.height)
      for (const { size, lines } of [laid.title, laid.text]) {
        for (const line of lines) expect(measure(line, size)).toBeLessThanOrEqual(box.width)
      }
    }),
    { numRuns: 1000 },
  )
})
