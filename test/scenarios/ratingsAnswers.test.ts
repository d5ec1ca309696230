import type { OutboxDocument, RatingPeriodDocument } from '../../cloudfunctions/shared/documents'
import { together } from '../support/together'
import { notices } from '../support/noticesScene'
import {
  CLOSES_RATING,
  CONTENT,
  latestPeriod,
  manager,
  openPeriods,
  sheetOf,
  startRatingsScene,
  submitted,
  treasurer,
  type RatingsScene,
} from '../support/ratingsScene'
import { accountOf, chair, DAY, kin, MINUTE, rep, secretary } from '../support/votesScene'
import { inOffice } from '../support/offices'

jest.setTimeout(120_000)

const POSTED = CLOSES_RATING + MINUTE
/** Seven days from the day of posting. */
const ANSWER_BY = Date.parse('2026-07-20T00:00:00+08:00')

let scene: RatingsScene
let committee: RatingPeriodDocument
let property: RatingPeriodDocument
let household: RatingPeriodDocument

beforeAll(async () => {
  scene = await startRatingsScene(8)
  ;[committee, property, household] = await openPeriods(scene, 'committee', 'property', 'household')
  for (const i of [1, 2, 3, 4, 5, 6, 7]) {
    await scene.ok(rep(i), 'saveRating', submitted(committee._id, sheetOf(CONTENT)))
    const praised = { praise: i <= 2 ? 'helpful' : '' }
    const sheet = sheetOf(i === 7 ? { clean: 1, order: 1 } : { clean: 4, order: 5 }, praised)
    await scene.ok(manager, 'saveRating', submitted(household._id, sheet, scene.householdOf(i)))
  }
  for (const person of [chair, secretary, treasurer])
    await scene.ok(person, 'saveRating', submitted(property._id, sheetOf({ cleaning: 2, safety: 4, repairs: 1 })))
  await scene.at(POSTED)
  await scene.tick()
})
afterAll(() => scene.cloud.stop())

const answerOf = async (person: string, periodId: RatingPeriodDocument['_id'], itemKey: string) => {
  const { answers } = await scene.ok(person, 'ratingResult', { periodId })
  return answers.find((answer) => answer.itemKey === itemKey)
}

/** Who was told that a date had passed. */
const toldLate = async ({ _id }: RatingPeriodDocument) =>
  (await scene.told(_id)).filter((one) => /^rating(AnswerOverdue|Unanswered) /.test(one)).sort()

