import { sum } from 'lodash-es'
import { showReach, type Reach, type ReachLocal } from '../../../../miniprogram/packages/committee/reach/view'
import { showSweep, type Sweep } from '../../../../miniprogram/packages/committee/sweep/view'
import { now } from '../answers'

type Group = Reach['groups'][number]
type State = Group['households'][number]['state']

const states = ['slipSigned', 'read', 'delivered', 'posterPhotographed', 'notReached'] as const
const count = (all: readonly State[]): Reach['total'] => ({
  households: all.length,
  slipSigned: 0,
  read: 0,
  delivered: 0,
  posterPhotographed: 0,
  notReached: 0,
  ...Object.fromEntries(states.map((state) => [state, all.filter((each) => each === state).length])),
})
const group = (name: string, from: number, all: readonly State[]): Group => ({
  name,
  counts: count(all),
  households: all.map((state, index) => ({
    id: `h${from + index}` as never,
    no: `N${String(from + index).padStart(3, '0')}`,
    headName: `户主${from + index}`,
    note: '',
    state,
  })),
})
const first: readonly State[] = ['slipSigned', 'read', 'read', 'delivered']
const second: readonly State[] = ['posterPhotographed', 'notReached', 'notReached']
const photo = { fileId: 'cloud://p.jpg', sha256: 'a'.repeat(64), bytes: 9, type: 'image' as const }
const answer = (changes: Partial<Reach> = {}): Reach => ({
  title: '周三上午停水',
  at: now - 86_400_000,
  total: count([...first, ...second]),
  groups: [group('1组', 1, first), group('2组', 5, second)],
  posters: [{ group: '2组', photo, at: now - 3_600_000 }],
  ...changes,
})
const local: ReachLocal = { group: '', openId: '', postersUnfolded: false }
const show = (changes: Partial<Reach> = {}, own: Partial<ReachLocal> = {}) =>
  showReach(answer(changes), now, { ...local, ...own })
const numbersIn = (text: string) => [...text.matchAll(/(\d+)\s户/g)].map(([, number]) => Number(number))

test('reached and not reached make up the roll, and so do the states', () => {
  const view = show()
  expect(view.figure).toEqual({ label: '通知到', value: '5', unit: '/ 7 户' })
  expect(view.missing).toBe('2')
  expect(sum(numbersIn(view.sentence))).toBe(7)
  expect(view.sentence.replace(/\u00a0/g, ' ')).toBe(
    '单子签收 1 户 · 自己看过 2 户 · 微信送到 1 户 · 贴了海报 1 户 · 没通知到 2 户',
  )
})

test('opens at the group with the most doors left, and the legend counts its doors', () => {
  const view = show()
  expect(view).toMatchObject({ group: '2组', heading: '2组 · 3 户', headingReached: '1 户通知到' })
  expect(sum(view.legend.map(({ text }) => Number(/\d+$/.exec(text)?.[0])))).toBe(3)
  expect(view.cells.map(({ spoken }) => spoken)).toEqual([
    'N005 户主5 贴了海报',
    'N006 户主6 没通知到',
    'N007 户主7 没通知到',
  ])
})

test('the five states are drawn in five ways, those of the cells and of the legend alike', () => {
  const { cells, legend } = show({ groups: [group('1组', 1, states)] })
  expect(new Set(cells.map(({ state }) => state)).size).toBe(5)
  expect(cells.map(({ state }) => state)).toEqual(legend.map(({ state }) => state))
})

test('a door can be signed for, and a wrong signature taken back', () => {
  expect(show({}, { openId: 'h6' }).open).toMatchObject({ second: '2组 · N006', state: '没通知到', can: 'sign' })
  expect(show({}, { openId: 'h1' }).open).toMatchObject({ state: '单子签收', can: 'unsign' })
  expect(show({}, { openId: '' }).open).toBeNull()
})

test('when everybody is reached there is nothing left to do', () => {
  const all: readonly State[] = ['read', 'slipSigned']
  expect(show({ total: count(all), groups: [group('1组', 1, all)] })).toMatchObject({ missing: '', main: '' })
  expect(show().main).toBe('上门送 2 户')
})

const sweep = (changes: Partial<Sweep> = {}): Sweep => ({
  title: '周三上午停水',
  groups: [
    { name: '1组', left: 0 },
    { name: '2组', left: 2 },
  ],
  households: [
    { id: 'h6' as never, no: 'N006', headName: '周国强', note: '常年在外', group: '2组', address: '', offline: true },
    { id: 'h7' as never, no: 'N007', headName: '何大姐', note: '', group: '2组', address: '2组7号', offline: true },
  ],
  ...changes,
})

test('who signs on the walk stays in its place, can be taken back, and no longer counts as left', () => {
  const view = showSweep(sweep(), now, { group: '', signed: ['h6'] })
  expect(view.rows.map(({ id, action, note }) => [id, action, note])).toEqual([
    ['h6', '撤回', '签收了 ✓'],
    ['h7', '单子签收了', ''],
  ])
  expect(view.sentence.replace(/\u00a0/g, ' ')).toBe('全院还有 1 户要上门')
  expect(view.tabs.map(({ note }) => note)).toEqual(['1 户', '都到了', '1 户'])
})

test('a door says where it is and why nobody answered on the phone', () => {
  expect(showSweep(sweep(), now, { group: '2组', signed: [] }).rows.map((row) => row.second)).toEqual([
    '2组 N006 · 常年在外',
    '2组7号 · 没用小程序',
  ])
})

test('a group that is done says so, and the poster is its own', () => {
  const view = showSweep(sweep({ households: [] }), now, { group: '1组', signed: [] })
  expect(view).toMatchObject({ sentence: '1组都通知到了', poster: '1组的海报贴好了?拍下来存着', rows: [] })
  expect(showSweep(sweep(), now, { group: '', signed: ['h6', 'h7'] }).sentence).toBe('全院都通知到了')
})
