import { answer, giveWord, noteTold } from '../../cloudfunctions/engines/lots/answer'
import { ANSWER_MS, REPLACE_GRACE_MS } from '../../cloudfunctions/engines/lots/domain/seats'
import { enterNumber } from '../../cloudfunctions/engines/lots/enterNumber'
import { fixList, type Listing } from '../../cloudfunctions/engines/lots/fixList'
import { lastAnswerOf } from '../../cloudfunctions/engines/lots/readLot'
import { standing } from '../../cloudfunctions/engines/lots/standing'
import { flawOfChain } from '../../cloudfunctions/engines/chain/domain/verifyChain'
import { openDatabase, type Database } from '../../cloudfunctions/shared/database'
import type { CourtyardDocument, HistoryDocument, LotDoorDocument } from '../../cloudfunctions/shared/documents'
import { deriveId } from '../../cloudfunctions/shared/ids'
import { Refusal } from '../../cloudfunctions/shared/refusal'
import { sha256 } from '../../cloudfunctions/shared/sha256'
import { accountOf, DAY, SECRET, START, startVotesScene, type VotesScene } from '../support/votesScene'

// A committee that wants to choose who judges it, against the real local cloud by the real SDK.

jest.setTimeout(120_000)

const BEGAN = Date.parse(START)
const NEXT = '2026-06-02'
const [chairId, treasurerId] = [accountOf('committee-1'), accountOf('committee-9')]

let scene: VotesScene
let database: Database
let matters = 0

beforeAll(async () => {
  scene = await startVotesScene({ households: 3 })
  database = openDatabase(scene.cloud.sdk())
})
afterAll(() => scene.cloud.stop())

const home = (i: number) => deriveId(SECRET, 'household', 'lots', String(i))
const at = (now: number) => ({ database, secret: SECRET, now })
const door = (i: number) => ({ householdId: home(i), hasAccount: i % 4 !== 0, recognisedAt: i })
const aListing = (n = 12): Listing => ({
  ...{ courtyardId: scene.courtyard._id, matterKind: 'objection', matterId: `matter-${++matters}` },
  ...{ doors: Array.from({ length: n }, (_, i) => door(i + 1)), seats: 3, source: '上证综指收盘', whole: false },
  asks: { home: 'votes', title: '对结果的异议', lines: [], words: { yes: '成立', no: '不成立' } },
})
const type = (lotId: Awaited<ReturnType<typeof fixList>>, i: number, value: string, day = NEXT, now = BEGAN + DAY) =>
  enterNumber({ database, accountId: chairId, now }, { lotId, householdId: home(i), value, day })
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const acts = (kind: string, lot: string) =>
  scene
    .stored<HistoryDocument>('history', { chainId: scene.courtyard._id, kind })
    .then((all) => all.filter(({ payload }) => payload['lot'] === lot))

async function drawn() {
  const listing = aListing()
  const lotId = await fixList(at(BEGAN), listing)
  await type(lotId, 1, '3287.46')
  await type(lotId, 2, '3287.46')
  return { lotId, listing }
}

test('a list of friends in place of the one that is fixed is refused, before the number and after', async () => {
  const listing = aListing()
  const lotId = await fixList(at(BEGAN), listing)
  const friends = { ...listing, doors: listing.doors.slice(0, 4) }
  expect(await code(fixList(at(BEGAN + 1), friends))).toBe('LIST_IS_FIXED')
  await type(lotId, 1, '3287.46')
  await type(lotId, 2, '3287.46')
  expect(await code(fixList(at(BEGAN + 2 * DAY), friends))).toBe('LIST_IS_FIXED')
  // a row smuggled in by a list that lost is nobody
  const { asked } = await standing(at(BEGAN + DAY), lotId)
  expect(asked).toHaveLength(3)
  expect((await standing(at(BEGAN + DAY), lotId)).lot.doors).toBe(12)
  expect(await acts('lotListed', lotId)).toHaveLength(1)
})

test('two who fix another list at the same moment: one is fixed, whole', async () => {
  const listing = aListing()
  const other = { ...listing, doors: listing.doors.slice(2) }
  const answers = await Promise.all([listing, other, listing, other].map((one) => code(fixList(at(BEGAN), one))))
  expect(answers.some((one) => one === 'done')).toBe(true)
  const [one, two] = [await code(fixList(at(BEGAN), listing)), await code(fixList(at(BEGAN), other))]
  expect([one, two].sort()).toEqual(['LIST_IS_FIXED', 'done'])
  const lotId = await fixList(at(BEGAN), one === 'done' ? listing : other)
  expect(await acts('lotListed', lotId)).toHaveLength(1)
  await type(lotId, 3, '1')
  await type(lotId, 4, '1')
  expect((await standing(at(BEGAN + DAY), lotId)).asked).toHaveLength(3)
})

test('a number from before the list, of today or of tomorrow draws nothing', async () => {
  const lotId = await fixList(at(BEGAN), aListing())
  for (const day of ['2026-05-29', '2026-06-01', '2026-06-03']) {
    expect(await code(type(lotId, 1, '3287.46', day))).toBe('NUMBER_DAY_WRONG')
  }
  expect(await code(type(lotId, 1, '3287.4O'))).toBe('INVALID_INPUT')
  expect((await standing(at(BEGAN + DAY), lotId)).asked).toEqual([])
})

