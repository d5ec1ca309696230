import type { ElectorDocument, HistoryDocument, HouseholdDocument, MotionDocument, OutboxDocument } from '../../cloudfunctions/shared/documents' // prettier-ignore
import { deriveId, type HouseholdId, type ProposalId } from '../../cloudfunctions/shared/ids'
import { sha256 } from '../../cloudfunctions/shared/sha256'
import type { VotesInput } from '../../cloudfunctions/votes/contract'
import { recount } from '../../cloudfunctions/votes/domain/record/recount'
import { readProposal, together } from '../support/together'
import { addCourtyard, announce, chair, CLOSES, DAY, MINUTE, OPENS, rep, SECRET, secretary, START, startVotesScene, type VotesScene } from '../support/votesScene' // prettier-ignore

jest.setTimeout(60_000)

type Lines = VotesInput<'correctElectorate'>['lines']

let scene: VotesScene
beforeAll(async () => {
  scene = await startVotesScene({ households: 3 })
})
afterAll(() => scene.cloud.stop())

async function another(label: string, households: number, kind: 'rural' | 'estate' = 'rural') {
  const courtyard = await addCourtyard(scene.cloud, { households, kind, areaOf: (i) => 9000 + i }, `-${label}`)
  await courtyard.at(Date.parse(START))
  const as = (person: string) => `${person}-${label}`
  /** The chair proposes, the secretary confirms. */
  const correct = (motionId: string, lines: Lines) =>
    together(courtyard.cloud, { first: as(chair), second: as(secretary) }, 'votes', 'correctElectorate', {
      ...{ motionId, lines },
    })
  const refused = (motionId: string, lines: Lines) =>
    courtyard.refused(as(chair), 'correctElectorate', { motionId, lines })
  return { courtyard, as, correct, refused }
}

/** One more household on the roll, which the announcement doesn't know. */
async function forgotten(courtyard: VotesScene, no: string): Promise<HouseholdId> {
  const [whole] = await courtyard.stored<HouseholdDocument>('households', { _id: courtyard.householdOf(2) })
  if (!whole) throw new Error('no household')
  const _id = deriveId(SECRET, 'household', courtyard.courtyard._id, no)
  await courtyard.cloud
    .sdk()
    .database()
    .collection('households')
    .add({ ...whole, _id, no, position: 99 })
  await courtyard.change('courtyards', courtyard.courtyard._id, { rollVersion: 2 })
  return _id
}

test('a forgotten household is added, a false one goes, another is put right: committed anew, told to all and to each', async () => {
  const { courtyard, as, correct } = await another('right', 60)
  const motionId = await announce(courtyard, {}, as(chair))
  const [before] = await courtyard.stored<MotionDocument>('motions', { _id: motionId })
  const added = await forgotten(courtyard, 'N0099')
  await courtyard.change('households', courtyard.householdOf(5), { headName: '新户主', adults: 4 })
  const lines: Lines = [
    { householdId: added, change: 'add', reason: '公告时漏了' },
    { householdId: courtyard.householdOf(3), change: 'remove', reason: '这一户早就搬走，房子拆了' },
    { householdId: courtyard.householdOf(5), change: 'update', reason: '换了户主' },
  ]
  await courtyard.at(OPENS - 2 * DAY)
  const said = [
    'N0099：加进名册（公告时漏了）',
    'N0003：从名册里去掉（这一户早就搬走，房子拆了）',
    'N0005：户主、成年人数改成户册上现在的（换了户主）',
  ]
  // one of the committee alone corrects nothing
  const { proposalId, state } = await courtyard.ok(as(chair), 'correctElectorate', { motionId, lines })
  expect(state).toBe('waiting')
  if (proposalId === null) throw new Error('nothing was proposed')
  expect((await courtyard.refused(as(chair), 'confirmProposals', { ids: [proposalId] })).code).toBe('SAME_PERSON')
  expect((await courtyard.stored<MotionDocument>('motions', { _id: motionId }))[0]).toEqual(before)
  // whoever confirms has read the very doors and reasons
  expect((await readProposal(scene.cloud, proposalId)).lines).toEqual(said)
  await courtyard.ok(as(secretary), 'confirmProposals', { ids: [proposalId] })
  expect(await readProposal(scene.cloud, proposalId)).toMatchObject({ state: 'done', endedAt: OPENS - 2 * DAY })
  // once more finds that it is so already
  expect((await correct(motionId, lines)).state).toBe('already')

  const [after] = await courtyard.stored<MotionDocument>('motions', { _id: motionId })
  expect(after?.electorate).toMatchObject({ households: 60, adults: 122, rollVersion: 1, corrected: { of: 60 } })
  expect(after?.electorate?.corrected?.doors).toHaveLength(3)
  expect(after?.electorate?.commitment).not.toBe(before?.electorate?.commitment)
  const electors = await courtyard.stored<ElectorDocument>('electors', { motionId })
  expect(electors.find(({ no }) => no === 'N0005')).toMatchObject({ headName: '新户主', adults: 4, rollVersion: 1 })
  expect(electors.map(({ no }) => no)).toEqual(expect.arrayContaining(['N0099']))
  const steps = await courtyard.stored<HistoryDocument>('history', { chainId: motionId })
  expect(steps.map(({ kind }) => kind)).toEqual(['announced', 'corrected'])
  expect(steps[1]?.payload).toMatchObject({ doors: 3, takenFrom: 2, electorate: { households: 60 } })
  expect(JSON.stringify(steps[1]?.payload)).not.toContain('新户主')
  const told = await courtyard.stored<OutboxDocument>('outbox', { courtyardId: courtyard.courtyard._id })
  const of = (kind: string) => told.filter((row) => row.kind === kind)
  expect(of('electorateCorrected')).toHaveLength(1)
  expect(of('electorateCorrected')[0]).toMatchObject({ audience: 'everybody' })
  expect(of('electorateCorrected')[0]?.text).toContain(said[1])
  expect(
    of('doorChanged')
      .map(({ audience }) => audience)
      .sort(),
  ).toEqual(lines.map(({ householdId }) => `household:${householdId}`).sort())

  await courtyard.at(OPENS)
  await courtyard.tick()
  const own = { motionId, choice: 'yes', householdId: null } as const
  expect((await courtyard.refused(as(rep(3)), 'castBallot', own)).code).toBe('NOT_IN_ELECTORATE')
  await courtyard.ok(as(rep(5)), 'castBallot', own)
  await courtyard.at(CLOSES + MINUTE)
  await courtyard.tick()
  const [counted] = await courtyard.stored<MotionDocument>('motions', { _id: motionId })
  expect(counted).toMatchObject({ stage: 'noQuorum' })
})

