import {
  bothTexts,
  isDirty,
  showDraft,
  textOf,
  type Draft,
  type DraftLocal,
} from '../../../../miniprogram/packages/committee/draft/view'
import { now } from '../answers'

const stored = (
  stage: Draft['version']['stage'],
  changes: Partial<Draft> = {},
  motionId: string | null = null,
): Draft =>
  ({
    version: {
      id: 'v3',
      title: '院规院约',
      number: 0,
      stage,
      articleCount: 2,
      editedAt: now,
      inForceAt: null,
      supersededAt: null,
      motionId,
    },
    text: '一、门前三包。',
    articles: [
      { number: 1, title: '门前三包', text: '各扫各家。' },
      { number: 2, title: '', text: '不扫的罚款五十元。' },
    ],
    revision: 3,
    editedByName: '张玉华',
    warnings: [],
    opinions: { agree: 0, change: 0, object: 0 },
    inForceId: 'v1',
    ...changes,
  }) as Draft
const local = (changes: Partial<DraftLocal> = {}): DraftLocal => ({
  versionId: 'v3',
  unsavedAs: 'ruleDraft:v3',
  birth: null,
  title: '院规院约',
  text: '一、门前三包。',
  saved: { title: '院规院约', text: '一、门前三包。' },
  revision: 3,
  reading: false,
  state: 'idle',
  savedAt: now,
  articleCount: 2,
  warnings: [],
  conflict: null,
  ...changes,
})
const show = (draft: Draft | null, changes: Partial<DraftLocal> = {}) =>
  showDraft({ draft, title: '', text: '' }, now, local(changes))

test('two texts put together lose no line of either', () => {
  const theirs = '一、扫地\n二、停车,十点\n三、养犬'
  const mine = '一、扫地\n二、停车,十一点\n三、养犬'
  expect(bothTexts(theirs, mine)).toBe('一、扫地\n二、停车,十点\n二、停车,十一点\n三、养犬')
  expect(bothTexts('甲', '甲')).toBe('甲')
  expect(bothTexts('甲\n乙', '甲')).toBe('甲\n乙')
  expect(bothTexts('', '甲')).toBe('\n甲')
  for (const [their, my] of [
    ['甲\n甲', '甲'],
    ['甲\n乙\n甲', '甲\n甲'],
    ['乙', '甲\n乙\n丙'],
  ] as const) {
    const both = bothTexts(their, my).split('\n')
    for (const line of [...their.split('\n'), ...my.split('\n')]) expect(both).toContain(line)
    expect(both.length).toBeGreaterThanOrEqual(Math.max(their.split('\n').length, my.split('\n').length))
  }
})

test('what is in force comes in as text that splits into the same articles', () => {
  const articles = [
    { number: 1, title: '门前三包', text: '各户负责。' },
    { number: 10, title: '', text: '谁损坏谁修复。' },
  ]
  expect(textOf(articles)).toBe('一、门前三包。各户负责。\n十、谁损坏谁修复。')
})

test('a sealed text can’t be edited, and what comes next is the vote', () => {
  expect(show(stored('sealed'))).toMatchObject({
    editable: false,
    status: '',
    main: { key: 'announce', disabled: false },
  })
  expect(show(stored('sealed', {}, 'm'))?.main?.key).toBe('progress')
  expect(show(stored('inForce')).main).toBeNull()
})

test('a draft asks for opinions first, then it can be sealed, and that says it can’t be changed', () => {
  expect(show(stored('draft')).main?.key).toBe('consult')
  const consulting = show(stored('consulting'))
  expect(consulting.main?.key).toBe('seal')
  expect(consulting.ask.text).toContain('一个字也不能再改')
  expect(consulting.opinions).toBe('还没收到意见')
})

test('a legal warning stands beside its article', () => {
  const warnings = [{ article: 2, word: '罚款', reason: '院规不能定罚款' }]
  const view = show(stored('draft', { warnings }), { warnings })
  expect(view.articles.map(({ mark }) => mark ?? '')).toEqual(['', '写了“罚款”:院规不能定罚款'])
  expect(view.warnings[0]).toMatchObject({ where: '第二条' })
})

test('what isn’t saved is said, and nothing goes on without a title and a text', () => {
  expect(isDirty(local())).toBe(false)
  expect(show(stored('draft')).status).toBe('已存好,刚刚')
  expect(show(stored('draft'), { text: '改过' }).status).toBe('停一下就自动存')
  expect(show(stored('draft'), { text: '改过', state: 'failed' })).toMatchObject({
    status: '没存上,内容还在这部手机上',
    statusTone: 'wrong',
  })
  expect(show(null, { title: ' ' }).main?.disabled).toBe(true)
})
