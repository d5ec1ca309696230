import {
  parseArea,
  parseCount,
  readSplit,
  showChange,
  type ChangeLocal,
} from '../../../../miniprogram/packages/committee/change/view'
import type { Household, Roll } from '../../../../miniprogram/packages/committee/everyHousehold'
import { showRoll, type RollLocal } from '../../../../miniprogram/packages/committee/roll/view'
import { now } from '../answers'

const household = (changes: Partial<Household> = {}) =>
  ({
    id: 'h1',
    no: 'N001',
    group: '1组',
    address: '南桥村1组1号',
    headName: '龙元清',
    phoneMasked: '138****0001',
    adults: 3,
    residents: 5,
    areaDm2: 20_361,
    rooms: [],
    note: '',
    members: 1,
    hasRepresentative: true,
    ...changes,
  }) as Household
const other = household({
  id: 'h9' as never,
  no: 'N073',
  group: '4组',
  address: '南桥村4组1号',
  headName: '高淑芬',
  members: 0,
})
const roll = (changes: Partial<Roll> = {}): Roll => ({
  kind: 'rural',
  rollVersion: 1,
  totals: { households: 96, units: 96, heads: 96, adults: 220, residents: 297, areaDm2: 0 },
  groups: [
    { name: '1组', households: 1, bound: 1 },
    { name: '4组', households: 1, bound: 0 },
  ],
  group: '1组',
  households: [household()],
  openMotions: 0,
  ...changes,
})
const local = (changes: Partial<RollLocal> = {}): RollLocal => ({
  sought: '',
  everybody: [],
  finding: false,
  openId: '',
  ...changes,
})

test('searching looks in all groups once they are read, and says while it looks', () => {
  const everybody = [household(), other]
  expect(showRoll(roll(), now, local({ sought: '高', finding: true }))).toMatchObject({
    heading: '正在各组里找',
    nothing: '',
  })
  expect(showRoll(roll(), now, local({ sought: '高', everybody }))).toMatchObject({ heading: '找到 1 户', group: '' })
  expect(showRoll(roll(), now, local({ sought: '赵', everybody })).nothing).toContain('没有找到')
})

test('while a vote is open, the roll says that it keeps the frozen one', () => {
  expect(showRoll(roll(), now, local()).frozen).toBe('')
  expect(showRoll(roll({ openMotions: 2 }), now, local()).frozen).toBe('正在进行的表决(2 项)仍按冻结的名册')
})

test('a household shows only what is known of it', () => {
  const bare = household({ phoneMasked: '', areaDm2: 0, note: '' })
  const names = showRoll(roll({ households: [bare] }), now, local({ openId: 'h1' })).open?.facts.map(({ name }) => name)
  expect(names).toEqual(['门牌', '人口', '微信'])
})

test('an area is typed in square metres and kept in whole 0.01 m²', () => {
  expect([parseArea('102.5'), parseArea('102.35'), parseArea('7'), parseArea('')]).toEqual([10_250, 10_235, 700, 0])
  expect([parseArea('1.005'), parseArea('约150'), parseArea('-1'), parseArea('1,000')]).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect([parseCount('3'), parseCount(''), parseCount('二'), parseCount('1.5')]).toEqual([3, 0, null, null])
})

const typed = { newNo: 'N097', newHeadName: '龙小清', adults: '1', residents: '2', area: '100' }
const changing = (changes: Partial<ChangeLocal> = {}): ChangeLocal => ({
  kind: 'split',
  householdId: 'h1',
  typed,
  from: null,
  done: null,
  ...changes,
})

test('nobody can be split off who isn’t there', () => {
  expect(readSplit(typed, household())).toMatchObject({ adultsMoved: 1, residentsMoved: 2, areaDm2Moved: 10_000 })
  for (const wrong of [{ adults: '4' }, { residents: '6' }, { area: '203.62' }, { newNo: ' ' }, { newHeadName: '' }]) {
    expect(readSplit({ ...typed, ...wrong }, household())).toBeNull()
  }
})

test('what a split comes to adds up to what was there', () => {
  const view = showChange(roll({ openMotions: 1 }), now, changing())
  expect(view).toMatchObject({ ready: true, frozen: '正在进行的表决(1 项)仍按冻结的名册' })
  expect(view.outcome).toEqual(['龙元清:成年 2 人,常住 3 人,103.61 平方米', '龙小清:成年 1 人,常住 2 人,100.00 平方米'])
})

test('a household isn’t merged into itself', () => {
  expect(showChange(roll(), now, changing({ kind: 'merge', from: household() })).ready).toBe(false)
  const view = showChange(roll(), now, changing({ kind: 'merge', from: other }))
  expect(view).toMatchObject({ ready: true, outcome: ['龙元清:成年 6 人,常住 10 人,407.22 平方米'] })
})

test('afterwards it says what the open vote does with it', () => {
  const done = showChange(roll(), now, changing({ kind: 'merge', from: other, done: { openMotions: 1 } })).done
  expect(done?.text).toContain('并进来的那户由这一户代投')
})
