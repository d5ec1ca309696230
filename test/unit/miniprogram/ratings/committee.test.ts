import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import { showAppeals } from '../../../../miniprogram/packages/committee/rating-appeals/view'
import { rulesOf, sayOpensDay, showEdges, stepDays } from '../../../../miniprogram/packages/committee/rating-edges/view'
import { showRatingProgress } from '../../../../miniprogram/packages/committee/rating-progress/view'
import * as drafts from '../../../../miniprogram/packages/committee/rating-standard/standardDraft'
import { showRatingDesk } from '../../../../miniprogram/packages/committee/ratings/view'
import { groupToWalk, showHouseholds } from '../../../../miniprogram/packages/property/households/householdsView'
import { showWork } from '../../../../miniprogram/packages/property/desk/deskView'
import { anAnswer, anItem, aPeriod, at, aTab, now } from './answers'

type Edge = RatingsOutput<'edges'>['edges'][number]
const edge = {
  ...{ id: 'e1', raterGroup: 'households', ratee: 'committee', title: '各户评院管委会', cycle: 'quarter' },
  ...{ opensDay: 0, openDays: 10, groupMin: 5, answerDays: 10, active: true, standardTitle: '院管委会履职' },
  ...{ nextOpensAt: at('2026-12-01T09:00:00'), nextPeriodName: '2026年四季度', revision: 2 },
} as unknown as Edge

test('an edge can be saved only when something is changed, and days stay within what may be set', () => {
  const rules = rulesOf(edge)
  expect(showEdges({ edges: [edge] }, now, { rules: null }).form).toBeNull()
  expect(showEdges({ edges: [edge] }, now, { rules }).form).toMatchObject({ changed: false })
  const changed = stepDays(rules, 'openDays', 100)
  expect(changed.openDays).toBe(30)
  expect(showEdges({ edges: [edge] }, now, { rules: changed }).form).toMatchObject({ changed: true })
})

test('a setting that is stored but not among the usual ones can still be seen', () => {
  const unusual = { ...edge, groupMin: 4, opensDay: -31 }
  const form = showEdges({ edges: [unusual] }, now, { rules: rulesOf(unusual) }).form
  expect(form?.groupMins.map(({ key }) => key)).toContain('4')
  expect(form?.opensDays.map(({ key }) => key)).toContain('-31')
  expect([sayOpensDay(-3), sayOpensDay(0), sayOpensDay(3)]).toEqual(['期末前 3 天', '期满第二天', '期满 3 天后'])
})

test('whoever changes the rules of a rating reads that it takes two and who can stop it; fewer than three sheets can’t be set', () => {
  const formOf = (one: Edge) => showEdges({ edges: [one] }, now, { rules: rulesOf(one) }).form
  expect(formOf(edge)?.told).toContain('另一户的院管委会成员')
  const old = { ...edge, groupMin: 2 }
  expect(formOf(old)?.groupMins.map(({ key }) => key)).toEqual(['3', '5', '8', '10'])
  expect(rulesOf(old).groupMin).toBe(3)
})

test('an edge without a standard says what is missing', () => {
  const view = showEdges({ edges: [{ ...edge, standardTitle: '', nextOpensAt: null }] }, now, { rules: null })
  expect(view.edges[0]?.next).toContain('先起草标准')
})

test('turnout shows how many, by group, and nothing of what they said', () => {
  const groups = [
    { name: '3组', submitted: 5, total: 24 },
    { name: '4组', submitted: null, total: 4 },
  ]
  const answer = { period: aPeriod(), asOf: at('2026-11-23T08:00:00'), submitted: 23, total: 96, groups }
  const view = showRatingProgress(answer, now)
  expect(view).toMatchObject({ value: '23', unit: '/ 96 户', parts: [23, 73] })
  expect(view.asOf).toContain('每天早上 8:00 更新一次')
  expect(showRatingProgress({ ...answer, asOf: null }, now).asOf).toBe('')
  expect(view.groups).toEqual([
    { name: '3组', note: '5 / 24 户' },
    { name: '4组', note: '4 户,不单独显示' },
  ])
})

const item = (title: string, anchors: string[]) => ({ ...anItem('k', title), anchors })
const draft = (...items: ReturnType<typeof item>[]) =>
  drafts.draftOf({ title: '物业服务标准', items, praiseReasons: [] })

test('a standard is complete when every item has a name and five anchors', () => {
  expect(drafts.missing(draft(item('打扫', ['a', 'b', 'c', 'd', 'e'])))).toBe('')
  expect(drafts.missing(draft(item('打扫', ['a', 'b', 'c'])))).toBe('“打扫”还没写 4 分是什么样')
  expect(drafts.missing(draft(item('', ['a', 'b', 'c', 'd', 'e'])))).toBe('第 1 项还没写评什么')
  expect(drafts.missing(draft())).toBe('至少要有一项')
})

