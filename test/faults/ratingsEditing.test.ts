import type { RatingDocument, RatingPeriodDocument } from '../../cloudfunctions/shared/documents'
import {
  manager,
  OPENS_RATING,
  openPeriods,
  handedIn,
  sheetOf,
  startRatingsScene,
  submitted,
  type RatingsScene,
} from '../support/ratingsScene'
import { accountOf, chair, rep, secretary, START } from '../support/votesScene'
import { inOffice } from '../support/offices'

jest.setTimeout(120_000)

/** The second of the property team. */
const helper = 'manager-2'

let scene: RatingsScene
let committee: RatingPeriodDocument
let household: RatingPeriodDocument

beforeAll(async () => {
  scene = await startRatingsScene(6)
  const { courtyard } = scene.votes
  await scene.cloud
    .sdk()
    .database()
    .collection('members')
    .add({
      _id: `${courtyard._id}:${accountOf(helper)}`,
      ...{ courtyardId: courtyard._id, accountId: accountOf(helper), householdId: null, representative: false },
      ...{ offices: inOffice(courtyard._id, 'propertyManager'), name: '小王', createdAt: Date.parse(START), schema: 1 },
    })
  ;[committee, household] = await openPeriods(scene, 'committee', 'household')
})
afterAll(() => scene.cloud.stop())

const storedSheet = async (seat: string, { _id: periodId } = household) => {
  const [sheet] = await scene.stored<RatingDocument>('ratings', { periodId, seat })
  if (!sheet) throw new Error(`nobody rated ${seat}`)
  return sheet
}

describe('two of the property team at one door', () => {
  const form = (person: string, door: number) =>
    scene.ok(person, 'ratingForm', { periodId: household._id, householdId: scene.householdOf(door) })
  const rating = (door: number, clean: number, revision?: number) => ({
    ...submitted(household._id, sheetOf({ clean }), scene.householdOf(door)),
    ...(revision === undefined ? {} : { revision }),
  })

  test('the second is told who was there, and wipes nothing out', async () => {
    expect(await form(manager, 1)).toMatchObject({ revision: 0, savedByName: '' })
    expect(await form(helper, 1)).toMatchObject({ revision: 0 })
    await scene.ok(helper, 'saveRating', rating(1, 5, 0))
    expect(await scene.refused(manager, 'saveRating', rating(1, 2, 0))).toEqual({
      code: 'EDITED_BY_ANOTHER',
      detail: { name: '小王', revision: 1 },
    })
    const draft = { ...rating(1, 2, 0), submit: false }
    expect((await scene.refused(manager, 'saveRating', draft)).code).toBe('EDITED_BY_ANOTHER')
    expect(await storedSheet(scene.householdOf(1))).toMatchObject({
      draft: null,
      submitted: handedIn(sheetOf({ clean: 5 })),
    })
    // having looked at it, they may think otherwise
    expect(await form(manager, 1)).toMatchObject({ revision: 1, savedByName: '小王', submitted: { comment: '' } })
    expect(await form(helper, 1)).toMatchObject({ revision: 1, savedByName: '' })
    await scene.ok(manager, 'saveRating', rating(1, 3, 1))
    expect(await storedSheet(scene.householdOf(1))).toMatchObject({
      submitted: handedIn(sheetOf({ clean: 3 })),
      revision: 2,
    })
  })

  test('at the very same moment one of them is told', async () => {
    const both = await Promise.allSettled([
      scene.ok(helper, 'saveRating', rating(2, 5, 0)),
      scene.ok(manager, 'saveRating', rating(2, 1, 0)),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const kept = both[0].status === 'fulfilled' ? 5 : 1
    expect((await storedSheet(scene.householdOf(2))).submitted).toEqual(handedIn(sheetOf({ clean: kept })))
  })

  test('one person’s two phones are one hand; a retry is no other’s; a phone that tells no revision works as before', async () => {
    await scene.ok(helper, 'saveRating', rating(3, 4, 0), 'from-the-first-phone')
    await scene.ok(helper, 'saveRating', rating(3, 5, 0), 'from-the-second-phone')
    await scene.ok(manager, 'saveRating', rating(3, 2))
    expect(await scene.ok(helper, 'saveRating', rating(3, 4, 0), 'from-the-first-phone')).toMatchObject({ revision: 3 })
    expect((await storedSheet(scene.householdOf(3))).submitted).toEqual(handedIn(sheetOf({ clean: 2 })))
  })
})

describe('a draft and what is handed in', () => {
  const draftOf = (openness: number, revision: number | null) => ({
    ...{ periodId: committee._id, householdId: null, sheet: sheetOf({ openness }), submit: false, revision },
  })
  const handIn = (openness: number, revision: number) => ({ ...draftOf(openness, revision), submit: true })

  test('a draft that was on its way when its sheet was handed in changes nothing', async () => {
    const person = rep(1)
    const { revision } = await scene.ok(person, 'saveRating', draftOf(1, 0))
    // the next draft is late: the sheet that was handed in after it is there first
    await scene.ok(person, 'saveRating', handIn(5, revision))
    expect(await scene.ok(person, 'saveRating', draftOf(2, revision))).toEqual({
      ...{ submittedAt: OPENS_RATING, revision: revision + 1, kept: false },
    })
    const form = await scene.ok(person, 'ratingForm', { periodId: committee._id, householdId: null })
    expect(form).toMatchObject({ draft: null, submitted: sheetOf({ openness: 5 }), revision: revision + 1 })
    // what is written from there on is kept beside it
    expect(await scene.ok(person, 'saveRating', draftOf(3, revision + 1))).toMatchObject({ kept: true })
    expect((await storedSheet(scene.householdOf(1), committee)).draft).toEqual(sheetOf({ openness: 3 }))
  })

  test('a draft of just what is handed in is none', async () => {
    const { revision } = await scene.ok(rep(2), 'saveRating', handIn(4, 0))
    await scene.ok(rep(2), 'saveRating', draftOf(4, revision))
    expect((await storedSheet(scene.householdOf(2), committee)).draft).toBeNull()
    expect((await storedSheet(scene.householdOf(2), committee)).submitted).toEqual(handedIn(sheetOf({ openness: 4 })))
  })
})

test('a standard saved, agreed to, and only then sent a second time by a slow line: no second draft begins', async () => {
  const { items, praiseReasons } = await scene.ok(chair, 'standard', { subject: 'property', standardId: null })
  const draft = { subject: 'property', title: '物业服务标准', items, praiseReasons, revision: 0 } as const
  const saved = await scene.ok(chair, 'saveStandard', draft, 'the-first-draft')
  await scene.ok(secretary, 'agreeStandard', saved)
  expect(await scene.ok(chair, 'saveStandard', draft, 'the-first-draft')).toEqual(saved)
  expect(await scene.stored('standards', { subject: 'property' })).toHaveLength(1)
  expect((await scene.ok(chair, 'standards', {})).subjects[1]).toMatchObject({ draft: null })
})
