import type { BallotDocument } from '../../cloudfunctions/shared/documents'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import { announceAndOpen, rep, startVotesScene, type VotesScene } from '../support/votesScene'

jest.setTimeout(60_000)

type Choice = BallotDocument['choice']

const CHANGES = 25

let scene: VotesScene
let motionId: MotionId
beforeAll(async () => {
  scene = await startVotesScene({ households: 6 })
  motionId = await announceAndOpen(scene)
})
afterAll(() => scene.cloud.stop())

interface Sent {
  readonly choice: Choice
  readonly revision: number
  readonly requestId: string
}

const send = (i: number, { choice, revision, requestId }: Sent) =>
  scene.ask(rep(i), 'castBallot', { motionId, choice, householdId: null, revision }, requestId)

async function ballotOf(i: number) {
  const { mine } = await scene.ok(rep(i), 'motion', { motionId })
  return mine[0]?.ballot
}

test('whoever has recorded every request of a ballot brings no earlier choice back with any of them', async () => {
  const recorded: Sent[] = []
  for (let revision = 0; revision <= CHANGES; revision++) {
    const sent: Sent = { choice: revision % 2 === 0 ? 'yes' : 'no', revision, requestId: `recorded-${revision}` }
    const { reply } = await send(1, sent)
    expect(reply).toMatchObject({ ok: true, value: { choice: sent.choice, revision: revision + 1 } })
    recorded.push(sent)
  }
  const stands = await ballotOf(1)
  expect(stands).toMatchObject({ choice: 'no', revision: CHANGES + 1 })
  const before = await scene.cloud.fingerprint()
  for (const sent of recorded) await send(1, sent)
  expect(await ballotOf(1)).toEqual(stands)
  expect(await scene.cloud.fingerprint()).toBe(before)
})

test('the last request is answered as before: the same receipt, the same choice', async () => {
  const first = await send(2, { choice: 'yes', revision: 0, requestId: 'request-1-of-2' })
  const change: Sent = { choice: 'no', revision: 1, requestId: 'request-2-of-2' }
  const second = await send(2, change)
  expect((await send(2, change)).reply).toEqual(second.reply)
  expect(first.reply.ok && second.reply.ok && first.reply.value.receipt === second.reply.value.receipt).toBe(true)
})

test('a request that names no ballot it saw makes the first one and changes none', async () => {
  const input = { motionId, householdId: null } as const
  await scene.ok(rep(3), 'castBallot', { ...input, choice: 'yes' }, 'request-1-of-3')
  expect((await scene.refused(rep(3), 'castBallot', { ...input, choice: 'no' })).code).toBe('BALLOT_CHANGED')
  expect(await ballotOf(3)).toMatchObject({ choice: 'yes', revision: 1 })
})

test('a second phone that has not seen the last change is told so, and finds the ballot that stands', async () => {
  await send(4, { choice: 'yes', revision: 0, requestId: 'here-number-1' })
  await send(4, { choice: 'abstain', revision: 1, requestId: 'here-number-2' })
  const { reply } = await send(4, { choice: 'no', revision: 1, requestId: 'there-number-1' })
  expect(reply).toMatchObject({ ok: false, refusal: { code: 'BALLOT_CHANGED' } })
  expect(await ballotOf(4)).toMatchObject({ choice: 'abstain', revision: 2 })
  // having looked, it may
  const looked = await send(4, { choice: 'no', revision: 2, requestId: 'there-number-2' })
  expect(looked.reply).toMatchObject({ ok: true, value: { choice: 'no', revision: 3 } })
})

test('two phones that change the same ballot at once: one does, the other is told', async () => {
  await send(5, { choice: 'abstain', revision: 0, requestId: 'both-phones-0' })
  const replies = await Promise.all(
    (['yes', 'no'] as const).map(async (choice) => {
      const { reply } = await send(5, { choice, revision: 1, requestId: `both-phones-${choice}` })
      return reply.ok ? 'ok' : reply.refusal.code
    }),
  )
  expect(replies.sort()).toEqual(['BALLOT_CHANGED', 'ok'])
  expect(await ballotOf(5)).toMatchObject({ revision: 2 })
})
