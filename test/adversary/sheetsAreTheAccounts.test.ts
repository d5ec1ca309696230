import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import { smallMean } from '../../cloudfunctions/ratings/domain/tally'
import type {
  RatingDocument,
  RatingPeriodDocument,
  RatingResultDocument,
  RatingSeatDocument,
} from '../../cloudfunctions/shared/documents'
import { asking } from '../support/asking'
import {
  CLOSES_RATING,
  CONTENT,
  OPENS_RATING,
  openPeriods,
  sheetOf,
  startRatingsScene,
  submitted,
  type RatingsScene,
} from '../support/ratingsScene'
import { moveIn } from '../support/moveIn'
import { uploadPhoto } from '../support/uploadPhoto'
import { accountOf, chair, kin, MINUTE, rep } from '../support/votesScene'

jest.setTimeout(120_000)

/** 25 in 1组 and five in 2组, four of whom act together. */
const HOUSEHOLDS = 30
const TOGETHER = [26, 27, 28, 29]
const FIFTH = 30
const ITEMS = ['openness', 'accounts', 'listening', 'deeds', 'fairness'] as const
const HOUR = 60 * MINUTE

let scene: RatingsScene
let period: RatingPeriodDocument
const court = () => asking<CourtyardContract>(scene.cloud, 'courtyard')
const form = (person: string) => scene.ok(person, 'ratingForm', { periodId: period._id, householdId: null })
const sheetStored = async (i: number) => {
  const [sheet] = await scene.stored<RatingDocument>('ratings', { periodId: period._id, seat: scene.householdOf(i) })
  if (!sheet) throw new Error(`household ${i} has no sheet`)
  return sheet
}

beforeAll(async () => {
  scene = await startRatingsScene(HOUSEHOLDS)
  ;[period] = await openPeriods(scene, 'committee')
})
afterAll(() => scene.cloud.stop())

describe('T2: an accomplice is seated as the representative of a household that has rated', () => {
  test('nothing of its sheet, draft, words or photo is shown, and nothing of it is changed', async () => {
    const photoFileId = await uploadPhoto(scene.cloud, rep(1), 'ratings/1.png')
    const sheet = sheetOf({ ...CONTENT, openness: 1 }, { comment: '账从来没给我们看过', photoFileId })
    await scene.ok(rep(1), 'saveRating', submitted(period._id, sheet), 'handed-in-by-1')
    const going = { ...sheet, comment: '还想再说一句' }
    await scene.ok(rep(1), 'saveRating', { periodId: period._id, householdId: null, sheet: going, submit: false })
    const stands = await sheetStored(1)
    await moveIn(scene.votes, 'accomplice', 1, 'representative')
    const seen = await form('accomplice')
    expect(seen).toMatchObject({
      ...{ draft: null, submitted: null, submittedPhoto: null, savedByName: '', revision: 0 },
      ...{ submittedAt: OPENS_RATING, handedInByAnother: true },
    })
    const tab = await scene.ok('accomplice', 'ratings', {})
    expect(tab.open).toMatchObject([{ mine: 'submitted' }])
    const told = JSON.stringify([seen, tab, await court().ok('accomplice', 'home', {})])
    for (const word of [sheet.comment, going.comment, stands.submitted?.photo?.fileId ?? '-', photoFileId]) {
      expect(told).not.toContain(word)
    }
    for (const submit of [true, false]) {
      for (const revision of [null, 0, stands.revision]) {
        const input = { periodId: period._id, householdId: null, sheet: sheetOf(CONTENT), submit, revision }
        expect((await scene.refused('accomplice', 'saveRating', input)).code).toBe('RATED_BY_ANOTHER')
      }
    }
    // not even with the request that handed it in
    const replayed = submitted(period._id, sheet)
    expect((await scene.refused('accomplice', 'saveRating', replayed, 'handed-in-by-1')).code).toBe('RATED_BY_ANOTHER')
    expect(await sheetStored(1)).toEqual(stands)
  })

  test('who handed it in and represents again goes on with it', async () => {
    await moveIn(scene.votes, rep(1), 1, 'representative')
    expect(await form(rep(1))).toMatchObject({ handedInByAnother: false, submitted: { comment: '账从来没给我们看过' } })
    await scene.ok(rep(1), 'saveRating', submitted(period._id, sheetOf(CONTENT)))
  })

  test('what was only begun is shown to nobody else, and keeps the household from nothing', async () => {
    const sheet = sheetOf({ openness: 1 }, { comment: '还没想好' })
    await scene.ok(rep(2), 'saveRating', { periodId: period._id, householdId: null, sheet, submit: false })
    await moveIn(scene.votes, kin(2), 2, 'representative')
    expect(await form(kin(2))).toMatchObject({ draft: null, submittedAt: null, handedInByAnother: false, revision: 0 })
    expect((await scene.ok(kin(2), 'ratings', {})).open).toMatchObject([{ mine: 'waiting' }])
    const own = { ...submitted(period._id, sheetOf(CONTENT)), revision: 0 }
    expect(await scene.ok(kin(2), 'saveRating', own)).toMatchObject({ submittedAt: OPENS_RATING })
    expect(await sheetStored(2)).toMatchObject({ draft: null, savedBy: accountOf(kin(2)) })
  })
})

