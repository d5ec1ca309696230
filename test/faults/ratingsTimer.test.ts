import type {
  OutboxDocument,
  RatingAnswerDocument,
  RatingDocument,
  RatingPeriodDocument,
} from '../../cloudfunctions/shared/documents'
import {
  addRatingsCourtyard,
  bringStandardIntoForce,
  CLOSES_RATING,
  CONTENT,
  latestPeriod,
  manager,
  OPENS_RATING,
  handedIn,
  sheetOf,
  startRatingsScene,
  submitted,
  type RatingsScene,
} from '../support/ratingsScene'
import { chair, DAY, MINUTE, rep, secretary, START } from '../support/votesScene'

jest.setTimeout(120_000)

let scene: RatingsScene
beforeAll(async () => {
  scene = await startRatingsScene(6)
})
afterAll(() => scene.cloud.stop())

/** A courtyard of its own, with the committee's standard in force before anything is due. */
async function courtyard(label: string) {
  await scene.at(Date.parse(START))
  const people = `-${label}`
  const there = await addRatingsCourtyard(scene, 6, people)
  await bringStandardIntoForce(there, 'committee', people)
  const rate = async (periodId: RatingPeriodDocument['_id'], households: readonly number[]) => {
    for (const i of households) await there.ok(rep(i) + people, 'saveRating', submitted(periodId, sheetOf(CONTENT)))
  }
  return { there, people, rate }
}

const together = (times: number) => Promise.all(Array.from({ length: times }, () => scene.tick()))

describe('the timer comes twice, late or never', () => {
  test('any number of runs at once open, close and post once', async () => {
    const { there, rate } = await courtyard('twice')
    await scene.at(OPENS_RATING)
    await together(4)
    const period = await latestPeriod(there, 'committee')
    await rate(period._id, [1, 2, 3, 4, 5])
    await scene.at(CLOSES_RATING - DAY)
    await together(4)
    await scene.at(CLOSES_RATING + MINUTE)
    await together(4)
    expect((await there.told(period._id)).sort()).toEqual([
      'ratingClosing → everybody',
      'ratingOpened → everybody',
      'ratingPosted → everybody',
      'ratingToAnswer → committee',
    ])
    expect(await scene.stored<RatingAnswerDocument>('ratingAnswers', { periodId: period._id })).toHaveLength(1)
    expect(await scene.stored('ratingPeriods', { courtyardId: period.courtyardId })).toHaveLength(1)
  })

  test('a day late: nobody loses a day to rate, to answer or to appeal', async () => {
    const { there, people, rate } = await courtyard('late')
    await scene.at(OPENS_RATING + DAY)
    await scene.tick()
    const period = await latestPeriod(there, 'committee')
    expect(period).toMatchObject({ periodKey: '2026Q2', opensAt: OPENS_RATING, closesAt: CLOSES_RATING + DAY })
    await rate(period._id, [1, 2, 3, 4, 5])
    await scene.at(period.closesAt + DAY)
    const late = submitted(period._id, sheetOf(CONTENT))
    expect((await there.refused(rep(6) + people, 'saveRating', late)).code).toBe('RATING_CLOSED')
    await scene.tick()
    expect(await there.ok(rep(6) + people, 'ratingResult', { periodId: period._id })).toMatchObject({ raters: 5 })
    const [answer] = await scene.stored<RatingAnswerDocument>('ratingAnswers', { periodId: period._id })
    expect(answer?.answerBy).toBe(period.closesAt + 9 * DAY)
    // nobody was told that it is about to close when it was closed already
    expect(await there.told(period._id)).not.toContain('ratingClosing → everybody')
  })

  test('never for half a year: the latest quarter opens, not a heap of old ones', async () => {
    const { there } = await courtyard('never')
    await scene.at(Date.parse('2027-01-05T12:00:00+08:00'))
    await scene.tick()
    const periods = await scene.stored<RatingPeriodDocument>('ratingPeriods', {
      courtyardId: there.votes.courtyard._id,
    })
    expect(periods.map(({ periodKey }) => periodKey)).toEqual(['2026Q4'])
  })

  test('a run that died after telling some of the households is gone on with', async () => {
    const { there, people } = await courtyard('died')
    await bringStandardIntoForce(there, 'household', people)
    await scene.at(OPENS_RATING)
    await scene.tick()
    const { _id: periodId } = await latestPeriod(there, 'household')
    for (const i of [1, 2, 3]) {
      const sheet = submitted(periodId, sheetOf({ clean: 4 }), there.householdOf(i))
      await there.ok(manager + people, 'saveRating', sheet)
    }
    const kept = `householdRated:${periodId}:${there.householdOf(2)}`
    const [opened] = await scene.stored<OutboxDocument>('outbox', { subjectId: periodId })
    const outbox = scene.cloud.sdk().database().collection('outbox')
    await outbox.add([{ ...opened, _id: kept, kind: 'householdRated', audience: `household:${there.householdOf(2)}` }])
    await scene.at(CLOSES_RATING + MINUTE)
    await scene.tick()
    const told = await there.told(periodId)
    expect(told.filter((one) => one.startsWith('householdRated'))).toHaveLength(3)
    expect((await latestPeriod(there, 'household')).stage).toBe('appealing')
  })
})

