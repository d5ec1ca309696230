import type { RatingPeriodDocument } from '../../cloudfunctions/shared/documents'
import {
  addRatingsCourtyard,
  CLOSES_RATING,
  CONTENT,
  latestPeriod,
  manager,
  openPeriods,
  sheetOf,
  startRatingsScene,
  submitted,
  type RatingsScene,
} from '../support/ratingsScene'
import { uploadPhoto } from '../support/uploadPhoto'
import { accountOf, chair, DAY, kin, MINUTE, rep, secretary } from '../support/votesScene'
import { inOffice } from '../support/offices'

jest.setTimeout(120_000)

/** Seven days from the day after closing, when households learn of it. */
const APPEAL_UNTIL = Date.parse('2026-07-20T00:00:00+08:00')

let scene: RatingsScene
let period: RatingPeriodDocument

beforeAll(async () => {
  scene = await startRatingsScene(8)
  ;[period] = await openPeriods(scene, 'household')
  for (const i of [1, 2, 3, 4, 5, 6, 7]) {
    const praised = { praise: i <= 3 ? 'helpful' : '' }
    const sheet =
      i === 7 ? sheetOf({ clean: 1, order: 1 }, { comment: '门口堆着柴' }) : sheetOf({ clean: 4, order: 5 }, praised)
    await scene.ok(manager, 'saveRating', submitted(period._id, sheet, scene.householdOf(i)))
  }
  await scene.at(CLOSES_RATING + MINUTE)
  await scene.tick()
})
afterAll(() => scene.cloud.stop())

const own = async (person: string) => (await scene.ok(person, 'myHouseholdRating', { periodId: null })).rating

test('each household sees its own rating, no other one and no total yet', async () => {
  expect(await own(rep(7))).toMatchObject({
    ...{ status: 'appealing', averageTenths: 10, comment: '门口堆着柴', canAppeal: true, appealUntil: APPEAL_UNTIL },
    items: [{ key: 'clean', score: 1, anchor: '垃圾成堆' }, { score: 1 }, { score: null, anchor: '' }, { score: null }],
  })
  expect(await own(kin(1))).toMatchObject({ averageTenths: 45, praise: '帮邻居搭把手', canDeclineNaming: true })
  expect(await own(rep(8))).toBeNull()
  for (const person of [rep(7), chair, manager])
    expect((await scene.refused(person, 'ratingResult', { periodId: period._id })).code).toBe('WRONG_STAGE')
  expect((await scene.ok(rep(1), 'ratings', {})).own).toMatchObject({ averageTenths: 45 })
})

test('a household appeals once, with a reason; the committee is told', async () => {
  const photoFileId = await uploadPhoto(scene.cloud, rep(7), `ratings/${period._id}/1.jpg`)
  const appeal = { periodId: period._id, text: '那天是邻居借放的', photoFileId }
  const without = { ...appeal, photoFileId: `${photoFileId}x` }
  expect((await scene.refused(rep(7), 'raiseAppeal', without)).code).toBe('FILE_MISSING')
  await scene.ok(rep(7), 'raiseAppeal', appeal, 'one-appeal')
  await scene.ok(rep(7), 'raiseAppeal', appeal, 'one-appeal')
  expect((await scene.refused(rep(7), 'raiseAppeal', appeal)).code).toBe('OBJECTION_PENDING')
  expect((await scene.refused(rep(8), 'raiseAppeal', appeal)).code).toBe('NOT_FOUND')
  expect((await scene.told(period._id)).filter((one) => one.startsWith('appealRaised'))).toEqual([
    'appealRaised → committee',
  ])
  expect(await own(rep(7))).toMatchObject({ canAppeal: false, appeal: { state: 'waiting' } })
  expect((await scene.ok(chair, 'ratings', {})).todos).toMatchObject([
    { kind: 'appeal', householdId: scene.householdOf(7), title: '1组 户主7家' },
  ])
})

test('without a decision nothing is posted, however late it gets', async () => {
  await scene.at(APPEAL_UNTIL + 3 * DAY)
  await scene.tick()
  await scene.tick()
  expect((await latestPeriod(scene, 'household')).stage).toBe('appealing')
  const late = { periodId: period._id, text: '我也不服', photoFileId: '' }
  expect((await scene.refused(rep(6), 'raiseAppeal', late)).code).toBe('WRONG_STAGE')
})