describe('the committee answers the households', () => {
  const measure = () => ({
    ...{ periodId: committee._id, itemKey: 'accounts', measure: '每月五号前贴账' },
    doneBy: POSTED + 20 * DAY,
  })
  const respond = (person: string, agree: boolean) =>
    scene.ok(person, 'respondToAnswer', { periodId: committee._id, itemKey: 'accounts', agree })

  test('a low item wants an answer from whoever was rated, by its date', async () => {
    expect(await scene.told(committee._id)).toContain('ratingToAnswer → committee')
    const { todos } = await scene.ok(chair, 'ratings', {})
    expect(todos).toMatchObject([{ kind: 'answer', itemKey: 'accounts', dueAt: ANSWER_BY, overdue: false }])
    expect((await scene.refused(manager, 'answerItem', measure())).code).toBe('NOT_YOUR_PART')
    expect((await scene.refused(rep(1), 'answerItem', measure())).code).toBe('FORBIDDEN')
    const yesterday = { ...measure(), doneBy: POSTED - 2 * DAY }
    expect((await scene.refused(chair, 'answerItem', yesterday)).code).toBe('INVALID_INPUT')
  })

  test('a date that passes is shown as overdue, without any timer', async () => {
    await scene.at(ANSWER_BY)
    expect(await answerOf(kin(1), committee._id, 'accounts')).toMatchObject({ state: 'overdue' })
    expect((await scene.ok(chair, 'ratings', {})).todos).toMatchObject([{ kind: 'answer', overdue: true }])
    const { results } = await scene.ok(rep(1), 'ratings', {})
    expect(results.find(({ ratee }) => ratee === 'committee')?.answers).toMatchObject({ overdue: 1, due: 0 })
  })

  test('in the morning after, whoever should have answered and whoever asked are told, once for all items', async () => {
    await scene.tick()
    expect(await toldLate(committee)).toEqual([])
    await scene.at(ANSWER_BY + 8 * 60 * MINUTE)
    await Promise.all([scene.tick(), scene.tick(), scene.tick()])
    await scene.at(ANSWER_BY + 9 * 60 * MINUTE)
    await scene.tick()
    expect(await toldLate(committee)).toEqual(['ratingAnswerOverdue → committee', 'ratingUnanswered → everybody'])
    expect(await toldLate(property)).toEqual(['ratingAnswerOverdue → propertyManager', 'ratingUnanswered → committee'])
    const [row] = await scene.stored<OutboxDocument>('outbox', {
      subjectId: property._id,
      kind: 'ratingAnswerOverdue',
    })
    expect(row).toMatchObject({
      title: '有 2 项过了日子还没答复',
      text: expect.stringContaining('7月19日 24:00 前该答复的') as unknown,
      happensAt: ANSWER_BY,
    })
  })

  test('late is better than never; a second tap answers once', async () => {
    await scene.ok(chair, 'answerItem', measure(), 'answer-once')
    await scene.ok(chair, 'answerItem', measure(), 'answer-once')
    expect((await scene.refused(secretary, 'answerItem', measure())).code).toBe('WRONG_STAGE')
    expect(await answerOf(rep(1), committee._id, 'accounts')).toMatchObject({
      ...{ state: 'answered', measure: '每月五号前贴账', round: 1 },
      ...{ canRespond: true, myResponse: null, canAnswer: false },
    })
    expect((await scene.ok(rep(1), 'ratings', {})).todos).toMatchObject([{ kind: 'respond', itemKey: 'accounts' }])
  })

  test('whoever answers cannot close: not from the own household, nor one who did not rate', async () => {
    const { _id: courtyardId } = scene.votes.courtyard
    const seat = { offices: inOffice(courtyardId, 'committee') }
    await scene.votes.change('members', `${courtyardId}:${accountOf(rep(6))}`, seat)
    const ask = { periodId: committee._id, itemKey: 'accounts', agree: true }
    expect((await scene.refused(rep(6), 'respondToAnswer', ask)).code).toBe('NOT_YOUR_PART')
    expect((await scene.refused(chair, 'respondToAnswer', ask)).code).toBe('NOT_YOUR_PART')
    expect((await scene.refused(rep(8), 'respondToAnswer', ask)).code).toBe('NOT_YOUR_PART')
    expect((await scene.refused(kin(1), 'respondToAnswer', ask)).code).toBe('NOT_REPRESENTATIVE')
    expect(await answerOf(rep(6), committee._id, 'accounts')).toMatchObject({ canRespond: false })
  })

  test('more than half of the raters reject it at once, each heard once', async () => {
    for (const i of [1, 2, 3]) expect(await respond(rep(i), false)).toEqual({ state: 'answered' })
    expect(await respond(rep(1), false)).toEqual({ state: 'answered' })
    expect(await answerOf(rep(1), committee._id, 'accounts')).toMatchObject({
      ...{ state: 'answered', myResponse: false },
      // while they are asked nobody sees how it stands
      ...{ agree: 0, against: 0 },
    })
    expect(await respond(rep(4), false)).toEqual({ state: 'rejected' })
    expect(await respond(rep(4), false)).toEqual({ state: 'rejected' })
    const ask = { periodId: committee._id, itemKey: 'accounts', agree: true }
    expect((await scene.refused(rep(5), 'respondToAnswer', ask)).code).toBe('WRONG_STAGE')
    expect(await answerOf(rep(1), committee._id, 'accounts')).toMatchObject({ state: 'rejected', against: 4 })
    expect(await scene.told(committee._id)).toContain('ratingRejected → committee')
  })

  test('a rejected answer is given anew, the old one stays readable', async () => {
    const second = { ...measure(), measure: '每月五号贴账,请三户来对', doneBy: ANSWER_BY + DAY }
    await scene.ok(secretary, 'answerItem', second)
    expect(await answerOf(rep(1), committee._id, 'accounts')).toMatchObject({
      ...{ state: 'answered', round: 2, myResponse: null, measure: '每月五号贴账,请三户来对' },
      earlier: [{ measure: '每月五号前贴账' }],
    })
  })

  test('without a response nothing closes it; one more for than against does, in the end', async () => {
    await scene.at(ANSWER_BY + 9 * DAY)
    await scene.tick()
    expect(await answerOf(rep(1), committee._id, 'accounts')).toMatchObject({ state: 'unconfirmed', canRespond: true })
    expect(await respond(rep(2), true)).toEqual({ state: 'confirmed' })
    expect(await answerOf(chair, committee._id, 'accounts')).toMatchObject({ state: 'confirmed', agree: 1, against: 0 })
  })
})

