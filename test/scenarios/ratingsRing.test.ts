import type { RatingPeriodDocument } from '../../cloudfunctions/shared/documents'
import { notices } from '../support/noticesScene'
import {
  bringStandardIntoForce,
  CLOSES_RATING,
  CONTENT,
  latestPeriod,
  manager,
  OPENS_RATING,
  sheetOf,
  startRatingsScene,
  submitted,
  treasurer,
  type RatingsScene,
} from '../support/ratingsScene'
import { chair, DAY, kin, MINUTE, rep, secretary } from '../support/votesScene'

jest.setTimeout(120_000)

const HOUSEHOLDS = 29
/** 24 of the 25 households of 1组 and all 4 of 2组. */
const RATERS = Array.from({ length: HOUSEHOLDS }, (_, i) => i + 1).filter((i) => i !== 25)

let scene: RatingsScene
let committee: RatingPeriodDocument
let property: RatingPeriodDocument
let household: RatingPeriodDocument

beforeAll(async () => {
  scene = await startRatingsScene(HOUSEHOLDS)
})
afterAll(() => scene.cloud.stop())

describe('standards come first', () => {
  test('a courtyard without standards has no ratings, and the timer makes none', async () => {
    await scene.tick()
    expect(await scene.ok(rep(1), 'ratings', {})).toEqual({
      open: [],
      results: [],
      waiting: [],
      own: null,
      todos: [],
      upcoming: [],
    })
  })

  test('a draft begins with the template, and a second person brings it into force', async () => {
    const beginning = await scene.ok(chair, 'standard', { subject: 'property', standardId: null })
    expect(beginning).toMatchObject({ id: null, title: '物业服务标准', number: 1, stage: 'draft', canEdit: true })
    const { title, items, praiseReasons } = beginning
    const draft = { subject: 'property', title, items, praiseReasons, revision: 0 } as const
    const { standardId, revision } = await scene.ok(chair, 'saveStandard', draft, 'first-draft')
    expect(await scene.ok(chair, 'saveStandard', draft, 'first-draft')).toEqual({ standardId, revision })
    expect(await scene.refused(secretary, 'saveStandard', draft)).toMatchObject({
      code: 'EDITED_BY_ANOTHER',
      detail: { name: chair },
    })
    expect((await scene.refused(rep(1), 'standard', { subject: 'property', standardId })).code).toBe('NOT_FOUND')
    expect((await scene.refused(chair, 'agreeStandard', { standardId, revision })).code).toBe('SAME_PERSON')
    expect((await scene.ok(manager, 'propertyWork', {})).todos).toMatchObject([
      { kind: 'agreeStandard', subjectId: standardId, title: '物业服务标准' },
    ])
    expect((await scene.refused(manager, 'agreeStandard', { standardId, revision: 7 })).code).toBe('EDITED_BY_ANOTHER')
    await scene.ok(manager, 'agreeStandard', { standardId, revision })
    await scene.ok(manager, 'agreeStandard', { standardId, revision })
    expect(await scene.ok(rep(1), 'standard', { subject: 'property', standardId })).toMatchObject({ stage: 'inForce' })
    expect((await scene.refused(chair, 'saveStandard', { ...draft, revision })).code).toBe('WRONG_STAGE')
  })

  test('the property manager has no say in how the committee is rated', async () => {
    const { title, items } = await scene.ok(chair, 'standard', { subject: 'committee', standardId: null })
    const saved = await scene.ok(chair, 'saveStandard', {
      ...{ subject: 'committee', title, items, praiseReasons: [], revision: 0 },
    })
    expect((await scene.refused(manager, 'agreeStandard', saved)).code).toBe('NOT_FOUND')
    await scene.ok(secretary, 'agreeStandard', saved)
    await bringStandardIntoForce(scene, 'household')
    expect((await scene.ok(rep(1), 'ratings', {})).upcoming).toMatchObject([
      { title: '给院管委会评一评', periodName: '2026年二季度', opensAt: OPENS_RATING },
      { title: '给物业评一评', periodName: '2026年二季度' },
      { title: '给各户评一评', periodName: '2026年上半年' },
    ])
  })

  test('a new version stands beside the old one', async () => {
    const { items, praiseReasons, number } = await scene.ok(chair, 'standard', {
      subject: 'household',
      standardId: null,
    })
    expect(number).toBe(2)
    const draft = { subject: 'household', title: '门前四包', items, praiseReasons, revision: 0 } as const
    await scene.ok(secretary, 'agreeStandard', await scene.ok(chair, 'saveStandard', draft))
    const { subjects } = await scene.ok(rep(1), 'standards', {})
    expect(subjects[2]).toMatchObject({
      inForce: { title: '门前四包', number: 2 },
      earlier: [{ title: '门前三包', number: 1 }],
      draft: null,
    })
  })
})