test('one household alone draws nothing, however often and with however many accounts; the number drawn stays', async () => {
  const lotId = await fixList(at(BEGAN), aListing())
  await type(lotId, 1, '1')
  await enterNumber(
    { database, accountId: treasurerId, now: BEGAN + DAY },
    { lotId, householdId: home(1), value: '2', day: NEXT },
  )
  await type(lotId, 1, '3')
  expect((await standing(at(BEGAN + DAY), lotId)).asked).toEqual([])
  await type(lotId, 2, '3287.46')
  await type(lotId, 3, '3287.46')
  const before = await standing(at(BEGAN + DAY), lotId)
  expect(before.doubted).toBe(true)
  // typed again, by those who drew and by others: the order stays, the doubt is seen
  await type(lotId, 2, '9')
  await type(lotId, 4, '9')
  await type(lotId, 5, '9')
  const after = await standing(at(BEGAN + DAY), lotId)
  expect(after.lot.number).toMatchObject({ value: '3287.46', day: NEXT, source: '上证综指收盘' })
  expect(after.asked.map(({ door: one }) => one.householdId)).toEqual(
    before.asked.map(({ door: one }) => one.householdId),
  )
  expect(await acts('lotDrawn', lotId)).toMatchObject([{ payload: { listed: after.lot.listed.hash } }])
})

test('the same number typed at once, and again, draws once and enters one step', async () => {
  const lotId = await fixList(at(BEGAN), aListing())
  // who lost to the others at the same moment tries again, as a phone does
  const insistently = async (i: number) => {
    for (;;) if ((await code(type(lotId, i, '3287.46'))) !== 'BUSY') return
  }
  await Promise.all([1, 2, 3].map(insistently))
  await Promise.all([1, 2].map(insistently))
  expect(await acts('lotDrawn', lotId)).toHaveLength(1)
})

test('nobody answers for a door that isn’t asked; declining is free and asks the next; a word stays', async () => {
  const { lotId } = await drawn()
  const now = BEGAN + DAY + 1
  const { asked } = await standing(at(now), lotId)
  const [one, two, three] = asked.map(({ door: { householdId } }) => householdId)
  if (!one || !two || !three) throw new Error('three doors are asked')
  const idle =
    Array.from({ length: 12 }, (_, i) => home(i + 1)).find((id) => ![one, two, three].includes(id)) ?? home(1)
  expect(await code(answer(at(now), lotId, idle, true))).toBe('NOT_ASKED')
  expect(await code(giveWord(at(now), lotId, one, 'no'))).toBe('NOT_ASKED')
  await noteTold({ ...at(now), accountId: chairId }, lotId, one, 'inbox')
  await Promise.all([answer(at(now), lotId, one, true), answer(at(now + 1), lotId, two, false)])
  await answer(at(now + 2), lotId, one, true)
  expect(await code(answer(at(now + 2), lotId, two, true))).toBe('WRONG_STAGE')
  const next = await standing(at(now + 2), lotId)
  expect(next.asked).toHaveLength(4)
  expect(next.sitting.map(({ state }) => state).sort()).toEqual(['accepted', 'asked', 'asked'])
  const fourth = next.asked[3]?.door.householdId ?? idle
  await answer(at(now + 3), lotId, fourth, true)
  await giveWord(at(now + 4), lotId, one, 'yes')
  await giveWord(at(now + 4), lotId, one, 'yes')
  expect(await code(giveWord(at(now + 5), lotId, one, 'no'))).toBe('WRONG_STAGE')
  expect(await code(answer(at(now + 5), lotId, one, false))).toBe('WRONG_STAGE')
  expect((await standing(at(now + 5), lotId)).decision).toBeNull()
  await giveWord(at(now + 6), lotId, fourth, 'yes')
  expect((await standing(at(now + 6), lotId)).decision).toBe('yes')
  expect(await lastAnswerOf(database, one)).toBe(now + 4)
  const [row] = (await scene.stored<LotDoorDocument>('lotDoors', { householdId: one })).filter(({ told }) => told)
  expect(row?.told).toEqual({ by: chairId, at: now, how: 'inbox' })
})

test('a clock that jumps ahead replaces the silent, and an answer after that comes too late', async () => {
  const { lotId } = await drawn()
  const late = BEGAN + DAY + ANSWER_MS + REPLACE_GRACE_MS
  const [first] = (await standing(at(BEGAN + DAY), lotId)).asked
  const householdId = first?.door.householdId ?? home(1)
  expect(await code(answer(at(late - 1), lotId, householdId, true))).toBe('NOT_ASKED')
  expect((await standing(at(late), lotId)).asked).toHaveLength(6)
  expect(await code(answer(at(late), lotId, householdId, true))).toBe('NOT_ASKED')
})

test('whatever was tried, the courtyard’s chain holds, and its head is its last entry', async () => {
  const chainId = scene.courtyard._id
  const chain = (await scene.stored<HistoryDocument>('history', { chainId })).sort((a, b) => a.height - b.height)
  expect(chain.length).toBeGreaterThan(8)
  expect(flawOfChain(chain, sha256)).toBeNull()
  const [stored] = await scene.stored<CourtyardDocument>('courtyards', { _id: chainId })
  expect(stored?.acts).toEqual({ height: chain.length, hash: chain.at(-1)?.hash })
})
