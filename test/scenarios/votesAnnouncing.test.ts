import type { MotionDocument } from '../../cloudfunctions/shared/documents'
import type { ProposalId } from '../../cloudfunctions/shared/ids'
import { readProposal, together } from '../support/together'
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
  secretary,
  START,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(60_000)

const HOUR = 60 * MINUTE

let scene: VotesScene
beforeAll(async () => {
  scene = await startVotesScene({ households: 96 })
})
afterAll(() => scene.cloud.stop())

async function another(label: string, settings: Partial<Parameters<typeof addCourtyard>[1]> = {}) {
  const courtyard = await addCourtyard(scene.cloud, { households: 3, ...settings }, `-${label}`)
  await courtyard.at(Date.parse(START))
  const as = (person: string) => `${person}-${label}`
  const refusal = async (changes: Partial<ReturnType<typeof announcement>>, person = chair) =>
    courtyard.refused(as(person), 'announceMotion', { ...announcement(courtyard), ...changes })
  const propose = async (person = chair, requestId?: string) => {
    const proposed = await courtyard.ok(as(person), 'announceMotion', announcement(courtyard), requestId)
    if (proposed.proposalId === null) throw new Error('nothing was proposed')
    return { ...proposed, proposalId: proposed.proposalId }
  }
  const confirm = (person: string, id: ProposalId) => courtyard.ask(as(person), 'confirmProposals', { ids: [id] })
  /** Two taps at once: one may be asked to try again, and then it is done. */
  const confirmTwice = async (person: string, id: ProposalId) => {
    const taps = await Promise.all([confirm(person, id), confirm(person, id)])
    const codes = taps.map(({ reply }) => (reply.ok ? 'ok' : reply.refusal.code))
    expect(['ok', 'BUSY']).toEqual(expect.arrayContaining(codes))
    expect((await confirm(person, id)).reply.ok).toBe(true)
  }
  const two = { first: as(chair), second: as(secretary) }
  const motions = (where: object = {}) =>
    courtyard.stored<MotionDocument>('motions', { courtyardId: courtyard.courtyard._id, ...where })
  return { courtyard, as, refusal, propose, confirm, confirmTwice, two, motions }
}

test('proposing takes twelve round trips, confirming twenty-three: nearly all are one transaction’s', async () => {
  const { roundTrips: proposing, reply } = await scene.ask(chair, 'announceMotion', announcement(scene))
  expect({ count: proposing.count - 1, depth: proposing.depth - 1 }).toEqual({ count: 12, depth: 9 })
  const ids = reply.ok && reply.value.proposalId !== null ? [reply.value.proposalId] : []
  // fifteen of them: begin, three reads and a write of what it is about and of the roll, the vote, two steps of chains, two notices,
  // the proposal's end, commit
  const confirming = await scene.trips(secretary, 'confirmProposals', { ids })
  expect(confirming).toEqual({ count: 23, depth: 21 })
  expect(await scene.stored('electors', { courtyardId: scene.courtyard._id })).toHaveLength(96)
})

test('nobody announces alone: not who proposed it, not a resident; until then nothing waits for a vote', async () => {
  const { courtyard, as, confirm, propose, motions } = await another('alone')
  const { proposalId, motionId, state, lapsesAt } = await propose()
  expect(state).toBe('waiting')
  expect((await confirm(chair, proposalId)).reply).toMatchObject({ refusal: { code: 'SAME_PERSON' } })
  expect((await confirm(rep(1), proposalId)).reply).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
  expect(await motions()).toEqual([])
  expect((await courtyard.refused(as(rep(1)), 'motion', { motionId })).code).toBe('NOT_FOUND')
  // confirmed later than on the day that leaves seven of notice it would be too late, and so it lapses with that day
  expect(lapsesAt).toBe(Date.parse('2026-06-02T00:00:00+08:00'))
  await courtyard.at(Date.parse('2026-06-02T00:00:00+08:00'))
  expect((await confirm(secretary, proposalId)).reply).toMatchObject({ refusal: { code: 'WRONG_STAGE' } })
  await courtyard.tick()
  expect(await readProposal(scene.cloud, proposalId)).toMatchObject({ state: 'lapsed' })
  expect(await motions()).toEqual([])
})