describe('periods open', () => {
  test('not before their day, and once', async () => {
    await scene.at(OPENS_RATING - MINUTE)
    await scene.tick()
    expect(await scene.stored('ratingPeriods')).toEqual([])
    await scene.at(OPENS_RATING)
    await scene.tick()
    await scene.tick()
    expect(await scene.stored('ratingPeriods')).toHaveLength(3)
    committee = await latestPeriod(scene, 'committee')
    property = await latestPeriod(scene, 'property')
    household = await latestPeriod(scene, 'household')
    expect(committee).toMatchObject({ closesAt: CLOSES_RATING, eligible: HOUSEHOLDS, form: { title: '院管委会履职' } })
    expect(property.eligible).toBe(3)
    expect(await scene.told(committee._id)).toEqual(['ratingOpened → everybody'])
    expect(await scene.told(property._id)).toEqual(['ratingOpened → committee'])
    expect(await scene.told(household._id)).toEqual(['ratingOpened → propertyManager'])
  })

  test('everybody sees what is theirs to rate, and nothing else', async () => {
    const cards = async (person: string) =>
      (await scene.ok(person, 'ratings', {})).open.map(({ ratee, mine }) => `${ratee} ${mine}`)
    expect(await cards(rep(1))).toEqual(['committee waiting'])
    expect(await cards(kin(1))).toEqual([])
    expect(await cards(chair)).toEqual(['property waiting'])
    expect(await cards(manager)).toEqual(['household waiting'])
    expect((await scene.refused(chair, 'ratingForm', { periodId: committee._id, householdId: null })).code).toBe(
      'NOT_YOUR_PART',
    )
    const other = scene.householdOf(2)
    expect((await scene.refused(rep(1), 'ratingForm', { periodId: committee._id, householdId: other })).code).toBe(
      'NOT_YOUR_PART',
    )
  })
})

