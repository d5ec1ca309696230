import { announce, castFor, CLOSES, MINUTE, OPENS, startVotesScene, type VotesScene } from '../support/votesScene'

jest.setTimeout(60_000)

const HOUSEHOLDS = 12

let scene: VotesScene
beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
})
afterAll(() => scene.cloud.stop())

interface Seen {
  collection: string
  shape: string
  index: string | null
  verdict: { reasons: { rule: string }[] }
}

test('a vote from its announcement to its result sorts nothing in memory and scans nothing', async () => {
  const motionId = await announce(scene)
  await scene.at(OPENS)
  await scene.tick()
  await castFor(scene, motionId, 1, HOUSEHOLDS, () => 'yes')
  await scene.at(CLOSES + MINUTE)
  for (let i = 0; i < 3; i++) await scene.tick()

  const { queries } = (await scene.cloud.get('/control/queries')) as { queries: Seen[] }
  const indexOf = (collection: string, shape: string) =>
    queries.filter((one) => one.collection === collection && one.shape === shape).map(({ index }) => index)
  expect(indexOf('electors', '{ _id: $gt, motionId: $eq } sort { _id: 1 }')).toEqual(['motionId__id'])
  expect(indexOf('households', '{ active: $eq, courtyardId: $eq, no: $gt } sort { no: 1 }')).toEqual([
    'courtyardId_active_no',
  ])
  const grows = queries.filter(({ verdict }) => verdict.reasons.length > 0)
  expect(grows.map(({ collection, shape, verdict }) => [collection, shape, verdict.reasons])).toEqual([])
})
