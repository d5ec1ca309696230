import type { BallotDocument } from '../../cloudfunctions/shared/documents'
import { announceAndOpen, CLOSES, MINUTE, rep, startVotesScene, type VotesScene } from '../support/votesScene'

jest.setTimeout(180_000)

const HOUSEHOLDS = 200
const ACKNOWLEDGED_BEFORE_KILL = 60

let scene: VotesScene
beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
})
afterAll(() => scene.cloud.stop())

test('kill -9 while ballots arrive: every acknowledged ballot is there, and a retry finds its own', async () => {
  const motionId = await announceAndOpen(scene)
  const acknowledged = new Map<number, string>()
  let enough: () => void = () => undefined
  const killTime = new Promise<void>((resolve) => (enough = resolve))
  const cast = async (i: number) => {
    const { reply } = await scene.ask(
      rep(i),
      'castBallot',
      { motionId, choice: 'yes', householdId: null },
      `cast-of-${i}`,
    )
    if (!reply.ok) return
    acknowledged.set(i, reply.value.receipt)
    if (acknowledged.size >= ACKNOWLEDGED_BEFORE_KILL) enough()
  }
  const numbers = Array.from({ length: HOUSEHOLDS }, (_, i) => i + 1)
  const burst = Promise.allSettled(numbers.map(cast))
  await Promise.race([killTime, burst])
  await scene.cloud.killAndRestart()
  await burst
  expect(acknowledged.size).toBeGreaterThanOrEqual(ACKNOWLEDGED_BEFORE_KILL)
  expect(acknowledged.size).toBeLessThan(HOUSEHOLDS)

  const before = new Map(acknowledged)
  const kept = await scene.stored<BallotDocument>('participations', { motionId })
  const receipts = new Map(kept.map(({ householdId, receipt }) => [householdId, receipt]))
  for (const [i, receipt] of before) expect(receipts.get(scene.householdOf(i))).toBe(receipt)

  // every phone asks again with the same request: nobody has two ballots, nobody has another receipt
  for (let from = 0; from < HOUSEHOLDS; from += 50) await Promise.all(numbers.slice(from, from + 50).map(cast))
  const all = await scene.stored<BallotDocument>('participations', { motionId })
  expect(all).toHaveLength(HOUSEHOLDS)
  expect(all.every(({ revision }) => revision === 1)).toBe(true)
  for (const [i, receipt] of before) expect(acknowledged.get(i)).toBe(receipt)

  await scene.at(CLOSES + MINUTE)
  await scene.tick()
  expect(await scene.ok(rep(1), 'motion', { motionId })).toMatchObject({ status: 'posted', voted: HOUSEHOLDS })
})

test('kill -9 while a vote is counted and decided: a step is taken whole or not at all', async () => {
  const [posted] = await scene.stored<{ _id: string; postedUntil: number }>('motions')
  if (!posted) throw new Error('no motion')
  await scene.at(posted.postedUntil)
  const deciding = scene.tick().catch(() => undefined)
  await scene.cloud.killAndRestart()
  await deciding
  const consistent = async () => {
    const [[motion], [version], [rule], history, told] = await Promise.all([
      scene.stored<{ stage: string; head: { height: number } }>('motions'),
      scene.stored<{ stage: string }>('ruleVersions'),
      scene.stored<{ inForceVersionId: string | null }>('rules'),
      scene.stored('history', { kind: 'inForce' }),
      scene.stored('outbox', { kind: 'ruleInForce' }),
    ])
    const done = motion?.stage === 'inForce'
    expect(version?.stage).toBe(done ? 'inForce' : 'sealed')
    expect(rule?.inForceVersionId).toBe(done ? scene.versionId : null)
    expect([history.length, told.length]).toEqual(done ? [1, 1] : [0, 0])
    return done
  }
  await consistent()
  await scene.tick()
  expect(await consistent()).toBe(true)
})