describe('households rate the committee', () => {
  const form = (person: string) => scene.ok(person, 'ratingForm', { periodId: committee._id, householdId: null })

  test('a draft is kept and rates nothing', async () => {
    const sheet = sheetOf({ openness: 1 }, { comment: '还没想好' })
    const draft = { periodId: committee._id, householdId: null, sheet, submit: false }
    expect(await scene.ok(rep(1), 'saveRating', draft)).toMatchObject({ submittedAt: null })
    expect(await form(rep(1))).toMatchObject({ draft: sheet, submitted: null, rateeName: '院管委会' })
    expect(await form(rep(2))).toMatchObject({ draft: null, submitted: null })
    expect(await scene.ok(chair, 'ratingProgress', { periodId: committee._id })).toMatchObject({ submitted: 0 })
  })

  test('what does not fit the form, or rates nothing, is refused', async () => {
    const { _id: periodId } = committee
    const unknown = submitted(periodId, sheetOf({ parking: 5 }))
    expect(await scene.refused(rep(1), 'saveRating', unknown)).toMatchObject({ code: 'INVALID_INPUT' })
    expect((await scene.refused(rep(1), 'saveRating', submitted(periodId, sheetOf({})))).code).toBe('NOTHING_RATED')
  })

  test('each household once; a draft beside it withdraws nothing', async () => {
    const { _id: periodId } = committee
    for (const i of RATERS) {
      const more = i === 1 ? { comment: '账目看不懂,打 13800000001 问我' } : {}
      await scene.ok(rep(i), 'saveRating', submitted(periodId, sheetOf(CONTENT, more)))
    }
    const second = submitted(periodId, sheetOf({ ...CONTENT, openness: 4 }))
    await scene.ok(rep(2), 'saveRating', second)
    const going = { ...second, sheet: sheetOf({ openness: 1 }), submit: false }
    expect((await scene.ok(rep(2), 'saveRating', going)).submittedAt).toBe(OPENS_RATING)
    expect(await scene.stored('ratings', { periodId })).toHaveLength(RATERS.length)
    expect(await form(rep(2))).toMatchObject({ submitted: second.sheet, draft: going.sheet })
  })

  test('until closing nobody sees a score, the committee sees how many have rated', async () => {
    for (const person of [chair, manager, rep(1)]) {
      expect((await scene.refused(person, 'ratingResult', { periodId: committee._id })).code).toBe('WRONG_STAGE')
      expect((await scene.ok(person, 'ratings', {})).results).toEqual([])
    }
    expect(await scene.ok(chair, 'ratingProgress', { periodId: committee._id })).toMatchObject({ submitted: 0 })
    await scene.at(OPENS_RATING + DAY)
    const progress = await scene.ok(chair, 'ratingProgress', { periodId: committee._id })
    expect(progress).toMatchObject({
      submitted: RATERS.length,
      total: HOUSEHOLDS,
      groups: [
        // of four households the count would tell who has rated, and the total minus 1组 is those four
        { name: '1组', submitted: null, total: 25 },
        { name: '2组', submitted: null, total: 4 },
      ],
    })
    expect(JSON.stringify(progress)).not.toMatch(/score|average/)
  })

  test('the committee doesn’t learn from a notice’s reach which households have opened the form, or have rated', async () => {
    const { ok } = notices(scene.votes)
    const opened = `ratingOpened:${committee._id}`
    expect((await ok(chair, 'reach', { eventId: opened })).total).toMatchObject({ read: 0, notReached: HOUSEHOLDS })
    // looking into the inbox tells nothing of the kind
    await ok(kin(1), 'seeInbox', { upTo: OPENS_RATING })
    expect((await ok(chair, 'reach', { eventId: opened })).total).toMatchObject({ read: 1 })
    const { notices: sent } = await ok(chair, 'notices', { before: null })
    expect(sent.find(({ id }) => id === opened)).toMatchObject({ reach: true })
  })
})

describe('the committee rates the property team, which rates households', () => {
  test('one sheet a member, none from the rated side', async () => {
    const { _id: periodId } = property
    const low = sheetOf({ cleaning: 2, safety: 4, repairs: 2 })
    expect((await scene.refused(manager, 'saveRating', submitted(periodId, low))).code).toBe('NOT_YOUR_PART')
    expect((await scene.refused(rep(1), 'saveRating', submitted(periodId, low))).code).toBe('NOT_YOUR_PART')
    for (const person of [chair, secretary, treasurer]) await scene.ok(person, 'saveRating', submitted(periodId, low))
    expect(await scene.stored('ratings', { periodId })).toHaveLength(3)
  })

  test('one sheet a household, by whoever of the team; the household learns nothing yet', async () => {
    const { _id: periodId } = household
    const sheet = sheetOf({ clean: 4, order: 4, green: 3, sorting: 5 })
    const rate = (i: number, more = {}) =>
      scene.ok(manager, 'saveRating', submitted(periodId, { ...sheet, ...more }, scene.householdOf(i)))
    for (const i of [1, 2, 3]) await rate(i, { praise: 'clean' })
    for (const i of [4, 5, 6]) await rate(i)
    await rate(7, sheetOf({ clean: 1, order: 1 }, { comment: '门口堆着柴' }))
    const { rated, total, households } = await scene.ok(manager, 'householdsToRate', { periodId, group: '1组' })
    expect({ rated, total }).toEqual({ rated: 7, total: HOUSEHOLDS })
    expect(households.filter(({ state }) => state === 'submitted')).toHaveLength(7)
    const next = await scene.ok(manager, 'ratingForm', { periodId, householdId: scene.householdOf(3) })
    expect(next).toMatchObject({ rateeName: 'N0003 户主3', nextHouseholdId: scene.householdOf(8) })
    expect((await scene.ok(kin(1), 'myHouseholdRating', { periodId: null })).rating).toBeNull()
    expect((await scene.refused(rep(7), 'raiseAppeal', { periodId, text: '不对', photoFileId: '' })).code).toBe(
      'WRONG_STAGE',
    )
    const foreign = submitted(periodId, sheet, household.courtyardId as never)
    expect((await scene.refused(manager, 'saveRating', foreign)).code).toBe('NOT_FOUND')
  })
})