describe('the property manager has the whole work on one page', () => {
  test('what it was rated, what to answer by when, how far the round is', async () => {
    const work = await scene.ok(manager, 'propertyWork', {})
    expect(work.results).toMatchObject([{ raters: 3, eligible: 3, averageTenths: 23, answers: { overdue: 2 } }])
    expect(work.toAnswer.map(({ itemKey, state, canAnswer }) => [itemKey, state, canAnswer]).sort()).toEqual([
      ['cleaning', 'overdue', true],
      ['repairs', 'overdue', true],
    ])
    expect(work.answered).toEqual([])
  })

  test('two of three committee members accept, and it is confirmed', async () => {
    const { _id: periodId } = property
    const doneBy = ANSWER_BY + 20 * DAY
    await scene.ok(manager, 'answerItem', { periodId, itemKey: 'repairs', measure: '当天上门', doneBy })
    const respond = (person: string) =>
      scene.ok(person, 'respondToAnswer', { periodId, itemKey: 'repairs', agree: true })
    expect(await respond(chair)).toEqual({ state: 'answered' })
    expect(await respond(secretary)).toEqual({ state: 'confirmed' })
    const work = await scene.ok(manager, 'propertyWork', {})
    expect(work.answered).toMatchObject([{ itemKey: 'repairs', state: 'confirmed' }])
    expect(work.toAnswer).toHaveLength(1)
  })

  test('what was rejected is told of again when its new date has passed too, and what was answered is not', async () => {
    const { _id: periodId } = property
    const about = { periodId, itemKey: 'cleaning' } as const
    await scene.ok(manager, 'answerItem', { ...about, measure: '每天扫两次', doneBy: ANSWER_BY + 20 * DAY })
    for (const person of [chair, secretary]) await scene.ok(person, 'respondToAnswer', { ...about, agree: false })
    const answer = await answerOf(chair, periodId, 'cleaning')
    expect(answer).toMatchObject({ state: 'rejected' })
    await scene.at((answer?.answerBy ?? 0) + 8 * 60 * MINUTE)
    await scene.tick()
    await scene.tick()
    expect(await toldLate(property)).toEqual([
      ...['ratingAnswerOverdue → propertyManager', 'ratingAnswerOverdue → propertyManager'],
      ...['ratingUnanswered → committee', 'ratingUnanswered → committee'],
    ])
    expect(await toldLate(committee)).toHaveLength(2)
  })
})

test('each household of the property round is told, and nobody else', async () => {
  const told = await scene.told(household._id)
  expect(told.filter((one) => one.startsWith('householdRated')).sort()).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((i) => `householdRated → household:${scene.householdOf(i)}`).sort(),
  )
})

