import { takesTwo } from '../../../../miniprogram/text/twoPeople'
import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { showCodes } from '../../../../miniprogram/packages/committee/codes/view'
import { showDrafts } from '../../../../miniprogram/packages/committee/drafts/view'
import { showOpinions } from '../../../../miniprogram/packages/committee/opinions/view'
import {
  rolesAfter,
  showPeople,
  untilOf,
  type PeopleLocal,
} from '../../../../miniprogram/packages/committee/people/view'
import { showRequests } from '../../../../miniprogram/packages/committee/requests/view'
import { showSettings, stepDays } from '../../../../miniprogram/packages/committee/settings/view'
import { now } from '../answers'

type Person = CourtyardOutput<'people'>['people'][number]

const home = { id: 'h1', no: 'N052', group: '3组', address: '南桥村3组4号', headName: '张玉华' }
const person = (id: string, changes: Partial<Person> = {}) =>
  ({ id, name: id, household: home, representative: false, roles: [], terms: [], isMe: false, ...changes }) as Person
const local = (changes: Partial<PeopleLocal> = {}): PeopleLocal => ({
  sought: '',
  householdId: '',
  openId: '',
  change: '',
  term: null,
  ...changes,
})
const people = [
  person('张玉华', { roles: ['committee'], representative: true, isMe: true }),
  person('程秀兰', { roles: ['propertyManager'], household: null }),
  person('刘丽娟'),
]

test('everybody stands once, under what they are', () => {
  const { sections } = showPeople({ people }, now, local())
  expect(sections.map(({ name, rows }) => `${name}:${rows.map(({ title }) => title).join()}`)).toEqual([
    '院管委会 1 人:张玉华(你)',
    '物业 1 人:程秀兰',
    '各家 1 人:刘丽娟',
  ])
})

test('opened from a household it shows only its people and asks who casts', () => {
  const view = showPeople({ people }, now, local({ householdId: 'h1' }))
  expect(view.title).toBe('张玉华这户,谁来投票?')
  expect(view.sections[0]?.rows).toHaveLength(2)
  expect(showPeople({ people }, now, local({ householdId: 'h2' })).title).toBe('这户还没人加入')
})

test('a change of one role leaves the other alone', () => {
  expect(rolesAfter(['propertyManager'], 'joinCommittee')).toEqual(['committee', 'propertyManager'])
  expect(rolesAfter(['committee', 'propertyManager'], 'leaveCommittee')).toEqual(['propertyManager'])
  expect(rolesAfter([], 'leaveManager')).toEqual([])
})

test('only somebody with a household, who isn’t it yet, can become representative', () => {
  const actions = (openId: string) => showPeople({ people }, now, local({ openId })).open?.actions.map(({ key }) => key)
  expect(actions('刘丽娟')).toContain('represent')
  expect(actions('张玉华')).not.toContain('represent')
  expect(actions('程秀兰')).not.toContain('represent')
})

test('the last day of a term is shown, can be set and taken back, and says that no law is behind it', () => {
  const until = Date.parse('2029-07-01T00:00:00+08:00')
  const seated = [person('张玉华', { roles: ['committee'], terms: [{ office: 'committee', until }] })]
  const asked = (day: string) => local({ openId: '张玉华', change: 'term', term: { office: 'committee', day } })
  const view = showPeople({ people: seated }, now, asked('2029-06-30'))
  expect(view.sections[0]?.rows[0]?.note).toBe('任期到 2029年6月30日')
  expect(view.open?.terms).toMatchObject([
    { text: '本院落约定，非法律规定', until: '任期到 2029年6月30日', day: '2029-06-30' },
  ])
  expect(view.ask.title).toBe('张玉华 在院管委会任期到 2029年6月30日？')
  expect(showPeople({ people: seated }, now, asked('')).ask.title).toBe('张玉华 在院管委会不定任期？')
  expect(untilOf({ office: 'committee', day: '2029-06-30' })).toEqual({ committee: until })
  expect(untilOf({ office: 'propertyManager', day: '' })).toEqual({ propertyManager: null })
  expect(untilOf(null)).toEqual({})
  expect(showPeople({ people }, now, local({ openId: '刘丽娟' })).open?.terms).toEqual([])
})

test('leaving the committee oneself is asked in other words', () => {
  expect(showPeople({ people }, now, local({ openId: '张玉华', change: 'leaveCommittee' })).ask.title).toBe(
    '你自己退出院管委会?',
  )
})

test('a request shows what the person says beside what the roll says', () => {
  const requests = [
    { id: 'r', name: '罗思雨', claim: '3组18号罗涛的女儿', at: now, suggestions: [{ ...home, headName: '罗涛' }] },
  ]
  const answer = { requests } as unknown as CourtyardOutput<'joinRequests'>
  const asked = { requestId: 'r', household: { ...home, headName: '罗涛' } as never, property: false }
  expect(showRequests(answer, now, { asked }).sheet).toMatchObject({
    title: '罗思雨 是 罗涛 这户的人?',
    facts: [
      { name: '本人说', value: '3组18号罗涛的女儿' },
      { name: '户册上', value: '3组 · N052 · 南桥村3组4号' },
    ],
  })
  const without = (property: boolean) => ({ asked: { requestId: 'r', household: null, property } })
  expect(showRequests(answer, now, without(false)).sheet?.action).toBe('不让加入')
  expect(showRequests(answer, now, without(true)).sheet).toMatchObject({
    title: '罗思雨 是物业的人?',
    text: `进来以后能看院里的公开，能答复评议，不能投票。${takesTwo.delayed}`,
  })
})

