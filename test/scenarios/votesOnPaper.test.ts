import type { CallReply } from '../../cloudfunctions/shared/procedure'
import type { CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import { announce, castFor, OPENS, rep, startVotesScene, type VotesScene } from '../support/votesScene'

let scene: VotesScene
beforeAll(async () => {
  scene = await startVotesScene({ households: 6 })
})
afterAll(() => scene.cloud.stop())

async function courtyard<T>(person: string, procedure: string, input: unknown): Promise<T> {
  const requestId = `paper-${person}-${procedure}`
  const reply = (await scene.cloud.call(person, 'courtyard', { procedure, input, requestId })) as CallReply<T>
  if (!reply.ok) throw new Error(`${procedure}: ${reply.refusal.code}`)
  return reply.value
}

test('a household on paper casts on no phone, and its record tells of the votes it took part in', async () => {
  const motionId = await announce(scene)
  await scene.at(OPENS)
  await scene.tick()
  await castFor(scene, motionId, 1, 1, () => 'yes')
  await courtyard(rep(2), 'votesOnPaper', { householdId: scene.householdOf(2), on: true })
  const { reply } = await scene.ask(rep(2), 'castBallot', { motionId, choice: 'yes', householdId: null })
  expect(reply).toMatchObject({ ok: false, refusal: { code: 'ON_PAPER' } })
  expect(await scene.stored('participations', { motionId })).toHaveLength(1)

  const lines = async (person: string) => (await courtyard<CourtyardOutput<'myDoor'>>(person, 'myDoor', {})).lines
  expect((await lines(rep(1))).map(({ kind, text }) => [kind, text.includes('参加了')])).toEqual([['tookPart', true]])
  expect((await lines(rep(2))).map(({ kind }) => kind)).toEqual(['paper'])
})
