import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import type { RatingsContract } from '../../cloudfunctions/ratings/contract'
import { asking, type Asking } from '../support/asking'
import { decision } from '../support/disclosuresScene'
import { uploadPhoto } from '../support/uploadPhoto'
import {
  accountOf,
  announceAndOpen,
  chair,
  kin,
  MINUTE,
  rep,
  secretary,
  startVotesScene,
  START,
  type VotesScene,
} from '../support/votesScene'

// Somebody of the committee who wants to be two people: with an own account, a spouse, or somebody seated for it.

jest.setTimeout(120_000)

let scene: VotesScene
let courtyard: Asking<CourtyardContract>
let ratings: Asking<RatingsContract>
let now = Date.parse(START)

beforeAll(async () => {
  scene = await startVotesScene({ households: 8 })
  courtyard = asking<CourtyardContract>(scene.cloud, 'courtyard')
  ratings = asking<RatingsContract>(scene.cloud, 'ratings')
})
afterAll(() => scene.cloud.stop())
beforeEach(() => later())

const later = () => scene.at((now += MINUTE))
/** As it stood where one person could still seat another: such seats are in old courtyards. */
const seat = (by: string, who: string, roles: ('committee' | 'propertyManager')[] = ['committee']) => {
  const { _id: courtyardId } = scene.courtyard
  const offices = roles.map((office) => ({
    ...{ office, placeId: courtyardId, from: now, until: null, seatedBy: [accountOf(by)] },
  }))
  return scene.change('members', `${courtyardId}:${accountOf(who)}`, { offices })
}

async function inReview(writer: string) {
  const { disclosureId, revision } = await courtyard.ok(writer, 'saveDisclosure', decision)
  await courtyard.ok(writer, 'sendToReview', { disclosureId, revision })
  return { disclosureId, revision, verdict: 'agree', reasons: '', filesRead: true } as const
}

async function draftStandard(writer: string) {
  const subject = 'committee'
  const { title, items, praiseReasons } = await ratings.ok(writer, 'standard', { subject, standardId: null })
  const latest = (await ratings.ok(writer, 'standards', {})).subjects.find((one) => one.subject === subject)
  return ratings.ok(writer, 'saveStandard', { subject, title, items, praiseReasons, revision: latest?.draft ? 1 : 0 })
}

test('T7: alone on the committee but for an own account, nothing that takes two goes through', async () => {
  await seat(chair, secretary, [])
  await seat(chair, kin(1))
  await later()
  const review = await inReview(chair)
  expect((await courtyard.refused(kin(1), 'reviewDisclosure', review)).code).toBe('SEATED_BY_THE_OTHER')
  const shown = await courtyard.ok(kin(1), 'disclosureDraft', { disclosureId: review.disclosureId })
  expect(shown.canReview).toBe(false)
  // nor the other way round: the own account writes, the one who seated it agrees
  const own = await inReview(kin(1))
  expect((await courtyard.refused(chair, 'reviewDisclosure', own)).code).toBe('SEATED_BY_THE_OTHER')
  const standard = await draftStandard(chair)
  expect((await ratings.refused(kin(1), 'agreeStandard', standard)).code).toBe('SEATED_BY_THE_OTHER')
  expect(await scene.stored('disclosures', { stage: 'posted' })).toEqual([])
  expect(await scene.stored('standards', { stage: 'inForce' })).toEqual([])
  await seat(chair, kin(1), [])
  await seat(rep(7), secretary)
})

test('a spouse is no second person, whoever seated the two', async () => {
  await seat(secretary, rep(2))
  await seat(chair, kin(2))
  await later()
  const review = await inReview(rep(2))
  expect((await courtyard.refused(kin(2), 'reviewDisclosure', review)).code).toBe('ONE_HOUSEHOLD')
  // somebody of another household may
  expect(await courtyard.ok(chair, 'reviewDisclosure', review)).toEqual({ posted: true })
  await seat(chair, rep(2), [])
  await seat(chair, kin(2), [])
})

test('somebody seated after a draft was begun doesn’t post it; who was there does', async () => {
  const review = await inReview(chair)
  await later()
  await seat(secretary, rep(3))
  await later()
  expect((await courtyard.refused(rep(3), 'reviewDisclosure', review)).code).toBe('SEATED_LATER')
  expect(await courtyard.ok(secretary, 'reviewDisclosure', review)).toEqual({ posted: true })
  await seat(chair, rep(3), [])
})

test('somebody seated after a meeting was called doesn’t confirm its minutes', async () => {
  const agenda = [{ key: 'a1', title: '路灯换不换', text: '' }]
  const startsAt = now + 3 * 24 * 60 * MINUTE
  const call = { kind: 'baba', title: '商量路灯', place: '三组坝子', startsAt, agenda } as const
  const { meetingId } = await courtyard.ok(chair, 'callMeeting', call)
  await seat(secretary, rep(4))
  now = startsAt + MINUTE
  await scene.at(now)
  await courtyard.ok(chair, 'beginMinutes', { meetingId })
  await later()
  const { can } = await courtyard.ok(rep(4), 'meeting', { meetingId })
  expect(can.confirm).toBe(false)
  await scene.change('meetings', meetingId, { stage: 'correcting', correctionUntil: now - 1, minutesRevision: 1 })
  const confirm = { meetingId, revision: 1 }
  expect((await courtyard.refused(rep(4), 'confirmMinutes', confirm)).code).toBe('SEATED_LATER')
  await seat(chair, rep(4), [])
})

test('T6: an account put on the committee a second before witnesses no ballot on paper', async () => {
  await seat(chair, kin(3))
  await later()
  const opensAt = now + 10 * 24 * 60 * MINUTE
  const motionId = await announceAndOpen(scene, { opensAt, closesAt: opensAt + 4 * 24 * 60 * MINUTE })
  now = opensAt + MINUTE
  const householdId = scene.householdOf(5)
  const photoFileId = await uploadPhoto(scene.cloud, chair, 'paper/of-5.png')
  const paper = { motionId, householdId, choice: 'yes', slipNumber: 1, photoFileId } as const
  const { id } = await scene.ok(chair, 'recordPaperBallot', paper)
  await seat(secretary, rep(6))
  await later()
  expect((await scene.refused(rep(6), 'witnessPaperBallot', { id, agree: true })).code).toBe('SEATED_LATER')
  // nor one who owes the seat to the recorder, though seated long ago; nor to put a ballot out of the way
  expect((await scene.refused(kin(3), 'witnessPaperBallot', { id, agree: true })).code).toBe('SEATED_BY_THE_OTHER')
  expect((await scene.refused(rep(6), 'witnessPaperBallot', { id, agree: false })).code).toBe('SEATED_LATER')
  expect(await scene.stored('participations', { motionId })).toEqual([])
  // the household isn't locked out
  await scene.ok(rep(5), 'castBallot', { motionId, choice: 'no', householdId: null })
  // and nobody witnesses the ballot of the own household
  await seat(chair, rep(8))
  const own = await scene.ok(chair, 'recordPaperBallot', { ...paper, slipNumber: 2, householdId: scene.householdOf(8) })
  expect((await scene.refused(rep(8), 'witnessPaperBallot', { id: own.id, agree: true })).code).toBe('A_PARTY')
})
