import {
  showProgress,
  type Progress,
  type ProgressLocal,
} from '../../../../miniprogram/packages/committee/progress/view'
import { now } from '../answers'

type Household = Progress['groups'][number]['households'][number]
type Paper = Progress['paperWaiting'][number]

const HOUR = 3_600_000
const household = (number: number, changes: Partial<Household> = {}) =>
  ({
    id: `h${number}`,
    no: `N${String(number).padStart(3, '0')}`,
    headName: `户主${number}`,
    note: '',
    state: 'voted',
    paperWaiting: false,
    ...changes,
  }) as Household
const group = (name: string, from: number, states: readonly Household['state'][]) => ({
  name,
  households: states.map((state, index) => household(from + index, { state })),
})
const answer = (changes: Partial<Progress> = {}): Progress => ({
  title: '院规院约(第3稿)',
  status: 'open',
  closesAt: Date.parse('2026-11-26T00:00:00+08:00'),
  households: 6,
  voted: 3,
  needed: 4,
  groups: [group('1组', 1, ['voted', 'voted', 'seen']), group('2组', 4, ['voted', 'notReached', 'notReached'])],
  paperWaiting: [],
  remindedAt: null,
  ...changes,
})
const local: ProgressLocal = { group: '', openId: '', seenUnfolded: false }
const show = (changes: Partial<Progress> = {}, own: Partial<ProgressLocal> = {}) =>
  showProgress(answer(changes), now, { ...local, ...own })

test('opens at the group with the most doors to knock at', () => {
  expect(show()).toMatchObject({
    group: '2组',
    heading: '2组 · 3 户',
    headingVoted: '1 户已投',
    visitsTitle: '2组要上门的 2 户',
  })
  expect(show({}, { group: '1组' })).toMatchObject({ group: '1组', visitsTitle: '', seenTitle: '看过还没投的 1 户' })
})

const paper = (changes: Partial<Paper> = {}): Paper => ({
  ...{ id: 'p' as Paper['id'], no: 'N005', headName: '甲', at: now, mine: false, witnessName: '', witnessing: false },
  ...changes,
})

test('says what is missing with its counts, and that it is enough once it is', () => {
  expect(show()).toMatchObject({ missing: '1', enough: false, figure: { label: '已投', value: '3', unit: '/ 6 户' } })
  expect(show().bar.sentence).toBe('6 户要有 4 户投票才算数,已有 3 户')
  expect(show({ voted: 4 })).toMatchObject({ missing: '', enough: true })
})

test('every door shows its state and no door how anybody voted', () => {
  const { cells } = show()
  expect(cells.map(({ label, state }) => `${label} ${state}`)).toEqual(['4 voted', '5 notReached', '6 notReached'])
  expect(cells[1]?.spoken).toBe('N005 户主5 没通知到')
  // nor what a paper says, should an answer ever hold it
  const papers = [{ ...paper(), choice: 'no' }]
  expect(JSON.stringify(show({ paperWaiting: papers }))).not.toMatch(/反对|"no":"no"|choice/)
})

test('a household that waits for its paper ballot isn’t asked for another', () => {
  const groups = [{ name: '1组', households: [household(1, { state: 'notReached', paperWaiting: true })] }]
  expect(show({ groups }).visits[0]).toMatchObject({ action: '', note: '纸票等见证' })
})

test('who has no smartphone is visited first', () => {
  const [plain, noted] = [
    household(1, { state: 'notReached' }),
    household(2, { state: 'notReached', note: '无智能手机' }),
  ]
  expect(show({ groups: [{ name: '1组', households: [plain, noted] }] }).visits.map(({ id }) => id)).toEqual([
    'h2',
    'h1',
  ])
})

test('the one who recorded a paper ballot isn’t offered to witness it, and nobody is after closing', () => {
  expect(show({ paperWaiting: [paper({ mine: true })] }).papers[0]).toMatchObject({ action: '', note: '等别人见证' })
  expect(show({ paperWaiting: [paper()] }).papers[0]).toMatchObject({ action: '见证', note: '' })
  expect(show({ paperWaiting: [paper()], status: 'noQuorum' }).papers[0]).toMatchObject({
    action: '',
    note: '截止前没人见证',
  })
})

test('a paper that somebody is looking at is nobody else’s to open, and the witness can go on', () => {
  const taken = { witnessName: '雷志强' }
  expect(show({ paperWaiting: [paper(taken)] }).papers[0]).toMatchObject({ action: '', note: '雷志强在看' })
  expect(show({ paperWaiting: [paper({ ...taken, mine: true })] }).papers[0]).toMatchObject({ note: '雷志强在看' })
  const mine = paper({ ...taken, witnessing: true })
  expect(show({ paperWaiting: [mine] }).papers[0]).toMatchObject({ action: '接着见证', note: '' })
})

test('reminds once a day, by the day in China', () => {
  expect(show().main).toMatchObject({ key: 'remind', label: '提醒没投的 3 户', disabled: false })
  expect(show({ remindedAt: now - 2 * HOUR }).main).toMatchObject({
    disabled: true,
    reason: '今天提醒过了,一天一次就好',
  })
  // 23:59 of the day before in China
  expect(show({ remindedAt: now - 10 * HOUR - 60_000 }).main).toMatchObject({ disabled: false })
})

test('what is to be done follows the stage of the vote', () => {
  expect(show({ voted: 6, groups: [group('1组', 1, Array<'voted'>(6).fill('voted'))] }).main).toBeNull()
  expect(show({ status: 'noQuorum' }).main?.key).toBe('decide')
  expect(show({ status: 'objected' }).main?.key).toBe('objections')
  expect(show({ status: 'posted' }).main?.key).toBe('result')
  expect(show({ status: 'counting' }).main).toBeNull()
})

test('before it opens it tells who has seen the announcement, counts no votes as missing, and can be withdrawn', () => {
  expect(show({ status: 'announced', voted: 0 })).toMatchObject({
    figure: { label: '看过公告', value: '4', unit: '/ 6 户' },
    missing: '',
    withdrawable: true,
    visits: [],
    main: null,
  })
  expect(show().withdrawable).toBe(false)
})
