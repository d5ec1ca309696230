import { keepHint, readHints, sayPlace, type Hint, type KeptHint } from '../../../../local/desk/page/inside/hints'

const page = 'pages/home/home'
const missing = { kind: 'unsupported', openid: 'anna', page, what: 'wx.createMapContext' }
const update = { kind: 'setData-warning', openid: 'anna', page, component: 'components/list', keys: ['items', 'page'] }

const keep = (hints: readonly Hint[], openid = 'anna'): readonly KeptHint[] =>
  hints.reduce<readonly KeptHint[]>((kept, hint) => keepHint(kept, hint, openid), [])

test('what isn’t there is said with the file and line that asks for it', () => {
  const [hint] = readHints({ ...missing, file: 'pages/home/map.ts', line: 42 })
  expect(hint).toMatchObject({ kind: 'unsupported', title: 'wx.createMapContext' })
  expect(hint && sayPlace(hint)).toBe('pages/home/map.ts 第 42 行')
})

test('a line without a file is one of the page; without a line the page is all that is known', () => {
  expect(readHints({ ...missing, line: 7 }).map(sayPlace)).toEqual(['pages/home/home 第 7 行'])
  expect(readHints(missing).map(sayPlace)).toEqual(['pages/home/home'])
})

test('an error’s first line is what it says, its stack lies behind', () => {
  const message = 'TypeError: no title\n    at onLoad (app.js:1:2)'
  const [hint] = readHints({ kind: 'error', page, where: 'onLoad', message })
  expect(hint).toMatchObject({ title: 'TypeError: no title', detail: 'onLoad\nat onLoad (app.js:1:2)' })
})

test('an update that is too large and one that comes too often are two things; the limits themselves are none', () => {
  expect(readHints({ ...update, bytes: 256 * 1024, perSecond: 20 })).toEqual([])
  expect(readHints({ ...update, bytes: 317_440, perSecond: 21 }).map(({ kind, title }) => [kind, title])).toEqual([
    ['tooLarge', '一次刷新送去 310 KB,超过 256 KB'],
    ['tooOften', '一秒刷新 21 次,超过 20 次'],
  ])
})

test('the same thing stands once, however often and on however many phones it came', () => {
  const [hint] = readHints({ ...missing, line: 7 })
  const [other] = readHints({ ...missing, line: 8 })
  if (!hint || !other) throw new Error('no hint was read')
  const kept = keepHint(keepHint(keep([hint, other]), hint, 'bert'), hint, 'bert')
  expect(kept.map(({ place, times, openids }) => [place?.line, times, openids])).toEqual([
    [8, 1, ['anna']],
    [7, 3, ['anna', 'bert']],
  ])
})

test('of updates that were too large the largest is shown', () => {
  const kept = keep([317_440, 900_000, 400_000].flatMap((bytes) => readHints({ ...update, bytes, perSecond: 1 })))
  expect(kept.map(({ title, times }) => [title, times])).toEqual([['一次刷新送去 879 KB,超过 256 KB', 3]])
})

test('messages that are nothing to warn about give no hint', () => {
  expect(readHints({ kind: 'navigated', page })).toEqual([])
})
