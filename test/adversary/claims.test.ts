import type {
  BallotDocument,
  ClaimDocument,
  DoorCheckDocument,
  HistoryDocument,
  MotionDocument,
  OutboxDocument,
  ParticipationDocument,
} from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import { sha256 } from '../../cloudfunctions/shared/sha256'
import { recount } from '../../cloudfunctions/votes/domain/record/recount'
import { inOffice } from '../support/offices'
import { panelsOf } from '../support/panels'
import { uploadPhoto } from '../support/uploadPhoto'
import {
  accountOf,
  addCourtyard,
  announce,
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

// Ballots that aren't the household's own, and people who say so of ballots that are.

jest.setTimeout(240_000)

const HOUSEHOLDS = 12
/** Printed on the slips: no two are alike. */
let slips = 0

let cloud: VotesScene
beforeAll(async () => {
  cloud = await startVotesScene({ households: 1 })
})
afterAll(() => cloud.cloud.stop())

/** An open vote in a courtyard of its own. The representatives of 8 to 10 are on the committee too; N0011 and N0012 have no account. */
async function voting(label: string) {
  const people = `-${label}`
  const scene = await addCourtyard(cloud.cloud, { households: HOUSEHOLDS }, people)
  const as = (person: string) => person + people
  const member = (person: string) => `${scene.courtyard._id}:${accountOf(as(person))}`
  for (const i of [8, 9, 10]) {
    await scene.change('members', member(rep(i)), { offices: inOffice(scene.courtyard._id, 'committee') })
  }
  const database = scene.cloud.sdk().database()
  for (const i of [11, 12])
    await database
      .collection('members')
      .doc(member(rep(i)))
      .remove()
  await scene.at(Date.parse(START))
  const motionId = await announce(scene, {}, as(chair))
  await scene.at(OPENS + MINUTE)
  await scene.tick()
  const photoFileId = await uploadPhoto(scene.cloud, as(chair), `paper/${label}.png`)
  const cast = (i: number, choice: 'yes' | 'no' = 'yes', person = rep(i)) =>
    scene.ok(as(person), 'castBallot', { motionId, choice, householdId: null })
  /** On paper, by the chair and the secretary together. */
  const paper = async (i: number, choice: 'yes' | 'no' = 'yes', by = chair, witness = secretary) => {
    const { id } = await scene.ok(as(by), 'recordPaperBallot', {
      ...{ motionId, householdId: scene.householdOf(i), choice, slipNumber: ++slips, photoFileId },
    })
    await scene.ok(as(witness), 'paperBallot', { id })
    await scene.ok(as(witness), 'witnessPaperBallot', { id, agree: true })
  }
  const stored = async (): Promise<MotionDocument> => {
    const [motion] = await scene.stored<MotionDocument>('motions', { _id: motionId })
    if (!motion) throw new Error('no motion')
    return motion
  }
  const row = async (i: number) =>
    (await scene.stored<ParticipationDocument>('participations', { motionId, householdId: scene.householdOf(i) }))[0]
  const look = (person: string) => scene.ok(as(person), 'motion', { motionId })
  const claim = { motionId, householdId: null }
  const at = async (instant: number) => {
    await scene.at(instant)
    await scene.tick()
  }
  const close = () => at(CLOSES + MINUTE)
  const count = async () => at(((await stored()).countWait?.until ?? CLOSES) + MINUTE)
  const told = (kind: string, i: number) =>
    scene.stored<OutboxDocument>('outbox', { kind, audience: `household:${scene.householdOf(i)}` })
  const panels = panelsOf(scene, 7, people)
  return { scene, panels, as, motionId, cast, paper, stored, row, look, claim, at, close, count, told }
}

test('T6: a ballot that two of the committee made up on paper is set aside by the household, which votes anew', async () => {
  const { scene, as, motionId, cast, paper, stored, row, look, claim, close, count, told } = await voting('forged')
  for (const i of [1, 2, 3, 4, 6, 7, 8, 9]) await cast(i)
  await paper(5, 'yes')
  expect((await scene.refused(as(rep(5)), 'castBallot', { ...claim, choice: 'no' })).code).toBe('ALREADY_VOTED')
  await close()
  // nobody knows a number while the household is asked
  const seen = await look(rep(5))
  expect(seen).toMatchObject({ status: 'checking', tally: null, wait: { papers: 1, doors: 1 } })
  expect(seen.mine).toMatchObject([{ claim: 'may', tookPart: { channel: 'paper' } }])
  expect((await scene.refused(as(chair), 'record', { motionId })).code).toBe('NOT_COUNTED_YET')
  const [notice] = await told('ballotToCheck', 5)
  expect(notice?.text).toContain('不是你家投的，请在 6月14日 20:01 前点一下')
  await scene.ok(as(kin(1)), 'motion', { motionId })
  await scene.ok(as(rep(5)), 'claimBallot', claim, 'claim-of-5')
  await scene.ok(as(rep(5)), 'claimBallot', claim, 'claim-of-5')
  // what was chosen and its receipt are gone, not only left out
  expect(await row(5)).toMatchObject({ state: 'setAside', channel: 'paper' })
  expect(Object.keys((await row(5)) ?? {})).not.toEqual(expect.arrayContaining(['choice', 'receipt']))
  expect((await look(rep(5))).mine).toMatchObject([{ claim: 'setAside', mayCastAnew: true }])
  await cast(5, 'no')
  expect((await scene.refused(as(rep(5)), 'claimBallot', claim)).code).toBe('CLAIMED_ONCE')
  await count()
  expect(await stored()).toMatchObject({
    stage: 'posted',
    setAside: 1,
    tally: { yes: { households: 8 }, no: { households: 1 } },
  })
  const { json } = await scene.ok(as(rep(1)), 'record', { motionId })
  const { verdict, record } = recount(json, { sha256, areas: null })
  expect(verdict).toBe('matches')
  expect(record).toMatchObject({ setAside: 1 })
  expect(record?.ballots).toHaveLength(9)
  const history = await scene.stored<HistoryDocument>('history', { chainId: motionId })
  expect(history.map(({ kind }) => kind)).toEqual(['announced', 'opened', 'closed', 'counted'])
  // the number can't be left out of the record
  const less = json.replace('"setAside":1,', '')
  expect(less).not.toBe(json)
  expect(recount(less, { sha256, areas: null }).verdict).toBe('differs')
})

test('whoever made it up neither writes nor witnesses the household’s new paper', async () => {
  const { scene, as, motionId, cast, paper, claim, row } = await voting('again')
  await cast(1)
  await paper(5, 'yes')
  await scene.ok(as(rep(5)), 'claimBallot', claim)
  await expect(paper(5, 'yes')).rejects.toThrow('CAST_BEFORE')
  await expect(paper(5, 'yes', rep(8), secretary)).rejects.toThrow('CAST_BEFORE')
  const [waiting] = await scene.stored<{ _id: never }>('paperBallots', { motionId, state: 'waiting' })
  await scene.ok(as(secretary), 'handBackPaper', { id: waiting?._id as never })
  await scene.ok(as(rep(9)), 'paperBallot', { id: waiting?._id as never })
  await scene.ok(as(rep(9)), 'witnessPaperBallot', { id: waiting?._id as never, agree: true })
  expect(await row(5)).toMatchObject({ state: 'tookPart', channel: 'paper' })
})

test('a housemate’s claim against an honest ballot turns nothing silently: all of the household hear of it, once and no more', async () => {
  const { scene, as, cast, claim, row, look, told } = await voting('housemate')
  const { receipt } = await cast(1, 'yes')
  expect((await scene.refused(as(rep(1)), 'claimBallot', claim)).code).toBe('OWN_BALLOT')
  expect((await scene.refused(as(rep(2)), 'claimBallot', claim)).code).toBe('NOTHING_TO_CLAIM')
  await scene.ok(as(kin(1)), 'claimBallot', claim)
  expect(await told('ballotSetAside', 1)).toHaveLength(1)
  expect((await look(rep(1))).mine).toMatchObject([{ claim: 'setAside', mayCastAnew: false, ballot: null }])
  expect((await scene.refused(as(rep(1)), 'castBallot', { ...claim, choice: 'yes' })).code).toBe('CAST_BEFORE')
  // any other account of it may, whoever represents it; and it isn't found by the old receipt
  await scene.ok(as(kin(1)), 'castAnew', { ...claim, choice: 'no' }, 'anew-by-kin')
  await scene.ok(as(kin(1)), 'castAnew', { ...claim, choice: 'no' }, 'anew-by-kin')
  expect((await scene.refused(as(kin(1)), 'castAnew', { ...claim, choice: 'yes' })).code).toBe('WRONG_STAGE')
  expect(((await row(1)) as BallotDocument).receipt).not.toBe(receipt)
  expect((await scene.refused(as(rep(1)), 'claimBallot', claim)).code).toBe('CLAIMED_ONCE')
  expect((await scene.refused(as(kin(2)), 'castBallot', { ...claim, choice: 'yes' })).code).toBe('NOT_REPRESENTATIVE')
})

test('two claims and a new ballot at the same moment: one claim, and never two ballots', async () => {
  const { scene, as, motionId, cast, claim } = await voting('race')
  for (const i of [2, 3]) await cast(i)
  const replies = await Promise.all([
    ...[kin(2), kin(3), kin(2)].map((person) => scene.ask(as(person), 'claimBallot', claim)),
    ...[kin(2), kin(3)].map((person) => scene.ask(as(person), 'castAnew', { ...claim, choice: 'no' })),
  ])
  expect(replies.filter(({ reply }) => reply.ok).length).toBeGreaterThanOrEqual(2)
  const claims = await scene.stored<ClaimDocument>('claims', { motionId })
  expect(claims.length).toBeLessThanOrEqual(2)
  expect(await scene.stored('participations', { motionId })).toHaveLength(2)
})

test('without paper, and with every door 认过门, it is counted at once', async () => {
  const { cast, close, stored } = await voting('plain')
  for (const i of [1, 2, 3, 4, 5, 6, 7, 8]) await cast(i)
  await close()
  expect(await stored()).toMatchObject({ stage: 'posted', setAside: 0 })
})

test('a door that wasn’t 认过门 as the vote opened is looked at too', async () => {
  const scene = await addCourtyard(cloud.cloud, { households: HOUSEHOLDS }, '-new')
  const { command } = scene.cloud.sdk().database()
  await scene.change('households', scene.householdOf(2), { recognised: command.set(null) })
  await scene.at(Date.parse(START))
  const motionId = await announce(scene, {}, `${chair}-new`)
  await scene.at(OPENS)
  for (const i of [1, 2, 3])
    await scene.ok(`${rep(i)}-new`, 'castBallot', { motionId, choice: 'yes', householdId: null })
  // recognised meanwhile: it is as it stood at the opening
  await scene.change('households', scene.householdOf(2), { recognised: command.set({ since: OPENS, how: 'slip' }) })
  await scene.at(CLOSES + MINUTE)
  await scene.tick()
  const checks = await scene.stored<DoorCheckDocument>('doorChecks', { motionId })
  expect(checks.map(({ householdId }) => householdId)).toEqual([scene.householdOf(2)])
})

test('claims one after the other never hold the count up beyond seven days', async () => {
  const { scene, as, cast, paper, claim, stored, close, at } = await voting('blocked')
  for (const i of [8, 9, 10]) await cast(i)
  for (const i of [1, 2, 3, 4, 5, 6]) await paper(i)
  await close()
  for (const [turn, i] of [1, 2, 3, 4, 5].entries()) {
    await at(CLOSES + MINUTE + (turn + 1) * 1.9 * DAY)
    if ((await stored()).stage !== 'open') break
    await scene.ok(as(rep(i)), 'claimBallot', claim)
  }
  expect((await stored()).countWait?.until ?? 0).toBeLessThanOrEqual(CLOSES + 7 * DAY)
  await at(CLOSES + 7 * DAY + MINUTE)
  expect((await stored()).countedAt).not.toBeNull()
  expect((await scene.refused(as(rep(6)), 'claimBallot', claim)).code).toBe('CLAIMS_OVER')
})

test('doors are asked by somebody who had no hand in the ballot; on one no all are asked, and a second sets it aside', async () => {
  const { scene, as, motionId, cast, paper, stored, row, close, count } = await voting('doors')
  for (const i of [8, 9, 10]) await cast(i)
  for (const i of [1, 2, 3, 4, 5, 6, 7]) await paper(i)
  await close()
  const first = await scene.stored<DoorCheckDocument>('doorChecks', { motionId })
  expect(first).toHaveLength(5)
  const [one, two] = first.map(({ householdId }) => householdId)
  if (!one || !two) throw new Error('no doors')
  const answer = { motionId, householdId: one, answer: 'yes', collectedBy: '隔壁张姐' } as const
  for (const person of [chair, secretary]) {
    expect((await scene.refused(as(person), 'answerDoorCheck', answer)).code).toBe('A_PARTY')
  }
  expect((await scene.ok(as(chair), 'doorChecks', { motionId })).doors.every(({ mayAsk }) => !mayAsk)).toBe(true)
  expect((await scene.refused(as(rep(1)), 'answerDoorCheck', answer)).code).toBe('FORBIDDEN')
  await scene.ok(as(rep(8)), 'answerDoorCheck', answer)
  // what was said isn't turned by the next who comes
  expect((await scene.refused(as(rep(9)), 'answerDoorCheck', { ...answer, answer: 'no' })).code).toBe('WRONG_STAGE')
  const { until = 0 } = (await stored()).countWait ?? {}
  await scene.at(CLOSES + DAY)
  await scene.ok(as(rep(8)), 'answerDoorCheck', { ...answer, householdId: two, answer: 'no', collectedBy: '' })
  expect(await scene.stored('doorChecks', { motionId })).toHaveLength(7)
  expect((await stored()).countWait).toMatchObject({ again: true })
  expect((await stored()).countWait?.until).toBeGreaterThan(until)
  const numbers = [1, 2, 3, 4, 5, 6, 7]
  const gone = numbers.find((i) => scene.householdOf(i) === two) ?? 0
  // one who goes round puts no ballot out of the way alone, nor by saying it twice
  const no = { ...answer, householdId: two, answer: 'no', collectedBy: '' } as const
  await scene.ok(as(rep(8)), 'answerDoorCheck', no)
  expect(await row(gone)).toMatchObject({ state: 'tookPart' })
  const askable = async (person: string) =>
    (await scene.ok(as(person), 'doorChecks', { motionId })).doors.find(({ id }) => id === two)?.mayAsk
  expect([await askable(rep(8)), await askable(rep(9))]).toEqual([false, true])
  expect((await scene.refused(as(rep(9)), 'answerDoorCheck', { ...no, answer: 'yes' })).code).toBe('WRONG_STAGE')
  await scene.ok(as(rep(9)), 'answerDoorCheck', no)
  expect(await row(gone)).toMatchObject({ state: 'setAside' })
  await count()
  const { doorsAsked, setAside } = await scene.ok(as(rep(1)), 'motion', { motionId })
  expect({ doorsAsked, setAside }).toEqual({ doorsAsked: { asked: 7, yes: 1, no: 1 }, setAside: 1 })
})

test('a committee that asks nobody waits two days more, once, and it is seen', async () => {
  const { scene, as, motionId, cast, paper, stored, close, at } = await voting('lazy')
  for (const i of [8, 9, 10]) await cast(i)
  for (const i of [1, 2, 3, 4, 5, 6]) await paper(i)
  await close()
  await at(CLOSES + 2 * DAY + 2 * MINUTE)
  expect(await stored()).toMatchObject({ stage: 'open', countWait: { again: true } })
  await at(CLOSES + 4 * DAY + 3 * MINUTE)
  expect((await stored()).stage).toBe('posted')
  expect((await scene.ok(as(rep(1)), 'motion', { motionId })).doorsAsked).toEqual({ asked: 6, yes: 0, no: 0 })
})

test('for a household without an account one neighbour changes nothing; two of two households do, and none of the committee', async () => {
  const { scene, as, motionId, cast, paper, row } = await voting('neighbours')
  await cast(1)
  await paper(11, 'yes')
  const report = { motionId, no: 'N0011' }
  expect((await scene.refused(as(rep(8)), 'reportDoor', report)).code).toBe('NOT_RECOGNISED')
  expect((await scene.refused(as(rep(1)), 'reportDoor', { motionId, no: 'N0002' })).code).toBe('HAS_ACCOUNT')
  for (const person of [rep(1), kin(1), rep(1)]) await scene.ok(as(person), 'reportDoor', report)
  expect(await row(11)).toMatchObject({ state: 'tookPart' })
  // whether it has voted at all isn't told
  await scene.ok(as(rep(2)), 'reportDoor', { motionId, no: 'N0012' })
  await scene.ok(as(rep(2)), 'reportDoor', report)
  expect(await row(11)).toMatchObject({ state: 'setAside' })
})

test('another courtyard’s vote doesn’t exist for anybody here', async () => {
  const { motionId } = await voting('theirs')
  const other = await voting('ours')
  const theirs = { motionId: motionId as MotionId, householdId: null }
  const { scene, as } = other
  expect((await scene.refused(as(rep(1)), 'claimBallot', theirs)).code).toBe('NOT_FOUND')
  expect((await scene.refused(as(rep(1)), 'reportDoor', { motionId, no: 'N0011' })).code).toBe('NOT_FOUND')
  expect((await scene.refused(as(chair), 'doorChecks', { motionId })).code).toBe('NOT_FOUND')
})

describe('after the count', () => {
  const complaint = (motionId: MotionId, text = '竹林-清泉-0731') =>
    ({ motionId, kind: 'receiptMissing', text }) as const

  test('我的回执不在: three households settle it, it stands beside the result, and no tally is published twice', async () => {
    const { scene, panels, as, motionId, cast, stored, close, look, at } = await voting('receipt')
    const receipts = [await cast(1), ...(await Promise.all([2, 3, 4, 5, 6, 7, 8, 9, 10].map((i) => cast(i))))]
    await close()
    const tally = (await stored()).tally
    // ten of twelve, all of them for it: three fewer and there is no quorum
    expect(await stored()).toMatchObject({ stage: 'posted', margin: 3 })
    const there = complaint(motionId, receipts[0]?.receipt)
    expect((await scene.refused(as(rep(1)), 'raiseComplaint', there)).code).toBe('RECEIPT_FOUND')
    await scene.ok(as(rep(1)), 'raiseComplaint', complaint(motionId), 'complaint-1')
    await scene.ok(as(rep(1)), 'raiseComplaint', complaint(motionId), 'complaint-1')
    expect((await scene.refused(as(kin(1)), 'raiseComplaint', complaint(motionId))).code).toBe('COMPLAINED_ONCE')
    expect((await look(rep(2))).complaints).toEqual({ open: 1, upheld: 0 })
    const [lot] = await scene.stored<{ _id: never; title: string }>('lots', {
      matterKind: 'receiptMissing',
      courtyardId: scene.courtyard._id,
    })
    if (!lot) throw new Error('nothing is drawn')
    await panels.decide(lot._id, 'yes')
    expect((await look(rep(2))).complaints).toEqual({ open: 0, upheld: 1 })
    expect(await stored()).toMatchObject({ stage: 'posted', tally })
    // one of three holds nothing up
    await at((await stored()).postedUntil ?? 0)
    expect((await stored()).stage).toBe('inForce')
  })

  test('from the margin on the vote is held again, and the text is free for it', async () => {
    const { scene, panels, as, motionId, cast, stored, close, at } = await voting('margin')
    for (const i of [1, 2, 3, 4, 5, 6, 7, 8]) await cast(i)
    await close()
    expect(await stored()).toMatchObject({ margin: 1 })
    await scene.ok(as(rep(1)), 'raiseComplaint', complaint(motionId))
    // it could change the outcome, so the result waits for it
    await at((await stored()).postedUntil ?? 0)
    expect((await stored()).stage).toBe('posted')
    const [lot] = await scene.stored<{ _id: never }>('lots', {
      matterKind: 'receiptMissing',
      courtyardId: scene.courtyard._id,
    })
    if (!lot) throw new Error('nothing is drawn')
    await panels.decide(lot._id, 'yes')
    expect(await stored()).toMatchObject({ stage: 'ended', complaints: { open: 0, upheld: 1 } })
    const history = await scene.stored<HistoryDocument>('history', { chainId: motionId })
    expect(history.at(-1)).toMatchObject({ kind: 'heldAgain', payload: { upheld: 1, margin: 1 } })
    expect(await scene.stored('ruleVersions', { _id: scene.versionId, motionId: null })).toHaveLength(1)
  })

  test('one that nobody settles is in the way for 30 days and no longer', async () => {
    const { scene, as, motionId, cast, stored, close, at } = await voting('silent')
    for (const i of [1, 2, 3, 4, 5, 6, 7, 8]) await cast(i)
    await close()
    await scene.ok(as(rep(1)), 'raiseComplaint', complaint(motionId))
    await at(CLOSES + 29 * DAY)
    expect((await stored()).stage).toBe('posted')
    await at(CLOSES + 31 * DAY)
    expect(await stored()).toMatchObject({ stage: 'inForce', complaints: { open: 0, upheld: 0 } })
  })

  test('only who wasn’t told before the count claims after it, within three working days', async () => {
    const { scene, as, motionId, cast, paper, look, close, count, at, stored } = await voting('late')
    for (const i of [1, 2, 3, 4, 5, 8, 9, 10]) await cast(i)
    await paper(11)
    await close()
    await count()
    expect((await stored()).stage).toBe('posted')
    const late = { motionId, kind: 'lateClaim', text: '名下的票不是我家投的' } as const
    expect((await scene.refused(as(rep(1)), 'raiseComplaint', late)).code).toBe('CLAIMS_OVER')
    expect((await look(rep(1))).mayClaimLate).toBe(false)
    // somebody of the household on paper joins only now
    const { countedAt } = await stored()
    const [neighbour] = await scene.stored<Record<string, unknown>>('members', { name: as(rep(1)) })
    const accountId = accountOf(as(rep(11)))
    const member = { accountId, householdId: scene.householdOf(11), name: as(rep(11)), createdAt: countedAt }
    const _id = `${scene.courtyard._id}:${accountId}`
    await scene.cloud
      .sdk()
      .database()
      .collection('members')
      .add({ ...neighbour, ...member, _id })
    expect((await look(rep(11))).mayClaimLate).toBe(true)
    await scene.ok(as(rep(11)), 'raiseComplaint', late, 'late-claim-11')
    await at((countedAt ?? 0) + 10 * DAY)
    expect((await look(rep(11))).mayClaimLate).toBe(false)
    await scene.ok(as(rep(11)), 'raiseComplaint', late, 'late-claim-11')
  })
})
