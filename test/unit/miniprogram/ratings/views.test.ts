import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import { showAnswering } from '../../../../miniprogram/packages/ratings/answer/answerView'
import { showAnswers } from '../../../../miniprogram/packages/ratings/answers/answersView'
import { showMine } from '../../../../miniprogram/packages/ratings/mine/mineView'
import { showRatingResult } from '../../../../miniprogram/packages/ratings/result/resultView'
import { showStandards } from '../../../../miniprogram/packages/ratings/standards/standardsView'
import { showRatings } from '../../../../miniprogram/pages/ratings/ratingsView'
import { aCard, anAnswer, anItemResult, aPeriod, aResult, at, aTab, now } from './answers'

const closed = { openItem: '', openGroup: '' }
const show = (changes = {}, local = closed) => showRatingResult(aResult(changes), now, local)

test('of all that waits one stands out, and what was handed in never does', () => {
  const open = [aCard({ mine: 'submitted' }), aCard({ periodId: 'p2' }), aCard({ periodId: 'p3', mine: 'draft' })]
  const view = showRatings(aTab({ open }), now)
  expect(view.open.map(({ look }) => look)).toEqual(['plain', 'primary', 'plain'])
  expect(view.open.map(({ button }) => button)).toEqual(['看看,改一改', '去评一评', '接着评'])
  expect(view.empty).toBe(false)
  expect(showRatings(aTab(), now).empty).toBe(true)
})

test('the property team is led to the doors, everybody else to the sheet', () => {
  const open = [aCard({ raterGroup: 'property', progress: { rated: 3, households: 96 } }), aCard()]
  const view = showRatings(aTab({ open }), now)
  expect(view.open.map(({ url }) => url)).toEqual([
    '/packages/property/households/households?id=p1',
    '/packages/ratings/rate/rate?id=p1',
  ])
  expect(view.open[0]?.second).toContain('评了 3 户,共 96 户')
})

test('a result stands with its counts and against the last period', () => {
  const view = show({ items: [anItemResult('openness', 42, { lastAverageTenths: 39 })] })
  expect(view).toMatchObject({ figure: '3.3', change: '上次 3.0,高了 0.3', raters: '96 户里 71 户评了' })
  expect(view.items[0]?.bars[0]).toMatchObject({
    said: '4.2',
    saidPrevious: '上次 3.9,高了 0.3',
    value: 42,
    previous: 39,
  })
})

test('what too few have rated has no number anywhere', () => {
  const few = { averageTenths: null, items: [anItemResult('openness', null, { lastAverageTenths: 39 })], raters: 3 }
  const view = show(few, { ...closed, openItem: 'openness' })
  expect(view.figure).toBe('')
  expect(view.tooFew).toContain('不到 5 户')
  expect(view.items[0]).toMatchObject({ open: false, counts: [] })
  expect(view.items[0]?.bars[0]).toMatchObject({ value: null, previous: null, said: '评的少,不公布' })
})

test('a group of too few is named and not opened', () => {
  const groups = [
    { name: '1组', raters: 20, averageTenths: 42, items: [anItemResult('openness', 42)] },
    { name: '2组', raters: null, averageTenths: null, items: [] },
    { name: '3组', raters: 5, averageTenths: 45, items: [] },
  ]
  const view = show({ groups }, { ...closed, openGroup: '2组' })
  expect(view.groups.map(({ second, open }) => [second, open])).toEqual([
    ['20 户评了', false],
    ['评的少,不单列', false],
    ['5 户评了，平均大约 4.5 分', false],
  ])
  expect(show({ groups }, { ...closed, openGroup: '1组' }).groups[0]?.open).toBe(true)
})

test('of three or four the mean is shown, not who gave what', () => {
  const scores = { count: 3, averageTenths: 40, distribution: null }
  const view = show(
    { raters: 3, items: [anItemResult('openness', null, { scores })] },
    { ...closed, openItem: 'openness' },
  )
  expect(view.items[0]).toMatchObject({ open: true, counts: [] })
  expect(view.items[0]?.few).toContain('只公布平均分')
})

test('sheets of doors that nobody knows yet are counted apart', () => {
  expect(show({ unrecognised: 4 }).unrecognised).toBe('其中 4 张来自没认过门的户')
  expect(show({ unrecognised: 0 }).unrecognised).toBe('')
})

test('an opened item shows who skipped, what was ticked and the periods before', () => {
  const reasons = [{ item: 'accounts', title: '缺凭证', count: 12 }]
  const point = (periodId: string, tenths: number | null) => ({
    periodId,
    periodName: periodId,
    averageTenths: 30,
    items: [{ key: 'accounts', averageTenths: tenths }],
  })
  const trend = [point('a', 30), point('b', 24)] as unknown as RatingsOutput<'ratingResult'>['trend']
  const item = show({ reasons, trend }, { ...closed, openItem: 'accounts' }).items[1]
  expect(item).toMatchObject({ open: true, skipped: '11 户说不清,没打分', reasons: '提得多的:缺凭证 12 户' })
  expect(item?.trend.map(({ said }) => said)).toEqual(['3.0', '2.4'])
})

