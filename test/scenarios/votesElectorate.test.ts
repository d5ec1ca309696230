import type {
  ElectorDocument,
  HistoryDocument,
  HouseholdDocument,
  MotionDocument,
} from '../../cloudfunctions/shared/documents'
import { deriveId } from '../../cloudfunctions/shared/ids'
import { sha256 } from '../../cloudfunctions/shared/sha256'
import { recount } from '../../cloudfunctions/votes/domain/record/recount'
import { together } from '../support/together'
import {
  addCourtyard,
  announce,
  announcement,
  chair,
  CLOSES,
  DAY,
  MINUTE,
  OPENS,
  rep,
  SECRET,
  secretary,
  START,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(60_000)

let scene: VotesScene
beforeAll(async () => {
  scene = await startVotesScene({ households: 4 })
})
afterAll(() => scene.cloud.stop())

async function another(
  label: string,
  households: number,
): Promise<{ courtyard: VotesScene; as: (person: string) => string }> {
  const courtyard = await addCourtyard(scene.cloud, { households }, `-${label}`)
  await courtyard.at(Date.parse(START))
  return { courtyard, as: (person) => `${person}-${label}` }
}

test('confirming the announcement commits the electorate in few round trips, and opening reads nothing of the roll', async () => {
  const { courtyard, as } = await another('commits', 450)
  const { proposalId, motionId } = await courtyard.ok(as(chair), 'announceMotion', announcement(courtyard))
  // nothing is committed to before the second person's yes
  for (const name of ['motions', 'electors']) {
    expect(await courtyard.stored(name, { courtyardId: courtyard.courtyard._id })).toEqual([])
  }
  const ids = proposalId === null ? [] : [proposalId]
  const { depth, count } = await courtyard.trips(as(secretary), 'confirmProposals', { ids })
  // of 450 households as of 96 (votesAnnouncing.test.ts), but for two more writes of electors beside the first
  expect(depth).toBeLessThanOrEqual(21)
  expect(count).toBeLessThanOrEqual(25)
  const [motion] = await courtyard.stored<MotionDocument>('motions', { _id: motionId })
  if (!motion) throw new Error('nothing was announced')
  expect(motion).toMatchObject({ stage: 'announced', electorate: { households: 450, adults: 900, rollVersion: 1 } })
  const said = { rollVersion: 1, electorate: { households: 450 }, commitment: motion.electorate?.commitment }
  const steps = async () => courtyard.stored<HistoryDocument>('history', { chainId: motion._id })
  expect((await steps())[0]).toMatchObject({ kind: 'announced', payload: said })
  // the roll of the next vote is another one by then
  await courtyard.change('households', courtyard.householdOf(7), { active: false, adults: 9 })
  await courtyard.change('courtyards', courtyard.courtyard._id, { rollVersion: 2 })
  await courtyard.at(OPENS)
  await courtyard.tick()
  expect((await steps()).find(({ kind }) => kind === 'opened')).toMatchObject({ payload: said })
  expect(await courtyard.stored('electors', { motionId: motion._id })).toHaveLength(450)
  await courtyard.ok(as(rep(7)), 'castBallot', { motionId: motion._id, choice: 'no', householdId: null })
  expect(await courtyard.ok(as(rep(1)), 'motion', { motionId: motion._id })).toMatchObject({
    ...{ households: 450, voted: 1, rollChangedSince: true, forMe: true },
  })
})

test('a household that came onto the roll after the announcement is in no running vote, and is told so', async () => {
  const { courtyard, as } = await another('later', 3)
  const motionId = await announce(courtyard, {}, as(chair))
  const [whole] = await courtyard.stored<HouseholdDocument>('households', { _id: courtyard.householdOf(2) })
  if (!whole) throw new Error('no household')
  const newId = deriveId(SECRET, 'household', courtyard.courtyard._id, 'split off')
  const newcomer = as('newcomer')
  const database = courtyard.cloud.sdk().database()
  await database.collection('households').add({ ...whole, _id: newId, no: 'N0002-2', position: 99, rollVersion: 2 })
  await database.collection('members').add({
    _id: `${courtyard.courtyard._id}:${deriveId(SECRET, 'account', newcomer)}`,
    courtyardId: courtyard.courtyard._id,
    accountId: deriveId(SECRET, 'account', newcomer),
    householdId: newId,
    representative: true,
    offices: [],
    name: newcomer,
    createdAt: 1,
    schema: 1,
  })
  await courtyard.change('courtyards', courtyard.courtyard._id, { rollVersion: 2 })
  expect(await courtyard.ok(newcomer, 'motion', { motionId })).toMatchObject({ forMe: false, mine: [], households: 3 })
  expect((await courtyard.ok(newcomer, 'motions', { before: null })).motions[0]).toMatchObject({ forMe: false })
  await courtyard.at(OPENS)
  await courtyard.tick()
  const own = { motionId, choice: 'yes', householdId: null } as const
  expect((await courtyard.refused(newcomer, 'castBallot', own)).code).toBe('NOT_IN_ELECTORATE')
  for (const i of [1, 2, 3]) await courtyard.ok(as(rep(i)), 'castBallot', own)
  await courtyard.at(CLOSES + MINUTE)
  await courtyard.tick()
  const { json } = await courtyard.ok(as(rep(1)), 'record', { motionId })
  expect(recount(json, { sha256, areas: null })).toMatchObject({ verdict: 'matches' })
})

test('what an announcement that lost left behind is cleared by its retry, and nobody of it may vote', async () => {
  const { courtyard, as } = await another('stale', 3)
  // what it will be called is known before anybody has confirmed it
  const input = announcement(courtyard)
  const { motionId, proposalId } = await courtyard.ok(as(chair), 'announceMotion', input, 'announce-stale')
  if (proposalId === null) throw new Error('nothing was proposed')
  expect(motionId).toBe(deriveId(SECRET, 'motion', proposalId))
  const stale = (i: number): Partial<ElectorDocument> => ({
    _id: `${motionId}:${courtyard.householdOf(i)}`,
    courtyardId: courtyard.courtyard._id,
    motionId,
    householdId: courtyard.householdOf(i),
    rollVersion: 0,
    no: 'old',
    createdAt: 1,
    schema: 1,
  })
  await courtyard.cloud
    .sdk()
    .database()
    .collection('electors')
    .add([stale(1), stale(3), stale(7)])
  expect(await courtyard.ok(as(chair), 'announceMotion', input, 'announce-stale')).toMatchObject({ motionId })
  await courtyard.ok(as(secretary), 'confirmProposals', { ids: [proposalId] })
  const electors = await courtyard.stored<ElectorDocument>('electors', { motionId })
  expect(electors.map(({ no, rollVersion }) => `${no} ${rollVersion}`).sort()).toEqual([
    'N0001 1',
    'N0002 1',
    'N0003 1',
  ])
  // one that arrives even later is nobody
  await courtyard.cloud.sdk().database().collection('electors').add(stale(7))
  await courtyard.at(OPENS)
  await courtyard.tick()
  expect((await courtyard.ok(as(chair), 'progress', { motionId })).households).toBe(3)
})

test('a vote that is taken back leaves no electors', async () => {
  const { courtyard, as } = await another('dropped', 3)
  const motionId = await announce(courtyard, {}, as(chair))
  const withdrawal = { motionId, reasons: '日子没选好' }
  await together(courtyard.cloud, { first: as(chair), second: as(secretary) }, 'votes', 'withdrawMotion', withdrawal)
  expect(await courtyard.stored('electors', { motionId })).toEqual([])
  const [motion] = await courtyard.stored<MotionDocument>('motions', { _id: motionId })
  expect(motion).toMatchObject({ stage: 'ended', electorate: null })
})

test('timers that run twice and at once open, count and decide once', async () => {
  const { courtyard, as } = await another('twice', 3)
  const motionId = await announce(courtyard, {}, as(chair))
  const many = () => Promise.all([courtyard.tick(), courtyard.tick(), courtyard.tick(), courtyard.tick()])
  await courtyard.at(OPENS)
  await many()
  for (const i of [1, 2, 3])
    await courtyard.ok(as(rep(i)), 'castBallot', { motionId, choice: 'yes', householdId: null })
  await courtyard.at(CLOSES + MINUTE)
  await many()
  await courtyard.at(CLOSES + 20 * DAY)
  await many()
  await courtyard.tick()
  const history = await courtyard.stored<HistoryDocument>('history', { chainId: motionId })
  expect(history.map(({ height, kind }) => `${height} ${kind}`).sort()).toEqual([
    '1 announced',
    '2 opened',
    '3 counted',
    '4 inForce',
  ])
  const [motion] = await courtyard.stored<MotionDocument>('motions', { _id: motionId })
  expect(motion).toMatchObject({ stage: 'inForce', dueAt: null, head: { height: 4 } })
  const told = await courtyard.stored<{ _id: string }>('outbox', { subjectId: motionId })
  expect(told).toHaveLength(4)
})

test('residents who look at the moment of opening open it once', async () => {
  const { courtyard, as } = await another('rush', 30)
  const motionId = await announce(courtyard, {}, as(chair))
  await courtyard.at(OPENS)
  const numbers = Array.from({ length: 30 }, (_, i) => i + 1)
  const replies = await Promise.all(
    numbers.map((i) =>
      courtyard.ask(as(rep(i)), 'castBallot', { motionId, choice: 'yes', householdId: null }, `rush-of-${i}`),
    ),
  )
  // whoever came while others were opening may be asked to try again, and then is in
  for (const [i, { reply }] of replies.entries()) {
    if (!reply.ok) {
      expect(reply.refusal.code).toBe('BUSY')
      await courtyard.ok(
        as(rep(i + 1)),
        'castBallot',
        { motionId, choice: 'yes', householdId: null },
        `rush-of-${i + 1}`,
      )
    }
  }
  expect(await courtyard.stored('participations', { motionId })).toHaveLength(30)
  expect(await courtyard.stored('electors', { motionId })).toHaveLength(30)
  expect(await courtyard.stored('history', { chainId: motionId, kind: 'opened' })).toHaveLength(1)
})