describe('what arrives twice', () => {
  const open = async (label: string) => {
    const made = await courtyard(label)
    await scene.at(OPENS_RATING)
    await scene.tick()
    return { ...made, period: await latestPeriod(made.there, 'committee') }
  }

  test('two taps and two phones at once make one sheet', async () => {
    const { there, people, period } = await open('taps')
    const rating = submitted(period._id, sheetOf(CONTENT))
    const person = rep(1) + people
    const same = [1, 2, 3].map(() => there.ok(person, 'saveRating', rating, 'same-intention'))
    const other = [1, 2, 3].map((i) => there.ok(person, 'saveRating', rating, `phone-number-${i}`))
    await Promise.all([...same, ...other])
    const sheets = await scene.stored<RatingDocument>('ratings', { periodId: period._id })
    expect(sheets).toHaveLength(1)
    // three tries of one intention are one, each of the other phones is one
    expect(sheets[0]).toMatchObject({ revision: 4, submitted: handedIn(rating.sheet) })
  })

  test('a late repeat of an earlier submission does not bring its scores back', async () => {
    const { there, people, period } = await open('repeat')
    const person = rep(1) + people
    const first = submitted(period._id, sheetOf({ openness: 1 }))
    const second = submitted(period._id, sheetOf({ openness: 5 }))
    await there.ok(person, 'saveRating', first, 'first-intention')
    await there.ok(person, 'saveRating', second, 'second-intention')
    await there.ok(person, 'saveRating', first, 'first-intention')
    const form = await there.ok(person, 'ratingForm', { periodId: period._id, householdId: null })
    expect(form.submitted).toEqual(second.sheet)
  })

  test('words that are not fit to be shown are refused, and nothing is lost of what was kept', async () => {
    const { there, people, period } = await open('words')
    const person = rep(1) + people
    const sheet = sheetOf(CONTENT, { comment: '一起去赌博' })
    await there.ok(person, 'saveRating', { periodId: period._id, householdId: null, sheet, submit: false })
    expect((await there.refused(person, 'saveRating', submitted(period._id, sheet))).code).toBe('RISKY_TEXT')
    const form = await there.ok(person, 'ratingForm', { periodId: period._id, householdId: null })
    expect(form).toMatchObject({ draft: sheet, submitted: null })
  })

  test('two of the committee edit one draft: the second is told and overwrites nothing', async () => {
    const { there, people } = await courtyard('editors')
    const { items, praiseReasons } = await there.ok(chair + people, 'standard', {
      subject: 'property',
      standardId: null,
    })
    const draft = { subject: 'property', items, praiseReasons } as const
    const first = { ...draft, title: '物业服务标准', revision: 0 }
    const { standardId } = await there.ok(chair + people, 'saveStandard', first)
    const both = await Promise.allSettled([
      there.ok(chair + people, 'saveStandard', { ...draft, title: '主任的改法', revision: 1 }),
      there.ok(secretary + people, 'saveStandard', { ...draft, title: '文书的改法', revision: 1 }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { title, revision } = await there.ok(chair + people, 'standard', { subject: 'property', standardId })
    expect(revision).toBe(2)
    expect(title).toBe(both[0].status === 'fulfilled' ? '主任的改法' : '文书的改法')
  })
})