describe('closing', () => {
  test('the day before, raters are reminded once', async () => {
    await scene.at(CLOSES_RATING - DAY)
    await scene.tick()
    await scene.tick()
    expect(await scene.told(committee._id)).toEqual(['ratingOpened → everybody', 'ratingClosing → everybody'])
    // it goes to those who haven't rated: whom it reached is nobody's to know
    const { ok, refused } = notices(scene.votes)
    const eventId = `ratingClosing:${committee._id}`
    expect(await refused(chair, 'reach', { eventId })).toBe('NOT_FOUND')
    expect(await refused(chair, 'sweepList', { eventId, group: '' })).toBe('NOT_FOUND')
    const { notices: sent } = await ok(chair, 'notices', { before: null })
    expect(sent.find(({ id }) => id === eventId)).toMatchObject({ reach: false })
  })

  test('after closing nobody rates, whether or not the timer ran', async () => {
    await scene.at(CLOSES_RATING)
    const late = submitted(committee._id, sheetOf(CONTENT))
    expect(await scene.refused(rep(25), 'saveRating', late)).toMatchObject({
      code: 'RATING_CLOSED',
      detail: { closesAt: CLOSES_RATING },
    })
    await scene.tick()
    expect((await scene.ok(rep(1), 'ratings', {})).waiting.map(({ status }) => status)).toEqual(
      Array(3).fill('counting'),
    )
  })

  test('the result is posted without any rater in it, and small groups stay hidden', async () => {
    await scene.at(CLOSES_RATING + MINUTE)
    await scene.tick()
    const result = await scene.ok(rep(1), 'ratingResult', { periodId: committee._id })
    expect(result).toMatchObject({
      raters: 28,
      eligible: 29,
      unrecognised: 28,
      groups: [
        { name: '1组', raters: null, averageTenths: null, items: [] },
        { name: '2组', raters: null, averageTenths: null, items: [] },
      ],
      comments: [],
      lastAverageTenths: null,
    })
    expect(result.items.map(({ key, scores }) => [key, scores?.averageTenths])).toEqual([
      ['openness', 50],
      ['accounts', 20],
      ['listening', 40],
      ['deeds', 40],
      ['fairness', 50],
    ])
    expect(result.items[0]?.scores?.distribution).toEqual([0, 0, 0, 1, 27])
    expect(result.answers).toMatchObject([{ itemKey: 'accounts', state: 'due', canAnswer: false }])
    const seats = (await scene.stored<{ seat: string }>('ratings')).map(({ seat }) => seat)
    for (const seat of seats) expect(JSON.stringify(result)).not.toContain(seat)
  })

  test('what was written reaches the rated side alone, without numbers that tell who wrote it', async () => {
    const { comments } = await scene.ok(chair, 'ratingResult', { periodId: committee._id })
    expect(comments).toEqual([{ text: '账目看不懂,打 **** 问我', photo: null }])
    expect((await scene.ok(manager, 'ratingResult', { periodId: committee._id })).comments).toEqual([])
    const ask = { periodId: committee._id, after: '' }
    expect((await scene.refused(manager, 'ratingComments', ask)).code).toBe('NOT_YOUR_PART')
  })

  test('screens cost two steps at most', async () => {
    const { trips } = scene
    expect((await trips(rep(1), 'ratings', {})).depth).toBeLessThanOrEqual(2)
    expect((await trips(manager, 'propertyWork', {})).depth).toBeLessThanOrEqual(2)
    expect((await trips(chair, 'ratingResult', { periodId: committee._id })).depth).toBeLessThanOrEqual(2)
  })
})