test('praised households that asked not to be named are only counted', () => {
  const view = show({ praise: [{ label: '3组7号', reason: '门前干净' }], praised: 3 })
  expect(view.unnamed).toBe('还有 2 户也受了表扬,没留名')
  expect(view.praise).toHaveLength(1)
})

test('accepting and not accepting look alike, and only raters are asked', () => {
  const answers = [
    anAnswer({ state: 'answered', measure: '贴出来', canRespond: true, doneBy: at('2026-12-01T00:00:00') }),
    anAnswer(),
  ]
  const view = showAnswers(aResult({ answers }), now)
  expect(view.answers.map(({ asks }) => asks)).toEqual([true, false])
  expect(view.answers[0]).toMatchObject({ doneBy: '11月30日前改好', question: '这样改,行不行?' })
})

test('an answer that nobody responded to is not called accepted', () => {
  const view = showAnswers(aResult({ answers: [anAnswer({ state: 'unconfirmed', measure: '贴' })] }), now)
  expect(view.answers[0]?.tag).toEqual({ text: '还没人确认', tone: 'slate' })
})

test('what is overdue says when it should have been answered', () => {
  const late = anAnswer({ state: 'overdue', answerBy: at('2026-11-22T00:00:00') })
  expect(showAnswers(aResult({ answers: [late] }), now).answers[0]).toMatchObject({
    tag: { text: '过期没答复', tone: 'amber' },
    next: '前天就该答复了',
  })
})

test('an answer needs a measure and a day, and shows what was rejected', () => {
  const rejected = anAnswer({ state: 'rejected', canAnswer: true, measure: '以后注意', round: 2 })
  const answering = (measure: string, day: string) =>
    showAnswering(aResult({ answers: [rejected] }), now, { measure, day }, 'accounts')
  expect(answering('', '').reason).toBe('先写打算怎么改')
  expect(answering('每周清一次', '').reason).toBe('选一个改好的日子')
  expect(answering('每周清一次', '2026-11-30')).toMatchObject({ reason: '', asked: true, said: '2026年11月30日' })
  expect(answering('', '').rejected).toEqual([{ key: -1, measure: '以后注意' }])
})

type Own = NonNullable<RatingsOutput<'myHouseholdRating'>['rating']>
const own = (changes: object = {}): { rating: Own } => ({
  rating: {
    ...{ periodId: 'p1', periodName: '2026年上半年', status: 'appealing', averageTenths: 36 },
    ...{ items: [{ key: 'a', title: '门前清扫', score: 4, anchor: '每天扫' }], reasons: [], comment: '' },
    ...{ photo: null, praise: '门前干净', namingDeclined: false, canDeclineNaming: true },
    ...{ appealUntil: at('2026-11-28T00:00:00'), canAppeal: true, appeal: null },
    ...changes,
  } as unknown as Own,
})
const mine = (changes: object = {}) => showMine(own(changes), now, { appealing: true, photoFileId: '' })

test('a household decides whether its praise names it, until it is posted', () => {
  expect(mine()).toMatchObject({ namingAction: '不要写我家', declines: true })
  expect(mine({ namingDeclined: true })).toMatchObject({ namingAction: '还是写上吧', declines: false })
  expect(mine({ canDeclineNaming: false }).namingAction).toBe('')
})

test('the form to appeal closes with its time, and a household without a rating sees none', () => {
  expect(mine()).toMatchObject({ appealing: true })
  expect(mine({ canAppeal: false })).toMatchObject({ appealing: false, canAppeal: false })
  expect(showMine({ rating: null }, now, { appealing: false, photoFileId: '' }).rated).toBe(false)
})

test('every version of a standard stays within reach; one not agreed on yet can be looked at', () => {
  const version = (id: string, number: number, changes: object = {}) => ({
    ...{ id, subject: 'property', title: '物业服务标准', number, stage: 'inForce', itemCount: 6 },
    ...{ editedByName: '张玉华', editedAt: now, inForceAt: now, supersededAt: null, canAgree: false, ...changes },
  })
  const subjects = [
    {
      ...{ subject: 'property', templateTitle: '物业服务标准', inForce: version('v2', 2) },
      ...{ draft: version('v3', 3, { canAgree: true }), earlier: [version('v1', 1, { supersededAt: now })] },
    },
    { subject: 'household', templateTitle: '门前三包', inForce: null, draft: null, earlier: [] },
  ] as unknown as RatingsOutput<'standards'>['subjects']
  const view = showStandards({ subjects })
  expect(view.subjects[0]?.rows.map(({ note }) => note)).toEqual(['等你同意', '在用', '以前的'])
  expect(view.subjects[1]?.rows[0]?.url).toContain('subject=household')
})

test('before anything is posted the tab tells what comes next', () => {
  const waiting = [aPeriod({ status: 'appealing' })]
  const view = showRatings(aTab({ waiting }), now)
  expect(view.coming[0]?.second).toContain('申诉')
})
