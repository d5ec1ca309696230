import type { RatingPeriodDocument } from '../../cloudfunctions/shared/documents'
import {
  CLOSES_RATING,
  CONTENT,
  manager,
  openPeriods,
  sheetOf,
  startRatingsScene,
  submitted,
  type RatingsScene,
} from '../support/ratingsScene'
import { uploadPhoto } from '../support/uploadPhoto'
import { chair, DAY, MINUTE, rep } from '../support/votesScene'

jest.setTimeout(120_000)

let scene: RatingsScene
let committee: RatingPeriodDocument
let household: RatingPeriodDocument
let uploads = 0

beforeAll(async () => {
  scene = await startRatingsScene(6)
  await scene.cloud.post('/control/mediaChecks', { delayMs: null })
  ;[committee, household] = await openPeriods(scene, 'committee', 'household')
})
afterAll(() => scene.cloud.stop())

const photo = (person: string, words = '') => uploadPhoto(scene.cloud, person, `ratings/${++uploads}.jpg`, words)
const waiting = async () =>
  ((await scene.cloud.get('/control/mediaChecks')) as { waiting: { traceId: string }[] }).waiting.length
const answered = () => scene.cloud.post('/control/mediaChecks/answer', {})
/** What is shown of a photo: the function's own copy, never the upload. */
const copy = {
  fileId: expect.stringMatching(/^cloud:\/\/[^/]+\/evidence\//) as string,
  sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
}
const rating = (photoFileId: string, more = {}) => submitted(committee._id, sheetOf(CONTENT, { photoFileId, ...more }))

test('a photo that storage doesn’t hold is refused, a draft keeps it all the same, and WeChat is asked once', async () => {
  const photoFileId = await photo(rep(1))
  const made = rating(`${photoFileId}x`)
  expect((await scene.refused(rep(1), 'saveRating', made)).code).toBe('FILE_MISSING')
  await scene.ok(rep(1), 'saveRating', { ...made, submit: false })
  expect(await waiting()).toBe(0)
  await scene.ok(rep(1), 'saveRating', rating(photoFileId))
  await scene.ok(rep(1), 'saveRating', rating(photoFileId, { comment: '账本拍下来了' }))
  expect(await waiting()).toBe(1)
  // one without words stands with its photo or not at all
  await scene.ok(rep(2), 'saveRating', rating(await photo(rep(2))))
  await scene.ok(rep(3), 'saveRating', rating(await photo(rep(3), '这里可以代开发票'), { comment: '看图' }))
  for (const i of [4, 5]) await scene.ok(rep(i), 'saveRating', rating(''))
  await scene.ok(
    manager,
    'saveRating',
    submitted(household._id, sheetOf({ clean: 1 }, { photoFileId: await photo(manager) }), scene.householdOf(1)),
  )
  expect(await waiting()).toBe(4)
})

test('only a new photo costs a rating more than two steps: those of its copy', async () => {
  const again = rating(await photo(rep(1), '又拍了一张'), { comment: '账本拍下来了' })
  expect((await scene.trips(rep(1), 'saveRating', again)).depth).toBeLessThanOrEqual(9)
  expect((await scene.trips(rep(1), 'saveRating', again)).depth).toBeLessThanOrEqual(2)
})

test('until WeChat has looked, others see words alone', async () => {
  await scene.at(CLOSES_RATING + MINUTE)
  await scene.tick()
  const { comments } = await scene.ok(chair, 'ratingResult', { periodId: committee._id })
  expect([...comments].sort((a, b) => (a.text < b.text ? -1 : 1))).toEqual([
    { text: '看图', photo: null },
    { text: '账本拍下来了', photo: null },
  ])
  expect((await scene.ok(rep(1), 'myHouseholdRating', { periodId: null })).rating?.photo).toBeNull()
  const appeal = { periodId: household._id, text: '那天是邻居借放的', photoFileId: await photo(rep(1)) }
  await scene.ok(rep(1), 'raiseAppeal', appeal)
  // the household sees its own: the copy
  const own = (await scene.ok(rep(1), 'myHouseholdRating', { periodId: null })).rating?.appeal?.photo
  expect(own).toMatchObject(copy)
  expect((await scene.ok(chair, 'appeals', {})).appeals).toMatchObject([{ photo: null, ratingPhoto: null }])
})

test('then they see what it has passed, never the other', async () => {
  await answered()
  const { comments, moreComments } = await scene.ok(chair, 'ratingResult', { periodId: committee._id })
  const shown = [...comments].sort((a, b) => (a.text < b.text ? -1 : 1))
  expect(shown).toEqual([
    { text: '', photo: expect.objectContaining(copy) as object },
    { text: '看图', photo: null },
    { text: '账本拍下来了', photo: expect.objectContaining(copy) as object },
  ])
  expect(moreComments).toBeNull()
  expect((await scene.ok(rep(1), 'myHouseholdRating', { periodId: null })).rating?.photo).toMatchObject(copy)
  const { appeals } = await scene.ok(chair, 'appeals', {})
  expect(appeals).toMatchObject([{ photo: copy, ratingPhoto: copy }])
  expect((await scene.trips(chair, 'ratingResult', { periodId: committee._id })).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips(chair, 'appeals', {})).depth).toBeLessThanOrEqual(2)
})

test('what WeChat has found unfit can’t be handed in again; a check that never came back is asked for by who looks', async () => {
  const bad = await photo(rep(6), '这里可以代开发票')
  const next = { periodId: household._id, text: '看图', photoFileId: bad }
  await scene.ok(manager, 'ratings', {})
  await scene.at(CLOSES_RATING + 2 * DAY)
  expect((await scene.refused(rep(6), 'raiseAppeal', next)).code).toBe('NOT_FOUND')
  await scene.cloud.sdk().database().collection('fileChecks').where({ state: 'passed' }).update({ state: 'pending' })
  expect(await waiting()).toBe(0)
  await scene.ok(chair, 'ratingResult', { periodId: committee._id })
  expect(await waiting()).toBe(2)
})