const door = { id: 'h1', no: 'N1', headName: '刘秀英', state: 'made', madeAt: now, recognised: false } as const
const slips = (more: object = {}) =>
  ({
    groups: [{ name: '3组', doors: 24, toMake: 4, out: 8, joined: 12, recognised: 10 }],
    ...{ group: '3组', atOnce: 60, reprintsLeft: 3, doors: [door], batches: [] },
    ...more,
  }) as unknown as CourtyardOutput<'codeSlips'>
const nothing = { asked: '', made: [], unfolded: false }

test('slips: how many are out, what a door needs, and codes only while they are being made', () => {
  const view = showCodes(slips(), now, nothing)
  expect(view).toMatchObject({
    print: '打印 3组 的单子（4 张）',
    facts: '发着 8 张 · 加入 12 户 · 认过门 10 户',
    made: [],
  })
  expect(view.rows[0]).toMatchObject({ second: 'N1 · 单子做好了（今天）', action: '重做' })
  const made = [{ no: 'N1', code: '134955251069' }]
  expect(showCodes(slips(), now, { ...nothing, made }).made).toEqual([])
  expect(showCodes(slips(), now, { ...nothing, made, unfolded: true }).made).toMatchObject([
    { code: '1349 5525 1069', spoken: 'N1，1 3 4 9 5 5 2 5 1 0 6 9' },
  ])
  const joined = { ...door, state: 'joined', recognised: true }
  expect(showCodes(slips({ doors: [joined] }), now, nothing).rows[0]).toMatchObject({ action: '', note: '认过门' })
  expect(showCodes(slips({ reprintsLeft: 0 }), now, nothing).rows[0]?.action).toBe('')
  expect(showCodes(slips(), now, { ...nothing, asked: 'h1' }).sheet.title).toBe('给刘秀英家重做一张？')
})

test('a batch is shown again to whoever made it, and signed for by somebody of another household', () => {
  const batch = { id: 'b', by: '周永福', at: now, doors: 4, shownUntil: null, iMayRecord: false, unsigned: ['h1'] }
  const does = (more: object) => showCodes(slips({ batches: [{ ...batch, ...more }] }), now, nothing).batches[0]?.does
  expect(does({ shownUntil: now + 1 })).toBe('show')
  expect(does({ iMayRecord: true })).toBe('sign')
  expect(does({ iMayRecord: true, unsigned: [] })).toBe('')
  expect(does({})).toBe('')
})

test('opinions show those that somebody wants changed, without names', () => {
  const article = (number: number, change: number, texts: readonly object[] = []) => ({
    number,
    title: '',
    agree: 2,
    change,
    object: 0,
    texts,
  })
  const articles = [article(1, 0), article(2, 1, [{ stance: 'change', text: '十点太早' }])]
  const answer = { version: { id: 'v', title: '院规院约' }, articles } as unknown as CourtyardOutput<'opinions'>
  expect(showOpinions(answer, now, { all: false }).articles.map(({ number }) => number)).toEqual([2])
  expect(showOpinions(answer, now, { all: true }).articles).toHaveLength(2)
  expect(showOpinions(answer, now, { all: false }).sentence).toBe('共 5 条意见,1 条院规有人想改')
})

test('a draft stands once and leads to its next step', () => {
  const version = (id: string, stage: string, changes: object = {}) => ({
    id,
    title: id,
    number: 2,
    stage,
    articleCount: 12,
    editedAt: now,
    inForceAt: null,
    motionId: null,
    ...changes,
  })
  const consulting = version('c', 'consulting')
  const drafts = [
    version('d', 'draft'),
    consulting,
    version('s', 'sealed'),
    version('m', 'sealed', { motionId: 'x' }),
    version('o', 'superseded'),
  ]
  const answer = { drafts, consulting: [consulting], inForce: null, history: [] } as unknown as CourtyardOutput<'rules'>
  expect(showDrafts(answer, now).drafts.map(({ id, action }) => `${id} ${action}`)).toEqual([
    'd 接着写',
    'c 看这一稿',
    's 发起表决',
    'm 看进度',
  ])
})

test('settings can be stored only when something differs, and days stay within what may be set', () => {
  const settings = { noticeDays: 7, postingDays: 7, ballotChangeable: true, abstentionParticipates: true }
  const mine = {
    me: { courtyard: { community: '南桥社区', name: '南桥院坝', number: '575974' } },
    settings,
  } as unknown as CourtyardOutput<'mine'>
  expect(showSettings(mine, now, { settings: null }).changed).toBe(false)
  expect(showSettings(mine, now, { settings: { ...settings, abstentionParticipates: false } }).changed).toBe(true)
  expect([stepDays(3, -1), stepDays(60, 1), stepDays(7, 1)]).toEqual([3, 60, 8])
})
