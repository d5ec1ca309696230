import type { BallotDocument, ParticipationDocument } from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import { isDuplicateKey } from '../../cloudfunctions/shared/database'
import { notices } from '../support/noticesScene'
import { uploadPhoto } from '../support/uploadPhoto'
import {
  accountOf,
  announceAndOpen,
  castFor,
  chair,
  CLOSES,
  DAY,
  MINUTE,
  OPENS,
  rep,
  secretary,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(120_000)

const HOUSEHOLDS = 12
let scene: VotesScene
let motionId: MotionId
let photoFileId: string

beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  motionId = await announceAndOpen(scene)
  photoFileId = await uploadPhoto(scene.cloud, chair, 'paper/1.png')
})
afterAll(() => scene.cloud.stop())

const rows = () => scene.cloud.sdk().database().collection('participations')

/** As no procedure makes them yet: paper handed out, a hand counted at a meeting, paper put into a box. */
const withoutBallot = (
  i: number,
  changes: Pick<ParticipationDocument, 'channel' | 'state'>,
): ParticipationDocument => ({
  _id: `${motionId}:${scene.householdOf(i)}`,
  courtyardId: scene.courtyard._id,
  motionId,
  householdId: scene.householdOf(i),
  ...changes,
  adults: 2,
  areaDm2: 0,
  by: accountOf(chair),
  at: OPENS + MINUTE,
  unballoted: scene.householdOf(i),
  createdAt: OPENS + MINUTE,
  schema: 1,
})
const cast = () => ({ motionId, choice: 'yes', householdId: null }) as const
const paperOf = (i: number) =>
  ({
    motionId,
    householdId: scene.householdOf(i),
    choice: 'no',
    slipNumber: i,
    photoFileId,
  }) as const

test('rows without a ballot stand beside one another and beside ballots', async () => {
  await castFor(scene, motionId, 1, 3, () => 'yes')
  for (const i of [4, 5]) await rows().add(withoutBallot(i, { channel: 'paper', state: 'paperOut' }))
  for (const i of [6, 7]) await rows().add(withoutBallot(i, { channel: 'hands', state: 'tookPart' }))
  await rows().add(withoutBallot(8, { channel: 'box', state: 'tookPart' }))
  expect(await scene.stored('participations', { motionId })).toHaveLength(8)
})

test('two ballots still can’t have one receipt', async () => {
  const [ballot] = await scene.stored<BallotDocument>('participations', { _id: `${motionId}:${scene.householdOf(1)}` })
  if (!ballot) throw new Error('no ballot')
  const householdId = scene.householdOf(9)
  const twin = { ...ballot, _id: `${motionId}:${householdId}`, householdId }
  const outcome: unknown = await rows()
    .add(twin)
    .catch((error: unknown) => error)
  expect(isDuplicateKey(outcome)).toBe(true)
})

test('the committee sees who took part and who holds paper; whoever holds paper hasn’t voted yet', async () => {
  const { groups, voted } = await scene.ok(chair, 'progress', { motionId })
  const states = groups.flatMap(({ households }) => households.map(({ state }) => state)).slice(0, 9)
  expect(states).toEqual([
    ...['voted', 'voted', 'voted', 'paperOut', 'paperOut', 'voted', 'voted', 'voted', 'notReached'],
  ])
  expect(voted).toBe(6)
  const voters = async (i: number) => {
    const { motions } = await scene.ok(rep(i), 'motions', { before: null })
    return [motions[0]?.voted, motions[0]?.iVoted]
  }
  expect(await Promise.all([1, 4, 6, 8].map(voters))).toEqual([
    [6, true],
    [6, false],
    [6, true],
    [6, true],
  ])
  expect(await scene.ok(rep(6), 'motion', { motionId })).toMatchObject({
    voted: 6,
    iVoted: true,
    mine: [{ ballot: null }],
  })
})

test('whoever holds paper casts by paper; whoever raised a hand or used the box has voted', async () => {
  const before = await scene.cloud.fingerprint()
  expect((await scene.refused(rep(4), 'castBallot', cast())).code).toBe('PAPER_OUT')
  for (const i of [6, 8]) expect((await scene.refused(rep(i), 'castBallot', cast())).code).toBe('ALREADY_VOTED')
  expect((await scene.refused(chair, 'recordPaperBallot', paperOf(6))).code).toBe('ALREADY_VOTED')
  expect(await scene.cloud.fingerprint()).toBe(before)
})

test('a reminder goes to households that haven’t taken part, those with paper among them', async () => {
  const { subscribe, received } = notices(scene)
  for (const i of [1, 4, 6, 9]) await subscribe(rep(i), 'voteClosing')
  expect(await scene.ok(chair, 'remind', { motionId })).toEqual({ households: HOUSEHOLDS - 6 })
  for (let i = 0; i < 3; i++) await scene.deliver()
  const got = await Promise.all([1, 4, 6, 9].map((i) => received(rep(i))))
  expect(got.map((titles) => titles.length)).toEqual([0, 1, 0, 1])
})

test('paper that comes back becomes the household’s ballot, in its row', async () => {
  const { id } = await scene.ok(chair, 'recordPaperBallot', paperOf(4))
  await scene.ok(secretary, 'paperBallot', { id })
  await scene.ok(secretary, 'witnessPaperBallot', { id, agree: true })
  const [row, ...more] = await scene.stored<BallotDocument>('participations', { householdId: scene.householdOf(4) })
  expect(more).toEqual([])
  expect(row).toMatchObject({ channel: 'paper', state: 'tookPart', choice: 'no', revision: 1, unballoted: null })
  expect(row?.receipt).toMatch(/^\p{Script=Han}{2}-\p{Script=Han}{2}-\d{4}$/u)
  const late = await scene.ok(chair, 'recordPaperBallot', paperOf(5))
  await rows()
    .doc(`${motionId}:${scene.householdOf(5)}`)
    .update({ channel: 'hands', state: 'tookPart' })
  await scene.ok(secretary, 'paperBallot', { id: late.id })
  expect((await scene.refused(secretary, 'witnessPaperBallot', { id: late.id, agree: true })).code).toBe(
    'ALREADY_VOTED',
  )
})

test('the count and the record are made of ballots alone', async () => {
  await castFor(scene, motionId, 9, 12, () => 'yes')
  await scene.at(CLOSES + MINUTE)
  await scene.tick()
  // there is paper: those it concerns look first
  expect(await scene.ok(rep(1), 'motion', { motionId })).toMatchObject({ status: 'checking', tally: null })
  await scene.at(CLOSES + 2 * DAY + 2 * MINUTE)
  await scene.tick()
  const counted = await scene.ok(rep(1), 'motion', { motionId })
  expect(counted).toMatchObject({ status: 'posted', tally: { yes: { households: 7 }, no: { households: 1 } } })
  expect(counted.mine[0]?.place).toBeGreaterThan(0)
  const record = JSON.parse((await scene.ok(rep(1), 'record', { motionId })).json) as { ballots: unknown[] }
  expect(record.ballots).toHaveLength(8)
  const { openings } = await scene.ok(rep(6), 'myOpenings', { motionId })
  expect(openings).toMatchObject([{ receipt: '' }])
})
