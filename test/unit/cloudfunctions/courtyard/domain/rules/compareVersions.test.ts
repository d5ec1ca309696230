import fc from 'fast-check'
import { compareVersions } from '../../../../../../cloudfunctions/courtyard/domain/rules/compareVersions'

const article = (number: number, title: string, text: string) => ({ number, title, text })
const before = [
  article(1, '门前三包', '各户负责自家门前屋后的清扫。'),
  article(2, '群宴报备', '十桌以上提前三天报备,晚上十点后不放高音喇叭。'),
  article(3, '', '公共设施谁损坏谁修复。'),
]

test('the same text has no difference', () => {
  expect(compareVersions(before, before).map(({ kind }) => kind)).toEqual(['same', 'same', 'same'])
})

test('one word changed is one run gone and one come', () => {
  const now = before.map((one) => ({ ...one, text: one.text.replace('三天', '五天') }))
  expect(compareVersions(before, now)[1]).toEqual({
    number: 2,
    previousNumber: 2,
    kind: 'changed',
    title: '群宴报备',
    runs: [
      { kind: 'same', text: '十桌以上提前' },
      { kind: 'removed', text: '三' },
      { kind: 'added', text: '五' },
      { kind: 'same', text: '天报备,晚上十点后不放高音喇叭。' },
    ],
  })
})

test('a removed article stands where it was, a new one where it is, the others moved', () => {
  const now = [article(1, '群宴报备', before[1]?.text ?? ''), article(2, '养犬拴绳', '大型犬不得散养。'), { ...before[2], number: 3, title: '', text: before[2]?.text ?? '' }] // prettier-ignore
  expect(
    compareVersions(before, now).map(({ kind, number, previousNumber }) => [kind, number, previousNumber]),
  ).toEqual([
    ['removed', null, 1],
    ['moved', 1, 2],
    ['added', 2, null],
    ['same', 3, 3],
  ])
})

const articles = fc
  .array(fc.tuple(fc.constantFrom('', '停车', '养犬'), fc.stringMatching(/^[甲乙丙丁。,]{0,12}$/)), { maxLength: 6 })
  .map((all) => all.map(([title, text], at) => article(at + 1, title, text)))

test('every article of both versions is accounted for once, and the runs give both texts back', () => {
  fc.assert(
    fc.property(articles, articles, (old, now) => {
      const differences = compareVersions(old, now)
      const numbers = (pick: (one: (typeof differences)[number]) => number | null) =>
        differences.map(pick).filter((number) => number !== null)
      expect(numbers(({ number }) => number)).toEqual(now.map(({ number }) => number))
      expect(numbers(({ previousNumber }) => previousNumber).sort()).toEqual(old.map(({ number }) => number))
      for (const { number, previousNumber, title, runs } of differences) {
        const textOf = (gone: 'added' | 'removed') =>
          runs.flatMap(({ kind, text }) => (kind === gone ? [] : [text])).join('')
        const full = (one: { title: string; text: string } | undefined) =>
          one && (title === one.title && title !== '' ? one.text : one.title === '' ? one.text : `${one.title}。${one.text}`) // prettier-ignore
        const oldOne = old.find((one) => one.number === previousNumber)
        const newOne = now.find((one) => one.number === number)
        if (oldOne) expect(textOf('added')).toBe(full(oldOne))
        if (newOne) expect(textOf('removed')).toBe(full(newOne))
      }
    }),
  )
})
