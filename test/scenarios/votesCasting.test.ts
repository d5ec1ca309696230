import type { BallotDocument, MotionDocument } from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import {
  addCourtyard,
  announce,
  announceAndOpen,
  castFor,
  chair,
  CLOSES,
  kin,
  MINUTE,
  OPENS,
  rep,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(120_000)

const HOUSEHOLDS = 500
let scene: VotesScene
let motionId: MotionId

beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  motionId = await announceAndOpen(scene)
})
afterAll(() => scene.cloud.stop())

const ballotsOf = (i: number) =>
  scene.stored<BallotDocument>('participations', { motionId, householdId: scene.householdOf(i) })
const cast = (i: number, choice: 'yes' | 'no' | 'abstain', requestId?: string, revision = 0) =>
  scene.ask(rep(i), 'castBallot', { motionId, choice, householdId: null, revision }, requestId)

test('two taps of the same button make one ballot and one receipt', async () => {
  const [first, second] = await Promise.all([cast(1, 'yes', 'two-taps-1'), cast(1, 'yes', 'two-taps-1')])
  expect(first.reply).toEqual(second.reply)
  expect(first.reply.ok).toBe(true)
  expect(await ballotsOf(1)).toMatchObject([{ choice: 'yes', revision: 1 }])
})

test('an earlier request much later changes nothing, and neither does the same choice again', async () => {
  const of2 = { motionId, householdId: null } as const
  const first = await scene.ok(rep(2), 'castBallot', { ...of2, choice: 'yes' }, 'request-of-2')
  const change = { ...of2, choice: 'no', revision: 1 } as const
  const changed = await scene.ok(rep(2), 'castBallot', change, 'second-of-2')
  expect(changed).toMatchObject({ receipt: first.receipt, choice: 'no', revision: 2 })
  const before = await scene.cloud.fingerprint()
  expect((await cast(2, 'yes', 'request-of-2')).reply).toMatchObject({ refusal: { code: 'BALLOT_CHANGED' } })
  expect(await scene.ok(rep(2), 'castBallot', change, 'second-of-2')).toEqual(changed)
  expect(await scene.ok(rep(2), 'castBallot', { ...change, revision: 2 }, 'third-of-2')).toEqual(changed)
  expect(await scene.cloud.fingerprint()).toBe(before)
})

test('two phones of one household with two minds leave one ballot, and each phone knows which', async () => {
  const answers = await Promise.all(
    (['yes', 'no', 'abstain', 'yes', 'no'] as const).map(async (choice, i) => ({
      choice,
      ...(await cast(3, choice, `phone-of-3-${i}`)),
    })),
  )
  const [ballot, ...more] = await ballotsOf(3)
  expect(more).toEqual([])
  expect(ballot).toMatchObject({ revision: 1 })
  for (const { choice, reply } of answers) {
    if (choice !== ballot?.choice) expect(reply).toMatchObject({ ok: false, refusal: { code: 'BALLOT_CHANGED' } })
    else expect(reply).toMatchObject({ ok: true, value: { choice, receipt: ballot.receipt, revision: 1 } })
  }
})

test('only the representative casts, and only for the own household', async () => {
  const input = { motionId, choice: 'yes', householdId: null } as const
  expect((await scene.refused(kin(1), 'castBallot', input)).code).toBe('NOT_REPRESENTATIVE')
  expect((await scene.refused(chair, 'castBallot', input)).code).toBe('NOT_REPRESENTATIVE')
  const another = { ...input, householdId: scene.householdOf(5) }
  expect((await scene.refused(rep(4), 'castBallot', another)).code).toBe('NOT_REPRESENTATIVE')
  expect(await ballotsOf(5)).toEqual([])
})

test('nobody without an identity, nobody of another courtyard and no resident gets through to what isn’t theirs', async () => {
  const before = await scene.cloud.fingerprint()
  const input = { motionId, choice: 'yes', householdId: null } as const
  expect((await scene.refused('', 'castBallot', input)).code).toBe('UNAUTHENTICATED')
  expect((await scene.refused('stranger', 'castBallot', input)).code).toBe('NOT_A_MEMBER')
  expect((await scene.refused(rep(9), 'progress', { motionId })).code).toBe('FORBIDDEN')
  expect(
    (await scene.refused(rep(9), 'extendMotion', { motionId, reasons: '再等等', closesAt: CLOSES + 9e8 })).code,
  ).toBe('FORBIDDEN')
  expect(await scene.cloud.fingerprint()).toBe(before)

  const other = await addCourtyard(scene.cloud, { households: 3 }, '-other')
  const calm = await scene.cloud.fingerprint()
  for (const [person, procedure] of [
    ['representative-1-other', 'motion'],
    ['representative-1-other', 'record'],
    ['representative-1-other', 'myOpenings'],
    ['committee-1-other', 'progress'],
    ['committee-1-other', 'remind'],
  ] as const) {
    expect((await other.refused(person, procedure, { motionId })).code).toBe('NOT_FOUND')
  }
  expect((await other.refused('representative-1-other', 'castBallot', input)).code).toBe('NOT_FOUND')
  expect(await scene.cloud.fingerprint()).toBe(calm)
})

test('casting takes two steps of round trips after identity, changing too', async () => {
  for (const [revision, choice] of (['yes', 'no'] as const).entries()) {
    const { reply, roundTrips } = await cast(6, choice, undefined, revision)
    expect(reply.ok).toBe(true)
    // the first is identity: who is this, in which courtyard
    expect(roundTrips.depth - 1).toBe(2)
    expect(roundTrips.count - 1).toBe(4)
  }
})

