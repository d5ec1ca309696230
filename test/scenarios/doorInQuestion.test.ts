import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import type { DoorQuestionDocument, LotDocument, OutboxDocument } from '../../cloudfunctions/shared/documents'
import { asking, type Asking } from '../support/asking'
import { DAY, MINUTE, rep, START, startVotesScene, type VotesScene } from '../support/votesScene'

// What two neighbours say against a door is settled by three others, drawn by lot.

jest.setTimeout(120_000)

const HOUSEHOLDS = 14
let scene: VotesScene
let people: Asking<CourtyardContract>
let now = Date.parse(START)

beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  people = asking<CourtyardContract>(scene.cloud, 'courtyard')
})
afterAll(() => scene.cloud.stop())

const tick = async (ms: number) => {
  await scene.at((now += ms))
  const { error } = await scene.cloud.fireTimer('courtyard', 'advance')
  if (error !== null) throw new Error(error)
}

async function questioned(of: number, by: readonly number[]): Promise<LotDocument> {
  for (const i of by) {
    const input = { householdId: scene.householdOf(of), kind: 'noSuchDoor', text: '空了三年' } as const
    await people.ok(rep(i), 'questionDoor', input)
    // a second tap begins no second drawing
    await people.ok(rep(i), 'questionDoor', input)
  }
  const lots = await scene.stored<LotDocument>('lots', { matterKind: 'doorQuestion' })
  const lot = lots.find(({ matterId }) => matterId.startsWith(scene.householdOf(of)))
  if (!lot) throw new Error('nothing is drawn')
  return lot
}

/** Two of those who are drawn say this. */
async function settle({ _id: lotId }: LotDocument, word: 'yes' | 'no', uninvolved: readonly number[]) {
  await scene.at((now += DAY))
  for (const i of [13, 14]) await people.ok(rep(i), 'enterLotNumber', { lotId, value: '3287.46' })
  const drawn: number[] = []
  for (let i = 1; i <= HOUSEHOLDS; i++) {
    if ((await people.ok(rep(i), 'panel', { lotId })).panel.mine === 'asked') drawn.push(i)
  }
  expect(drawn).toHaveLength(3)
  for (const i of drawn) expect(uninvolved).not.toContain(i)
  for (const i of drawn.slice(0, 2)) {
    await people.ok(rep(i), 'answerLot', { lotId, accepts: true })
    await people.ok(rep(i), 'giveLotWord', { lotId, word })
  }
  await tick(MINUTE)
}

const state = async (of: number) =>
  (await scene.stored<DoorQuestionDocument>('doorQuestions', { householdId: scene.householdOf(of) }))[0]?.state
const told = async (of: number) =>
  (await scene.stored<OutboxDocument>('outbox', { kind: 'doorAsked', subjectId: scene.householdOf(of) })).map(
    ({ text }) => text,
  )

test.each([
  [12, [1, 2], 'yes', 'upheld', '没有这一户'],
  [11, [3, 4], 'no', 'dismissed', '有这一户'],
] as const)('door %i, questioned by %j: two of three say %s', async (of, by, word, becomes, words) => {
  const lot = await questioned(of, by)
  expect(lot.lines).toContain('有邻居说：空了三年')
  expect(await state(of)).toBe('standing')
  await settle(lot, word, [of, ...by])
  expect(await state(of)).toBe(becomes)
  // the door was told that it was asked about, and what came of it
  expect((await told(of)).filter((text) => text.includes(`说：${words}`))).toHaveLength(1)
  expect(await told(of)).toHaveLength(2)
  await tick(DAY)
})