test('the days of notice run from the second person’s yes', async () => {
  const { courtyard, propose, confirm, motions } = await another('later')
  const { proposalId } = await propose()
  const confirmedAt = Date.parse(START) + 3 * HOUR
  await courtyard.at(confirmedAt)
  expect((await confirm(secretary, proposalId)).reply.ok).toBe(true)
  expect(await motions()).toMatchObject([{ announcedAt: confirmedAt, announcedBy: expect.any(String) as string }])
})

test('keeps the days of notice, the hours of the day and a day of voting, and says the earliest', async () => {
  const { courtyard, refusal } = await another('days')
  expect(await refusal({ opensAt: OPENS - 1 })).toEqual({
    code: 'NOTICE_TOO_SHORT',
    detail: { earliestOpensAt: OPENS },
  })
  const next = OPENS + DAY
  for (const [opensAt, closesAt, at] of [
    [next - 1, next + 2 * DAY, 'opensAt'],
    [next + 14 * HOUR + 1, next + 2 * DAY, 'opensAt'],
    [next, next + 2 * DAY - 1, 'closesAt'],
    [next, next + 2 * DAY + 14 * HOUR + 1, 'closesAt'],
  ] as const) {
    expect(await refusal({ opensAt, closesAt })).toEqual({ code: 'HOURS_UNFIT', detail: { at } })
  }
  const opensAt = OPENS + HOUR
  expect(await refusal({ opensAt, closesAt: opensAt + DAY - 1 })).toEqual({
    code: 'VOTING_TOO_SHORT',
    detail: { earliestClosesAt: opensAt + DAY },
  })
  expect((await refusal({ question: '一起赌博吗?' })).code).toBe('RISKY_TEXT')
  expect(await courtyard.stored('proposals', { courtyardId: courtyard.courtyard._id })).toEqual([])
})

test('twice with one request is one proposal, confirmed twice at once one vote; a second one on the same text waits', async () => {
  const { courtyard, as, refusal, propose, confirm, confirmTwice, two, motions } = await another('once')
  const first = await propose(chair, 'announce-once')
  expect(await propose(chair, 'announce-once')).toEqual(first)
  // a colleague proposes the same before anybody has confirmed it
  const rival = await propose(secretary)
  await confirmTwice(secretary, first.proposalId)
  expect(await motions()).toMatchObject([{ _id: first.motionId, stage: 'announced' }])
  expect(await courtyard.stored('electors', { courtyardId: courtyard.courtyard._id })).toHaveLength(3)
  // who proposed it asks once more, and is told what has become of it
  expect(await propose(chair, 'announce-once')).toMatchObject({ ...first, state: 'done', lapsesAt: null })
  expect((await refusal({}, secretary)).code).toBe('MOTION_RUNNING')
  expect((await confirm(chair, rival.proposalId)).reply).toMatchObject({ refusal: { code: 'MOTION_RUNNING' } })
  expect(await readProposal(scene.cloud, rival.proposalId)).toMatchObject({
    state: 'failed',
    failure: 'MOTION_RUNNING',
  })

  const withdraws = () =>
    together(courtyard.cloud, two, 'votes', 'withdrawMotion', { motionId: first.motionId, reasons: '日子没选好' })
  expect((await withdraws()).stored).toMatchObject({ state: 'done' })
  expect((await withdraws()).state).toBe('already')
  // both propose it anew, and each confirms the other's at once
  const mine = await propose(chair)
  const theirs = await propose(secretary)
  const both = await Promise.all([confirm(secretary, mine.proposalId), confirm(chair, theirs.proposalId)])
  const codes = both.map(({ reply }) => (reply.ok ? 'ok' : reply.refusal.code))
  expect([
    ['MOTION_RUNNING', 'ok'],
    ['BUSY', 'ok'],
  ]).toContainEqual(codes.sort())
  const announced = await motions({ 'subject.versionId': courtyard.versionId, stage: 'announced' })
  expect(announced).toHaveLength(1)
  expect(await courtyard.ok(as(rep(1)), 'motion', { motionId: announced[0]?._id ?? first.motionId })).toMatchObject({
    ...{ status: 'announced', households: 3 },
  })
})