test('a corrected vote by area recounts', async () => {
  const { courtyard, as, correct } = await another('area', 4, 'estate')
  const input = { regimeKey: 'ownersOrdinary', standing: 'poll', matter: 'covenant' } as const
  const motionId = await announce(courtyard, { ...input, opensAt: OPENS + 30 * DAY, closesAt: CLOSES + 30 * DAY }, as(chair)) // prettier-ignore
  await courtyard.change('households', courtyard.householdOf(1), { areaDm2: 12_345 })
  const { stored } = await correct(motionId, [
    { householdId: courtyard.householdOf(1), change: 'update', reason: '登记簿上是这个数' },
  ])
  expect(stored).toMatchObject({ state: 'done', lines: ['N0001：面积改成户册上现在的（登记簿上是这个数）'] })
  await courtyard.at(OPENS + 30 * DAY)
  await courtyard.tick()
  for (const i of [1, 2, 3]) {
    await courtyard.ok(as(rep(i)), 'castBallot', { motionId, choice: 'yes', householdId: null })
  }
  await courtyard.at(CLOSES + 30 * DAY + MINUTE)
  await courtyard.tick()
  const { json } = await courtyard.ok(as(rep(1)), 'record', { motionId })
  const areas = await import('../../cloudfunctions/votes/domain/record/areaCommitment')
  expect(recount(json, { sha256, areas })).toMatchObject({ verdict: 'matches' })
  expect(JSON.parse(json)).toMatchObject({ electorate: { areaDm2: 12_345 + 9002 + 9003 + 9004 } })
})

test('later than 48 hours before the opening nothing is corrected, nor after it', async () => {
  const { courtyard, as, refused } = await another('late', 3)
  const motionId = await announce(courtyard, {}, as(chair))
  const lines: Lines = [{ householdId: courtyard.householdOf(1), change: 'remove', reason: '没有这一户' }]
  await courtyard.at(OPENS - 2 * DAY + 1)
  expect(await refused(motionId, lines)).toEqual({ code: 'CORRECTION_TOO_LATE', detail: { until: OPENS - 2 * DAY } })
  await courtyard.at(OPENS)
  await courtyard.tick()
  expect((await refused(motionId, lines)).code).toBe('WRONG_STAGE')
  expect(await courtyard.stored('electors', { motionId })).toHaveLength(3)
})