test('praised households may ask not to be named until then', async () => {
  await scene.ok(kin(2), 'declinePraise', { periodId: period._id, declined: true })
  await scene.ok(kin(3), 'declinePraise', { periodId: period._id, declined: true })
  await scene.ok(rep(3), 'declinePraise', { periodId: period._id, declined: false })
  expect(await own(rep(2))).toMatchObject({ namingDeclined: true })
  expect((await scene.refused(rep(8), 'declinePraise', { periodId: period._id, declined: true })).code).toBe(
    'NOT_FOUND',
  )
})

test('the committee decides, not the property side nor the own household', async () => {
  const decision = { periodId: period._id, householdId: scene.householdOf(7), upheld: true, decision: '看了照片,属实' }
  expect((await scene.refused(manager, 'decideAppeal', decision)).code).toBe('FORBIDDEN')
  const { _id: courtyardId } = scene.votes.courtyard
  const key = (openid: string) => `${courtyardId}:${accountOf(openid)}`
  await scene.votes.change('members', key(rep(7)), { offices: inOffice(courtyardId, 'committee') })
  await scene.votes.change('members', key(secretary), {
    offices: inOffice(courtyardId, 'committee', 'propertyManager'),
  })
  for (const person of [rep(7), secretary])
    expect((await scene.refused(person, 'decideAppeal', decision)).code).toBe('NOT_YOUR_PART')
  expect((await scene.ok(rep(7), 'appeals', {})).appeals[0]).toMatchObject({ canDecide: false })
  expect((await scene.ok(chair, 'appeals', {})).appeals).toMatchObject([
    { label: '1组 户主7家', comment: '门口堆着柴', canDecide: true, items: [{ score: 1 }, { score: 1 }, {}, {}] },
  ])
  await scene.ok(chair, 'decideAppeal', decision)
  await scene.ok(chair, 'decideAppeal', decision)
  expect((await scene.refused(chair, 'decideAppeal', { ...decision, upheld: false })).code).toBe('WRONG_STAGE')
  expect(await own(rep(7))).toMatchObject({ appeal: { state: 'upheld', decision: '看了照片,属实' } })
})

test('then the whole is posted without the void one: totals, praise, no list of the bad', async () => {
  await scene.tick()
  const result = await scene.ok(rep(8), 'ratingResult', { periodId: period._id })
  expect(result).toMatchObject({ raters: 6, averageTenths: 45, praised: 3, groups: [], answers: [], comments: [] })
  expect(result.items[0]?.scores).toEqual({ count: 6, averageTenths: 40, distribution: [0, 0, 0, 6, 0] })
  expect(result.praise.map(({ label, reason }) => `${label} ${reason}`).sort()).toEqual([
    '1组 户主1家 帮邻居搭把手',
    '1组 户主3家 帮邻居搭把手',
  ])
  expect(JSON.stringify(result)).not.toContain('户主7')
  expect((await scene.refused(rep(1), 'declinePraise', { periodId: period._id, declined: true })).code).toBe(
    'WRONG_STAGE',
  )
  expect(await scene.told(period._id)).toContain('ratingPosted → everybody')
})

test('another courtyard sees none of it', async () => {
  const there = await addRatingsCourtyard(scene, 2, '-there')
  const stranger = chair + '-there'
  const { _id: periodId } = period
  expect((await there.refused(stranger, 'ratingResult', { periodId })).code).toBe('NOT_FOUND')
  expect((await there.refused(stranger, 'ratingProgress', { periodId })).code).toBe('NOT_FOUND')
  expect((await there.refused(rep(1) + '-there', 'saveRating', submitted(periodId, sheetOf(CONTENT)))).code).toBe(
    'NOT_FOUND',
  )
  const about = { periodId, householdId: scene.householdOf(7) }
  const decision = { ...about, upheld: true, decision: '好' }
  expect((await there.refused(stranger, 'decideAppeal', decision)).code).toBe('NOT_FOUND')
  const form = { periodId, householdId: scene.householdOf(1) }
  expect((await there.refused(manager + '-there', 'ratingForm', form)).code).toBe('NOT_FOUND')
  expect((await there.refused(manager + '-there', 'householdsToRate', { periodId, group: '' })).code).toBe('NOT_FOUND')
  expect((await there.ok(stranger, 'ratings', {})).results).toEqual([])
  expect((await there.ok(stranger, 'appeals', {})).appeals).toEqual([])
})
