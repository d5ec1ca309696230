import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { joinArticles, splitArticles } from '../../../../../../cloudfunctions/courtyard/domain/rules/splitArticles'

const sample = readFileSync(join(__dirname, '../../../../../fixtures/samples/rules-rural.md'), 'utf8')
const bare = (text: string) => text.replace(/\s/g, '')

test('the sample is twelve articles under its heading', () => {
  const { title, articles } = splitArticles(sample)
  expect(title).toBe('南桥院坝院规院约(草案 第3稿)')
  expect(articles).toHaveLength(12)
  expect(articles[0]).toMatchObject({ number: 1, title: '门前三包' })
  expect(articles[0]?.text.startsWith('各户负责自家门前屋后')).toBe(true)
  expect(articles[9]).toEqual({ number: 10, title: '', text: '公共设施谁损坏谁修复。' })
})

test('第一条, 一、, 1. and 1、 all start an article', () => {
  for (const text of ['第一条 甲\n第二条 乙', '一、甲\n二、乙', '1. 甲\n2. 乙', '1、甲\n2、乙']) {
    expect(splitArticles(text).articles.map((article) => article.text)).toEqual(['甲', '乙'])
  }
})

test('an inner list stays in its article', () => {
  const { articles } = splitArticles('第一条 停车\n1. 不占道\n2. 不鸣笛\n第二条 养犬')
  expect(articles.map(({ text }) => text)).toEqual(['停车\n1. 不占道\n2. 不鸣笛', '养犬'])
  expect(splitArticles('1. 停车\n1. 不占道\n2. 养犬').articles).toHaveLength(2)
})

test('words before the first article are kept', () => {
  expect(splitArticles('为了大家住得舒心,定下这些规矩。\n一、讲卫生\n二、讲礼貌').articles[0]?.text).toBe(
    '为了大家住得舒心,定下这些规矩。\n讲卫生',
  )
})

test('text without numbering is an article a paragraph', () => {
  expect(splitArticles('讲卫生\n\n讲礼貌').articles.map(({ number, text }) => [number, text])).toEqual([
    [1, '讲卫生'],
    [2, '讲礼貌'],
  ])
})

test('splitting and joining loses no character of the body', () => {
  const line = fc.stringMatching(/^[门前三包各户自家。,;、0-9a-z()#. ]{0,40}$/)
  const style = fc.constantFrom(
    (n: number) => `第${n}条 `,
    (n: number) => `${'一二三四五六七八九'[n - 1] ?? '十'}、`,
    (n: number) => `${n}. `,
    () => '',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 9 }), style, (lines, marker) => {
      // what begins like a number or a heading would rightly be read as one
      const bodies = lines.map((text) => text.replace(/^[\s\d.、#一二三四五六七八九十]+/, ''))
      const text = bodies.map((body, at) => `${marker(at + 1)}${body}`).join('\n')
      expect(bare(joinArticles(splitArticles(text).articles))).toBe(bare(bodies.join('')))
    }),
    { numRuns: 500 },
  )
})
