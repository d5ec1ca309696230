import type { RatingPeriodDocument } from '../../cloudfunctions/shared/documents'
import {
  OPENS_RATING,
  CLOSES_RATING,
  latestPeriod,
  manager,
  openPeriods,
  sheetOf,
  startRatingsScene,
  submitted,
  type RatingsScene,
} from '../support/ratingsScene'
import { accountOf, chair, DAY, MINUTE, rep } from '../support/votesScene'

jest.setTimeout(120_000)

const HOUSEHOLDS = 8
/** The first half of 2027 is rated in January. */
const OPENS_NEXT = Date.parse('2027-01-01T09:00:00+08:00')

let scene: RatingsScene
let period: RatingPeriodDocument

beforeAll(async () => {
  scene = await startRatingsScene(HOUSEHOLDS)
  // the manager lives here too
  const key = `${scene.votes.courtyard._id}:${accountOf(manager)}`
  await scene.votes.change('members', key, { householdId: scene.householdOf(1) })
  ;[period] = await openPeriods(scene, 'household')
})
afterAll(() => scene.cloud.stop())

const rate = (i: number, clean = 4) =>
  scene.ok(manager, 'saveRating', submitted(period._id, sheetOf({ clean }), scene.householdOf(i)))

/** What the card, the desk and the round itself say. */
async function seen() {
  const [card] = (await scene.ok(manager, 'ratings', {})).open
  const { households } = await scene.ok(manager, 'propertyWork', {})
  const round = await scene.ok(manager, 'householdsToRate', { periodId: period._id, group: '' })
  return {
    mine: card?.mine,
    card: [card?.progress?.rated, card?.progress?.households],
    desk: [households?.rated, households?.total],
    round: [round.rated, round.total],
  }
}
const all = (mine: string, rated: number, total: number) => ({
  ...{ mine, card: [rated, total], desk: [rated, total], round: [rated, total] },
})

test('the own household isn’t waited for: the round ends when all the others are rated', async () => {
  expect(period.eligible).toBe(HOUSEHOLDS - 1)
  expect(await seen()).toEqual(all('waiting', 0, 7))
  expect(
    (await scene.refused(manager, 'saveRating', submitted(period._id, sheetOf({ clean: 5 }), scene.householdOf(1))))
      .code,
  ).toBe('NOT_YOUR_PART')
  for (const i of [2, 3, 4, 5, 6, 7]) await rate(i)
  expect(await seen()).toEqual(all('draft', 6, 7))
  await rate(8)
  expect(await seen()).toEqual(all('submitted', 7, 7))
  const progress = () => scene.ok(chair, 'ratingProgress', { periodId: period._id })
  expect(await progress()).toMatchObject({ submitted: 0, total: 7 })
  await scene.at(OPENS_RATING + DAY)
  expect(await progress()).toMatchObject({ submitted: 7, total: 7 })
})

test('a household that was merged away since is neither rated nor to rate', async () => {
  await scene.votes.change('households', scene.householdOf(8), { active: false })
  expect(await seen()).toEqual(all('submitted', 6, 6))
})

test('what a result is compared with is the one before it, not one that was posted earlier and closed later', async () => {
  await scene.at(CLOSES_RATING + MINUTE)
  await scene.tick()
  await scene.ok(rep(2), 'raiseAppeal', { periodId: period._id, text: '那天不在家', photoFileId: '' })
  const first = period
  // nobody decides the appeal; half a year later the next period opens, closes and is posted
  await scene.at(OPENS_NEXT)
  await scene.tick()
  period = await latestPeriod(scene, 'household')
  expect(period._id).not.toBe(first._id)
  for (const i of [2, 3, 4, 5, 6, 7]) await rate(i, 5)
  await scene.at(period.closesAt + MINUTE)
  await scene.tick()
  await scene.at(period.closesAt + 20 * DAY)
  await scene.tick()
  const next = await scene.ok(rep(2), 'ratingResult', { periodId: period._id })
  expect(next).toMatchObject({ averageTenths: 50, lastAverageTenths: null })
  const decision = { periodId: first._id, householdId: scene.householdOf(2), upheld: false, decision: '看过了' }
  await scene.ok(chair, 'decideAppeal', decision)
  await scene.tick()
  const late = await scene.ok(rep(2), 'ratingResult', { periodId: first._id })
  expect(late).toMatchObject({ averageTenths: 40, lastAverageTenths: null })
})