test('needs a sealed text and a roll, when it is proposed and when it is confirmed', async () => {
  const { courtyard, refusal, propose, confirm, motions } = await another('bare')
  const { proposalId } = await propose()
  await courtyard.change('courtyards', courtyard.courtyard._id, { rollVersion: 0 })
  expect((await refusal({})).code).toBe('NO_ROLL')
  await courtyard.change('courtyards', courtyard.courtyard._id, { rollVersion: 1 })
  await courtyard.change('ruleVersions', courtyard.versionId, { stage: 'consulting' })
  expect((await refusal({})).code).toBe('WRONG_STAGE')
  expect((await confirm(secretary, proposalId)).reply).toMatchObject({ refusal: { code: 'WRONG_STAGE' } })
  expect(await readProposal(scene.cloud, proposalId)).toMatchObject({ state: 'failed', failure: 'WRONG_STAGE' })
  expect(await motions()).toEqual([])
})

test('can be taken back until the vote opens, not after; confirmed twice at once it is taken back once', async () => {
  const { courtyard, as, confirm, confirmTwice } = await another('back')
  const motionId = await announce(courtyard, {}, as(chair))
  const { proposalId } = await courtyard.ok(as(chair), 'withdrawMotion', { motionId, reasons: '日子没选好' })
  if (proposalId === null) throw new Error('nothing was proposed')
  await confirmTwice(secretary, proposalId)
  expect(await courtyard.stored('history', { chainId: motionId, kind: 'ended' })).toHaveLength(1)

  const again = await announce(courtyard, {}, as(chair))
  const withdrawal = { motionId: again, reasons: '改主意了' }
  const late = await courtyard.ok(as(chair), 'withdrawMotion', withdrawal)
  await courtyard.at(OPENS)
  expect((await courtyard.refused(as(chair), 'withdrawMotion', withdrawal)).code).toBe('WRONG_STAGE')
  // proposed in time and confirmed too late is too late
  const { reply } = await confirm(secretary, late.proposalId ?? proposalId)
  expect(reply).toMatchObject({ refusal: { code: 'WRONG_STAGE' } })
  expect(await courtyard.ok(as(rep(1)), 'motion', { motionId: again })).toMatchObject({ status: 'open' })
})

test('a courtyard’s first vote is on its committee, and that one only once', async () => {
  const young = await another('young', { young: true })
  expect((await young.refusal({})).code).toBe('FIRST_VOTE_COMMITTEE')
  const settled = await another('old')
  expect((await settled.refusal({ versionId: null })).code).toBe('WRONG_STAGE')
})

test('the same text is put to the vote again no sooner than thirty days after it was counted', async () => {
  const { courtyard, as, refusal } = await another('again')
  const motionId = await announce(courtyard, {}, as(chair))
  await courtyard.at(OPENS)
  for (const i of [1, 2, 3]) {
    await courtyard.ok(as(rep(i)), 'castBallot', { motionId, choice: 'no', householdId: null })
  }
  await courtyard.at(CLOSES + MINUTE)
  await courtyard.tick()
  const again = CLOSES + MINUTE + 30 * DAY
  const later = { opensAt: again + 10 * DAY, closesAt: again + 12 * DAY }
  await courtyard.at(again - 1)
  await courtyard.tick()
  expect(await refusal(later)).toEqual({ code: 'TEXT_VOTED_RECENTLY', detail: { again } })
  await courtyard.at(again)
  const { motionId: second } = await courtyard.ok(as(chair), 'announceMotion', {
    ...{ ...announcement(courtyard), opensAt: OPENS + 50 * DAY, closesAt: CLOSES + 50 * DAY },
  })
  expect(second).not.toBe(motionId)
})