test('more than one door in twenty, counted from the announcement, means announcing anew; one door may always', async () => {
  const { courtyard, as, correct, refused } = await another('many', 39)
  const motionId = await announce(courtyard, {}, as(chair))
  const remove = (i: number) => ({ householdId: courtyard.householdOf(i), change: 'remove', reason: '没有这一户' }) as const // prettier-ignore
  expect(await refused(motionId, [remove(1), remove(2)])).toEqual({
    ...{ code: 'CORRECTION_TOO_MANY', detail: { doors: 2, households: 39 } },
  })
  await correct(motionId, [remove(1)])
  expect((await refused(motionId, [remove(2)])).code).toBe('CORRECTION_TOO_MANY')
  // the same door once more is the same door
  await correct(motionId, [{ householdId: courtyard.householdOf(1), change: 'add', reason: '弄错了，还是有这一户' }])
  expect(await courtyard.stored('electors', { motionId })).toHaveLength(39)
})

test('what can’t be is refused, and no person is named in what everybody reads', async () => {
  const { courtyard, as, refused } = await another('unfit', 3)
  const motionId = await announce(courtyard, {}, as(chair))
  await courtyard.change('households', courtyard.householdOf(2), { active: false })
  const line = (i: number, change: 'add' | 'remove' | 'update', reason = '漏了') => [
    { householdId: courtyard.householdOf(i), change, reason },
  ]
  expect(await refused(motionId, line(2, 'update'))).toEqual({ code: 'CORRECTION_UNFIT', detail: { no: 'N0002' } })
  expect((await refused(motionId, line(0, 'add'))).code).toBe('CORRECTION_UNFIT')
  expect((await refused(motionId, line(1, 'remove', '户主1 说要去掉'))).detail).toEqual({ name: '户主1' })
  expect((await refused(motionId, [...line(1, 'remove'), ...line(1, 'add')])).code).toBe('INVALID_INPUT')
  const resident = await courtyard.refused(as(rep(1)), 'correctElectorate', { motionId, lines: line(1, 'remove') })
  expect(resident.code).toBe('FORBIDDEN')
  expect((await scene.refused(chair, 'correctElectorate', { motionId, lines: line(1, 'remove') })).code).toBe(
    'NOT_FOUND',
  )
})

test('two corrections confirmed at once: one is carried out, the other looks again', async () => {
  const { courtyard, as } = await another('atOnce', 60)
  const motionId = await announce(courtyard, {}, as(chair))
  const remove = (i: number) => ({ householdId: courtyard.householdOf(i), change: 'remove', reason: '没有这一户' }) as const // prettier-ignore
  const proposals = await Promise.all(
    [1, 2].map((i) => courtyard.ok(as(chair), 'correctElectorate', { motionId, lines: [remove(i)] })),
  )
  const ids = proposals.flatMap(({ proposalId }) => proposalId ?? [])
  const replies = await Promise.all(ids.map((id) => courtyard.ask(as(secretary), 'confirmProposals', { ids: [id] })))
  const done = replies.filter(({ reply }) => reply.ok).length
  expect(replies.every(({ reply }) => reply.ok || reply.refusal.code === 'BUSY')).toBe(true)
  expect(done).toBeGreaterThan(0)
  const committed = async () => (await courtyard.stored<MotionDocument>('motions', { _id: motionId }))[0]?.electorate
  expect(await courtyard.stored('electors', { motionId })).toHaveLength(60 - done)
  expect((await committed())?.households).toBe(60 - done)
  // what was too busy is confirmed all the same, and the clock sees to it
  await courtyard.tick()
  expect(await courtyard.stored('electors', { motionId })).toHaveLength(58)
  expect((await committed())?.households).toBe(58)
  for (const id of ids) expect(await readProposal(courtyard.cloud, id)).toMatchObject({ state: 'done' })
})

test('the same correction proposed twice and confirmed twice is one step of the vote’s chain', async () => {
  const { courtyard, as } = await another('same', 5)
  const motionId = await announce(courtyard, {}, as(chair))
  const lines: Lines = [{ householdId: courtyard.householdOf(1), change: 'remove', reason: '没有这一户' }]
  const ids: ProposalId[] = []
  for (const person of [chair, secretary]) {
    const { proposalId } = await courtyard.ok(as(person), 'correctElectorate', { motionId, lines })
    if (proposalId !== null) ids.push(proposalId)
  }
  for (const [at, person] of [secretary, chair].entries()) {
    await courtyard.ok(as(person), 'confirmProposals', { ids: ids.slice(at, at + 1) })
  }
  for (const id of ids) expect(await readProposal(courtyard.cloud, id)).toMatchObject({ state: 'done' })
  expect(await courtyard.stored('history', { chainId: motionId, kind: 'corrected' })).toHaveLength(1)
  expect(await courtyard.stored('electors', { motionId })).toHaveLength(4)
})