describe('the next quarter', () => {
  test('stands beside the last one', async () => {
    await scene.at(Date.parse('2026-10-01T09:00:00+08:00'))
    await scene.tick()
    const next = await latestPeriod(scene, 'committee')
    expect(next).toMatchObject({ periodKey: '2026Q3', stage: 'open' })
    for (const i of [1, 2, 3, 4, 5])
      await scene.ok(rep(i), 'saveRating', submitted(next._id, sheetOf({ ...CONTENT, accounts: 4 })))
    await scene.at(next.closesAt + MINUTE)
    await scene.tick()
    const result = await scene.ok(kin(1), 'ratingResult', { periodId: next._id })
    expect(result).toMatchObject({ averageTenths: 44, lastAverageTenths: 40, answers: [] })
    expect(result.items[1]).toMatchObject({ key: 'accounts', lastAverageTenths: 20, scores: { averageTenths: 40 } })
    expect(result.trend.map(({ periodName, averageTenths }) => `${periodName} ${averageTenths}`)).toEqual([
      '2026年二季度 40',
      '2026年三季度 44',
    ])
    const old = await scene.ok(kin(1), 'ratingResult', { periodId: committee._id })
    expect(old.trend).toHaveLength(1)
    const { results } = await scene.ok(kin(1), 'postedRatings', { before: null })
    expect(results.filter(({ ratee }) => ratee === 'committee').map(({ periodName }) => periodName)).toEqual([
      '2026年三季度',
      '2026年二季度',
    ])
  })

  test('rules change for periods to come, not for the open one', async () => {
    const { edges } = await scene.ok(chair, 'edges', {})
    const edge = edges.find(({ ratee }) => ratee === 'committee')
    if (!edge) throw new Error('no edge')
    expect(edge).toMatchObject({ title: '各户评院管委会', nextPeriodName: '2026年四季度', revision: 0 })
    const edgeOfCommittee = { raterGroup: 'households', ratee: 'committee' } as const
    const rules = { cycle: 'month', opensDay: 2, openDays: 5, groupMin: 8, answerDays: 10, active: true } as const
    const change = { ...edgeOfCommittee, ...rules, revision: 0 }
    const two = { first: chair, second: secretary }
    expect((await together(scene.cloud, two, 'ratings', 'changeEdge', change)).stored?.state).toBe('done')
    expect((await together(scene.cloud, two, 'ratings', 'changeEdge', change)).state).toBe('already')
    expect((await scene.refused(treasurer, 'changeEdge', { ...change, openDays: 9 })).code).toBe('EDITED_BY_ANOTHER')
    const wrong = { ...change, raterGroup: 'property', revision: 1 } as const
    expect((await scene.refused(chair, 'changeEdge', wrong)).code).toBe('INVALID_INPUT')
    const changed = (await scene.ok(chair, 'edges', {})).edges.find(({ ratee }) => ratee === 'committee')
    expect(changed).toMatchObject({
      nextPeriodName: '2026年10月',
      nextOpensAt: Date.parse('2026-11-03T09:00:00+08:00'),
    })
    await together(scene.cloud, two, 'ratings', 'changeEdge', { ...change, active: false, revision: 1 })
    await scene.at(Date.parse('2026-11-03T09:00:00+08:00'))
    await scene.tick()
    expect((await latestPeriod(scene, 'committee')).periodKey).toBe('2026Q3')
  })

  test('whoever changes a rule of rating has a second person, and everybody three days to stop it', async () => {
    const rules = { cycle: 'month', opensDay: 2, openDays: 5, groupMin: 3, answerDays: 10, active: true } as const
    const change = { raterGroup: 'households', ratee: 'committee', ...rules, revision: 2 } as const
    const before = await scene.stored('ratingEdges', { ratee: 'committee' })
    const { proposalId } = await scene.ok(treasurer, 'changeEdge', change)
    if (proposalId === null) throw new Error('nothing was proposed')
    // the chair and the treasurer have no household: they aren't shown to be two
    expect((await scene.refused(chair, 'confirmProposals', { ids: [proposalId] })).code).toBe('ONE_HOUSEHOLD')
    await scene.ok(secretary, 'confirmProposals', { ids: [proposalId] })
    expect(await scene.stored('ratingEdges', { ratee: 'committee' })).toEqual(before)
    const { messages } = await notices(scene.votes).ok(kin(1), 'inbox', { before: null })
    expect(messages.find(({ kind }) => kind === 'seatProposed')).toMatchObject({
      title: '改“各户评院管委会”的规矩',
      text: expect.stringContaining('满多少份才公布：8 份 → 3 份') as string,
    })
    // of two, each would know what the other said
    expect((await scene.refused(chair, 'changeEdge', { ...change, groupMin: 2 })).code).toBe('INVALID_INPUT')
  })

  test('one that was stored when it could be less opens with three all the same', async () => {
    const [stored] = await scene.stored<{ _id: string }>('ratingEdges', { ratee: 'committee' })
    await scene.votes.change('ratingEdges', stored?._id ?? '', { groupMin: 2, active: true })
    await scene.at(Date.parse('2026-12-03T09:00:00+08:00'))
    await scene.tick()
    expect((await latestPeriod(scene, 'committee')).groupMin).toBe(3)
  })
})