test('reasons typed in one line keep their keys, so that versions can be compared', () => {
  let made = 0
  const read = drafts.readReasons('有死角、 新的,有死角、', [{ key: 'corners', title: '有死角' }], () => `k${++made}`)
  expect(read).toEqual([
    { key: 'corners', title: '有死角' },
    { key: 'k1', title: '新的' },
  ])
})

test('items are added and taken away by their key', () => {
  const grown = drafts.addItem(draft(item('打扫', ['a', 'b', 'c', 'd', 'e'])), 'new')
  expect(grown.items.map(({ key }) => key)).toEqual(['k', 'new'])
  expect(drafts.dropItem(grown, 'k').items.map(({ key }) => key)).toEqual(['new'])
  expect(drafts.withAnchor(item('x', ['a', 'b', 'c', 'd', 'e']), 2, '好').anchors[2]).toBe('好')
})

const appeal = (changes: object = {}) =>
  ({
    ...{ periodId: 'p1', householdId: 'h1', periodName: '2026年上半年', label: '2组14号', text: '不是我家的' },
    ...{ photo: null, at: now, state: 'waiting', decision: '', items: [{ title: '门前', score: null }] },
    ...{ comment: '', ratingPhoto: null, canDecide: true, ...changes },
  }) as unknown as RatingsOutput<'appeals'>['appeals'][number]

test('an appeal is decided with a reason, by somebody whom it does not concern', () => {
  const nothing = { openKey: 'p1/h1', decision: '', upheld: null }
  const show = (local: object) => showAppeals({ appeals: [appeal()] }, now, { ...nothing, ...local })
  expect(show({}).reason).not.toBe('')
  expect(show({ upheld: true }).reason).toContain('为什么')
  expect(show({ upheld: true, decision: '去看过了' }).reason).toBe('')
  expect(show({ upheld: true }).ask.text).toContain('作废')
  const own = showAppeals({ appeals: [appeal({ canDecide: false })] }, now, nothing)
  expect(own.appeals[0]?.hint).toContain('另一位')
})

test('the desk puts the first duty forward and the others behind it', () => {
  const todo = (kind: string, overdue: boolean) => ({
    ...{ kind, overdue, subjectId: 'p1', itemKey: 'accounts', householdId: null, title: '账目清楚', dueAt: now },
  })
  const todos = [todo('rejected', true), todo('answer', false)] as ReturnType<typeof aTab>['todos']
  const view = showRatingDesk(aTab({ todos }), now)
  expect(view.first).toMatchObject({ left: '过期了', url: '/packages/ratings/answer/answer?id=p1&item=accounts' })
  expect(view.others).toHaveLength(1)
})

const work = (changes: object = {}) =>
  showWork({ results: [], toAnswer: [], answered: [], households: null, todos: [], ...changes }, now)

test('the manager reads in one sentence what is pressing: late before due before doors', () => {
  const households = { period: aPeriod({ raterGroup: 'property' }), rated: 3, total: 96 }
  expect(work({ toAnswer: [anAnswer({ state: 'overdue' }), anAnswer()] }).sentence).toBe('有 1 项过期没答复')
  expect(work({ toAnswer: [anAnswer()], households })).toMatchObject({
    sentence: '有 1 项要答复',
    households: { look: 'plain' },
  })
  expect(work({ households })).toMatchObject({ sentence: '该评各户门前了', households: { look: 'primary' } })
  expect(work().sentence).toBe('眼下没有等着办的事')
})

test('an item that was rejected shows what was said last time', () => {
  const earlier = [{ measure: '以后注意', doneBy: now, answeredAt: now }]
  const view = work({ toAnswer: [anAnswer({ state: 'rejected', round: 2, earlier })] })
  expect(view.first).toMatchObject({ rejected: '上次答复没认可:以后注意', action: '重新答复' })
})

test('walking goes on at the first group that is not finished, at its first door', () => {
  const groups = [
    { name: '1组', rated: 24, total: 24 },
    { name: '2组', rated: 1, total: 24 },
  ]
  expect(groupToWalk({ groups })).toBe('2组')
  const household = (id: string, state: string) => ({
    id,
    no: id,
    headName: '周家',
    address: '',
    state,
    praised: false,
  })
  const answer = {
    ...{ period: aPeriod({ raterGroup: 'property' }), rated: 25, total: 48, groups },
    households: [household('N025', 'submitted'), household('N026', 'draft')],
  } as unknown as RatingsOutput<'householdsToRate'>
  const view = showHouseholds(answer, now, { group: '2组' })
  expect(view.nextUrl).toContain('householdId=N026')
  expect(view.cells.map(({ label }) => label)).toEqual(['25', '26'])
  const closed = showHouseholds(answer, answer.period.closesAt, { group: '2组' })
  expect(closed).toMatchObject({ open: false, nextUrl: '', sentence: '评了 25 户,23 户没评' })
  expect(closed.second).toContain('截止了')
  expect(closed.cells.map(({ url }) => url)).toEqual(['', ''])
})