test('every screen takes at most two steps after identity', async () => {
  const { roundTrips: looking } = await scene.ask(rep(7), 'motion', { motionId })
  expect(looking.depth - 1).toBe(2)
  const { roundTrips: listing } = await scene.ask(rep(7), 'motions', { before: null })
  expect(listing.depth - 1).toBe(2)
  const { roundTrips: progressing } = await scene.ask(chair, 'progress', { motionId })
  expect(progressing.depth - 1).toBe(1)
  const { roundTrips: planning } = await scene.ask(chair, 'planMotion', { versionId: scene.versionId })
  expect(planning.depth - 1).toBe(1)
})

test('before closing only turnout is told, to the committee too', async () => {
  const answers = await Promise.all([
    scene.ok(rep(8), 'motion', { motionId }),
    scene.ok(chair, 'motion', { motionId }),
    scene.ok(chair, 'progress', { motionId }),
    scene.ok(chair, 'motions', { before: null }),
  ])
  for (const answer of answers) expect(JSON.stringify(answer)).not.toMatch(/:"(yes|no|abstain)"/)
  const { groups, voted } = await scene.ok(chair, 'progress', { motionId })
  const states = groups.flatMap(({ households }) => households.map(({ state }) => state))
  expect(states.filter((state) => state === 'voted')).toHaveLength(voted)
  expect(groups[0]?.households[7]).toMatchObject({ state: 'seen' })
  expect(groups[0]?.households[8]).toMatchObject({ state: 'notReached' })
})

test('500 households in one burst: 500 ballots, each once, each with a receipt of its own', async () => {
  const choices = ['yes', 'no', 'abstain'] as const
  const before = await scene.stored<BallotDocument>('participations', { motionId })
  const seen = new Map(before.map(({ householdId, revision }) => [householdId, revision]))
  const receipts = await castFor(scene, motionId, 1, HOUSEHOLDS, (i) => choices[i % 3] ?? 'yes', seen)
  expect(new Set(receipts.map(({ receipt }) => receipt)).size).toBe(HOUSEHOLDS)
  const stored = await scene.stored<BallotDocument>('participations', { motionId })
  expect(stored).toHaveLength(HOUSEHOLDS)
  expect(new Set(stored.map(({ householdId }) => householdId)).size).toBe(HOUSEHOLDS)
  const receiptOf = new Map(stored.map(({ householdId, receipt, choice }) => [householdId, `${receipt} ${choice}`]))
  receipts.forEach(({ receipt, choice }, i) => {
    expect(receiptOf.get(scene.householdOf(i + 1))).toBe(`${receipt} ${choice}`)
  })
})

describe('the last moments', () => {
  let late: VotesScene
  let lateMotion: MotionId
  const as = (i: number) => `${rep(i)}-late`
  const input = () => ({ motionId: lateMotion, choice: 'yes', householdId: null }) as const

  beforeAll(async () => {
    await scene.at(Date.parse('2026-06-01T10:00:00+08:00'))
    late = await addCourtyard(scene.cloud, { households: 6, settings: { ballotChangeable: false } }, '-late')
    lateMotion = await announce(late, {}, `${chair}-late`)
  })

  test('one millisecond before opening it is refused, at opening it counts', async () => {
    await late.at(OPENS - 1)
    expect(await late.refused(as(1), 'castBallot', input())).toMatchObject({
      code: 'NOT_YET_OPEN',
      detail: { opensAt: OPENS },
    })
    await late.at(OPENS)
    expect((await late.ok(as(1), 'castBallot', input())).castAt).toBe(OPENS)
  })

  test('where the frozen setting forbids it, a ballot isn’t changed', async () => {
    expect((await late.refused(as(1), 'castBallot', { ...input(), choice: 'no' })).code).toBe('CHANGE_NOT_ALLOWED')
  })

  test('one millisecond before closing it counts, at closing it is refused', async () => {
    await late.at(CLOSES - 1)
    expect((await late.ok(as(2), 'castBallot', input(), 'just-in-time')).castAt).toBe(CLOSES - 1)
    await late.at(CLOSES)
    expect(await late.refused(as(3), 'castBallot', input())).toMatchObject({ code: 'CLOSED' })
    // whose answer was lost on the way is told again that the ballot is in
    expect((await late.ok(as(2), 'castBallot', input(), 'just-in-time')).castAt).toBe(CLOSES - 1)
  })

  test('a clock that goes back opens nothing that was counted', async () => {
    for (const i of [3, 4]) {
      await late.at(CLOSES - 1)
      await late.ok(as(i), 'castBallot', input())
    }
    await late.at(CLOSES + MINUTE)
    await late.tick()
    expect(await late.ok(as(1), 'motion', { motionId: lateMotion })).toMatchObject({ status: 'posted', passed: true })
    await late.at(OPENS + MINUTE)
    expect((await late.refused(as(5), 'castBallot', input())).code).toBe('CLOSED')
    await late.tick()
    expect(await late.ok(as(1), 'motion', { motionId: lateMotion })).toMatchObject({ status: 'posted', voted: 4 })
    const [stored] = await late.stored<MotionDocument>('motions', { _id: lateMotion })
    expect(stored).toMatchObject({ stage: 'posted', tally: { yes: { households: 4 } } })
  })
})
