import type { HistoryDocument, MotionDocument, RuleVersionDocument } from '../../cloudfunctions/shared/documents'
import { sha256 } from '../../cloudfunctions/shared/sha256'
import * as areas from '../../cloudfunctions/votes/domain/record/areaCommitment'
import { leafOf } from '../../cloudfunctions/votes/domain/record/electorate'
import type { PublishedRecord } from '../../cloudfunctions/votes/domain/record/publishedRecord'
import { recount } from '../../cloudfunctions/votes/domain/record/recount'
import { together } from '../support/together'
import {
  addCourtyard,
  announce,
  castFor,
  chair,
  CLOSES,
  DAY,
  kin,
  MINUTE,
  OPENS,
  rep,
  secretary,
  START,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(60_000)

let scene: VotesScene
beforeAll(async () => {
  scene = await startVotesScene({ households: 12 })
})
afterAll(() => scene.cloud.stop())

test('a rule goes from its announcement into force, and its vote recounts', async () => {
  const motionId = await announce(scene)
  const look = (person = rep(1)) => scene.ok(person, 'motion', { motionId })
  expect(await look()).toMatchObject({
    status: 'announced',
    households: 12,
    householdsNeeded: 8,
    mine: [{ ballot: null }],
  })
  expect((await scene.refused(rep(1), 'castBallot', { motionId, choice: 'yes', householdId: null })).code).toBe(
    'NOT_YET_OPEN',
  )

  // no timer has run: the first who votes opens the vote
  await scene.at(OPENS)
  const receipt = await scene.ok(rep(1), 'castBallot', { motionId, choice: 'no', householdId: null })
  expect(receipt.receipt).toMatch(/^\p{Script=Han}{2}-\p{Script=Han}{2}-\d{4}$/u)
  expect(await look()).toMatchObject({
    status: 'open',
    electorate: { households: 12, rollVersion: 1 },
    voted: 1,
    iVoted: true,
    tally: null,
    passed: null,
    regime: { participationSentence: '12 户要有 8 户投票才算数' },
  })
  const change = { motionId, choice: 'yes', householdId: null, revision: receipt.revision } as const
  const changed = await scene.ok(rep(1), 'castBallot', change)
  expect(changed).toMatchObject({ receipt: receipt.receipt, choice: 'yes', revision: 2 })
  await castFor(scene, motionId, 2, 9, (i) => (i <= 7 ? 'yes' : i === 8 ? 'no' : 'abstain'))

  // closed by the clock at once; counted a minute later
  await scene.at(CLOSES)
  expect(await look()).toMatchObject({ status: 'counting', tally: null, voted: 9 })
  await scene.tick()
  expect(await look()).toMatchObject({ status: 'counting' })
  expect((await scene.refused(rep(1), 'record', { motionId })).code).toBe('NOT_COUNTED_YET')
  await scene.at(CLOSES + MINUTE)
  await scene.tick()
  const posted = await look()
  expect(posted).toMatchObject({
    status: 'posted',
    passed: true,
    voted: 9,
    tally: { yes: { households: 7 }, no: { households: 1 }, abstain: { households: 1 } },
    postedUntil: Date.parse('2026-06-23T00:00:00+08:00'),
    thresholds: [
      { part: 'participation', reached: 9, total: 12, needed: 8, left: 27, right: 24, met: true },
      { part: 'passing', reached: 7, total: 9, needed: 5, left: 14, right: 9, met: true },
    ],
  })
  const { postedUntil } = posted
  if (postedUntil === null) throw new Error('not posted')

  await scene.at(postedUntil)
  await scene.tick()
  expect(await look()).toMatchObject({ status: 'inForce', historyHead: { height: 4 } })
  const [version] = await scene.stored<RuleVersionDocument>('ruleVersions', { _id: scene.versionId })
  expect(version).toMatchObject({ stage: 'inForce', inForceAt: postedUntil })
  const told = await scene.stored<{ kind: string }>('outbox')
  expect(told.map(({ kind }) => kind).sort()).toEqual([
    'actsOfDay',
    'motionAnnounced',
    'motionOpened',
    'proposalToConfirm',
    'resultPosted',
    'ruleInForce',
  ])

  const { json, fileName } = await scene.ok(kin(1), 'record', { motionId })
  expect(fileName).toMatch(/^yuanba-record-2026-06-12-/)
  expect(recount(json, { sha256, areas: null })).toMatchObject({ verdict: 'matches' })
  const record = JSON.parse(json) as PublishedRecord
  const place = (await look()).mine[0]?.place ?? 0
  expect(record.ballots[place - 1]).toEqual({ receipt: receipt.receipt, choice: 'yes' })
  const { openings } = await scene.ok(rep(1), 'myOpenings', { motionId })
  expect(openings).toHaveLength(1)
  const [opening] = openings
  if (!opening) throw new Error('no opening')
  expect(record.electorate.leaves).toContain(leafOf({ motionId, ...opening }, sha256))
  expect(opening.receipt).toBe(receipt.receipt)
  expect((await scene.ok(kin(1), 'myOpenings', { motionId })).openings).toEqual([{ ...opening, receipt: '' }])

  // one ballot changed behind everybody's back
  const [ballot] = await scene.stored<{ _id: string }>('participations', { motionId, choice: 'no' })
  await scene.change('participations', ballot?._id ?? '', { choice: 'yes' })
  const forged = recount((await scene.ok(rep(2), 'record', { motionId })).json, { sha256, areas: null })
  expect(forged.verdict).toBe('differs')
})

test('a poll of owners counts heads and area, and nobody learns an area', async () => {
  const estate = await addCourtyard(
    scene.cloud,
    { households: 6, kind: 'estate', areaOf: (i) => 8_000 + i * 211 },
    '-estate',
  )
  await estate.at(Date.parse(START))
  const opensAt = Date.parse('2026-06-17T08:00:00+08:00')
  const plan = await estate.ok(`${chair}-estate`, 'planMotion', { versionId: estate.versionId })
  expect(plan.plans.map(({ key, suits, earliestOpensAt }) => [key, suits, earliestOpensAt])).toEqual([
    ['courtyardOrdinary', true, OPENS],
    ['ownersOrdinary', true, opensAt],
    ['ownersSpecial', true, opensAt],
  ])
  const closesAt = opensAt + 3 * DAY
  const motionId = await announce(
    estate,
    { matter: 'rebuilding', regimeKey: 'ownersSpecial', standing: 'poll', opensAt, closesAt },
    `${chair}-estate`,
  )
  await estate.at(opensAt)
  await estate.tick()
  for (const i of [1, 2, 3, 4, 5]) {
    const choice = i === 5 ? 'no' : 'yes'
    await estate.ok(`${rep(i)}-estate`, 'castBallot', { motionId, choice, householdId: null })
  }
  await estate.at(closesAt + MINUTE)
  await estate.tick()
  const posted = await estate.ok(`${rep(1)}-estate`, 'motion', { motionId })
  expect(posted.thresholds.map(({ counts, part, met }) => `${part} ${counts} ${met}`)).toEqual([
    'participation heads true',
    'participation area true',
    'passing heads true',
    'passing area true',
  ])
  const { json } = await estate.ok(`${rep(1)}-estate`, 'record', { motionId })
  expect(recount(json, { sha256, areas })).toMatchObject({ verdict: 'matches' })
  expect(recount(json, { sha256, areas: null })).toMatchObject({ verdict: 'partly' })
  for (const i of [1, 2, 3, 4]) expect(json).not.toContain(`:${8_000 + i * 211}`)
})

test('a countryside courtyard can’t vote as owners', async () => {
  const input = { versionId: scene.versionId, regimeKey: 'ownersOrdinary', standing: 'courtyard' } as const
  const text = { title: '再来一次', question: '同意吗?', opensAt: OPENS + 90 * DAY, closesAt: OPENS + 93 * DAY }
  const other = await addCourtyard(scene.cloud, { households: 3 }, '-rural')
  expect(
    (await other.refused(`${chair}-rural`, 'announceMotion', { ...input, ...text, versionId: other.versionId })).code,
  ).toBe('REGIME_UNFIT')
})

test('without a quorum it is extended once, every ballot stays, and then it ends', async () => {
  const few = await addCourtyard(scene.cloud, { households: 9 }, '-few')
  const as = (person: string) => `${person}-few`
  await few.at(Date.parse(START))
  const motionId = await announce(few, {}, as(chair))
  await few.at(OPENS)
  await few.tick()
  for (const i of [1, 2, 3]) await few.ok(as(rep(i)), 'castBallot', { motionId, choice: 'yes', householdId: null })
  expect((await few.refused(as(chair), 'endMotion', { motionId, reasons: '不想投了' })).code).toBe('WRONG_STAGE')
  await few.at(CLOSES + MINUTE)
  await few.tick()
  const look = () => few.ok(as(rep(1)), 'motion', { motionId })
  expect(await look()).toMatchObject({
    status: 'noQuorum',
    passed: null,
    tally: null,
    canExtend: true,
    voted: 3,
    thresholds: [{ part: 'participation', reached: 3, needed: 6, met: false }],
  })
  const counted = (await few.stored<HistoryDocument>('history', { chainId: motionId, kind: 'counted' }))[0]
  expect(counted?.payload).toEqual({ closesAt: CLOSES, outcome: 'noQuorum', turnout: { households: 3 }, setAside: 0 })

  const closesAt = CLOSES + 3 * DAY
  const extend = { motionId, reasons: '农忙,在外的人多', closesAt }
  expect((await few.refused(as(chair), 'extendMotion', { ...extend, closesAt: CLOSES + 2 * MINUTE })).code).toBe(
    'VOTING_TOO_SHORT',
  )
  const two = { first: as(chair), second: as(secretary) }
  await together(few.cloud, two, 'votes', 'extendMotion', extend)
  expect((await together(few.cloud, two, 'votes', 'extendMotion', extend)).state).toBe('already')
  expect(await look()).toMatchObject({ status: 'open', voted: 3, iVoted: true, extension: { reasons: extend.reasons } })
  await few.ok(as(rep(4)), 'castBallot', { motionId, choice: 'no', householdId: null })
  await few.at(closesAt + MINUTE)
  await few.tick()
  expect(await look()).toMatchObject({ status: 'noQuorum', canExtend: false, voted: 4 })
  expect((await few.refused(as(chair), 'extendMotion', { ...extend, closesAt: closesAt + 5 * DAY })).code).toBe(
    'ALREADY_EXTENDED',
  )
  await together(few.cloud, two, 'votes', 'endMotion', { motionId, reasons: '两次都不够数,秋收后再议' })
  expect(await look()).toMatchObject({
    status: 'ended',
    endReasons: '两次都不够数,秋收后再议',
    historyHead: { height: 6 },
  })
  expect((await few.refused(as(rep(1)), 'record', { motionId })).code).toBe('NOT_COUNTED_YET')
  expect(await few.stored<MotionDocument>('motions', { _id: motionId, dueAt: null })).toHaveLength(1)
})

test('an extension that brings the quorum is counted with all its ballots, and recounts', async () => {
  const late = await addCourtyard(scene.cloud, { households: 3 }, '-late')
  const as = (person: string) => `${person}-late`
  await late.at(Date.parse(START))
  const motionId = await announce(late, {}, as(chair))
  await late.at(OPENS)
  await late.ok(as(rep(1)), 'castBallot', { motionId, choice: 'yes', householdId: null })
  await late.at(CLOSES + MINUTE)
  await late.tick()
  const closesAt = CLOSES + 3 * DAY
  const two = { first: as(chair), second: as(secretary) }
  await together(late.cloud, two, 'votes', 'extendMotion', { motionId, reasons: '在外的人多', closesAt })
  await late.ok(as(rep(2)), 'castBallot', { motionId, choice: 'no', householdId: null })
  await late.at(closesAt + MINUTE)
  await late.tick()
  expect(await late.ok(as(rep(1)), 'motion', { motionId })).toMatchObject({ status: 'posted', passed: false, voted: 2 })
  const { json } = await late.ok(as(rep(1)), 'record', { motionId })
  expect(recount(json, { sha256, areas: null })).toMatchObject({ verdict: 'matches' })
  await late.at(closesAt + 30 * DAY)
  expect(await late.ok(as(rep(1)), 'motion', { motionId })).toMatchObject({ status: 'rejected' })
  // its text may be put to another vote
  expect(await late.stored('ruleVersions', { _id: late.versionId })).toMatchObject([
    { stage: 'sealed', motionId: null },
  ])
})

test('a poll that passes puts nothing into force', async () => {
  const poll = await addCourtyard(scene.cloud, { households: 3 }, '-poll')
  const as = (person: string) => `${person}-poll`
  await poll.at(Date.parse(START))
  const motionId = await announce(poll, { standing: 'poll' }, as(chair))
  await poll.at(OPENS)
  for (const i of [1, 2, 3]) await poll.ok(as(rep(i)), 'castBallot', { motionId, choice: 'yes', householdId: null })
  await poll.at(CLOSES + MINUTE)
  await poll.tick()
  await poll.at(CLOSES + 30 * DAY)
  await poll.tick()
  expect(await poll.ok(as(rep(1)), 'motion', { motionId })).toMatchObject({ status: 'ended', passed: true })
  expect(await poll.stored('ruleVersions', { _id: poll.versionId, stage: 'sealed' })).toHaveLength(1)
})