describe('T12: four households of a group of five act together', () => {
  const fifth = { openness: 2, accounts: 3, listening: 1, deeds: 4, fairness: 2 }
  const theirs = sheetOf({ openness: 5, accounts: 5, listening: 5, deeds: 5, fairness: 5 })
  const progress = () => scene.ok(chair, 'ratingProgress', { periodId: period._id })

  test('asked again and again, the number of those who have rated tells of no new sheet until 8:00', async () => {
    const first = await progress()
    expect(first).toMatchObject({ submitted: 0, total: HOUSEHOLDS, asOf: OPENS_RATING - HOUR })
    for (const i of [...TOGETHER, FIFTH]) {
      await scene.ok(rep(i), 'saveRating', submitted(period._id, i === FIFTH ? sheetOf(fifth) : theirs))
      expect(await progress()).toEqual(first)
    }
    const morning = OPENS_RATING + 23 * HOUR
    await scene.at(morning - 1)
    expect(await progress()).toEqual(first)
    await scene.at(morning)
    expect(await progress()).toMatchObject({ submitted: 7, asOf: morning })
    // handing in again takes nobody out of the number
    await scene.ok(rep(26), 'saveRating', submitted(period._id, theirs))
    expect(await progress()).toMatchObject({ submitted: 7 })
  })

  test('moving a household to another group while the period is open moves no sheet', async () => {
    const seats = await scene.stored<RatingSeatDocument>('ratingSeats', { periodId: period._id })
    expect(
      seats
        .filter(({ group }) => group === '2组')
        .map(({ householdId }) => householdId)
        .sort(),
    ).toEqual([...TOGETHER, FIFTH].map(scene.householdOf).sort())
    // what the committee would draw: the fifth with two of its own alone, one who hasn't rated yet elsewhere
    for (const i of [FIFTH, 1, 3]) await scene.votes.change('households', scene.householdOf(i), { group: '新组' })
    await scene.ok(rep(3), 'saveRating', submitted(period._id, sheetOf(CONTENT)))
    expect(await sheetStored(3)).toMatchObject({ group: '1组' })
    expect((await progress()).groups.map(({ name, total }) => [name, total])).toEqual([
      ['1组', 25],
      ['2组', 5],
    ])
    for (const i of [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]) {
      await scene.ok(rep(i), 'saveRating', submitted(period._id, sheetOf(CONTENT)))
    }
  })

  test('from all that is published more than one rating of the fifth fits, on every item', async () => {
    await scene.votes.change('households', scene.householdOf(1), { recognised: { since: 1, how: 'slip' } })
    await scene.at(CLOSES_RATING + MINUTE)
    await scene.tick()
    const result = await scene.ok(rep(26), 'ratingResult', { periodId: period._id })
    expect(result).toMatchObject({ raters: 19, unrecognised: 18 })
    // neither group item by item: the other one would be the total less this one
    expect(result.groups.map(({ name, raters, items }) => [name, raters, items])).toEqual([
      ['1组', 14, []],
      ['2组', 5, []],
    ])
    const mean = result.groups[1]?.averageTenths ?? null
    const known = TOGETHER.map(() => ({ group: '2组', sheet: theirs }))
    const fits = everySheet().filter((sheet) => smallMean([...known, { group: '2组', sheet }], ITEMS.length) === mean)
    for (const item of ITEMS) {
      const scores = new Set(fits.map(({ scores }) => scores.find((one) => one.item === item)?.score))
      expect(scores.size).toBeGreaterThan(1)
    }
    const [stored] = await scene.stored<RatingResultDocument>('ratingResults', { _id: period._id })
    expect(JSON.stringify(stored?.groups)).not.toContain('distribution')
    expect((await progress()).submitted).toBe(19)
  })
})

function everySheet() {
  const marks = [1, 2, 3, 4, 5]
  const rows = ITEMS.reduce<number[][]>((all, _) => all.flatMap((row) => marks.map((mark) => [...row, mark])), [[]])
  return rows.map((row) => sheetOf(Object.fromEntries(ITEMS.map((item, at) => [item, row[at] ?? 1]))))
}
