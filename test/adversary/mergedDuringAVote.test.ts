import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import { sha256 } from '../../cloudfunctions/shared/sha256'
import { recount } from '../../cloudfunctions/votes/domain/record/recount'
import { asking, type Asking } from '../support/asking'
import { accountOf, announce, castFor, chair, CLOSES, MINUTE, OPENS, rep, startVotesScene, type VotesScene } from '../support/votesScene' // prettier-ignore

jest.setTimeout(60_000)

/** T3: merge during the vote, cast for the merged ones, bring the old roll back. */
const HOUSEHOLDS = 40
const HEADER = '户号,小组,门牌,户代表,成年人数,常住人口,面积'
const old = Array.from({ length: HOUSEHOLDS }, (_, i) => i + 1)
  .map((i) => `N${String(i).padStart(4, '0')},${Math.ceil(i / 25)}组,南桥村 ${i} 号,户主${i},2,3,`)
  .join('\n')

let scene: VotesScene
let office: Asking<CourtyardContract>
beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  office = asking<CourtyardContract>(scene.cloud, 'courtyard')
})
afterAll(() => scene.cloud.stop())

test('whoever merges households while a vote runs casts no ballot for them, and changes none', async () => {
  const motionId = await announce(scene)
  await scene.at(OPENS)
  await scene.tick()
  // 10 for it, 25 against it, the last of those being about to be merged; 36 to 40 haven't voted
  await castFor(scene, motionId, 1, 10, () => 'yes')
  await castFor(scene, motionId, 11, 35, () => 'no')
  const accomplice = rep(1)
  const victims = [...Array.from({ length: 5 }, (_, i) => 36 + i), 35]
  for (const i of victims) {
    await office.ok(chair, 'mergeHouseholds', { into: scene.householdOf(1), from: scene.householdOf(i) })
  }
  for (const i of victims) {
    const input = { motionId, choice: 'yes', householdId: scene.householdOf(i), revision: i === 35 ? 1 : 0 } as const
    expect((await scene.refused(accomplice, 'castBallot', input)).code).toBe('NOT_REPRESENTATIVE')
    const claimed = await scene.refused(accomplice, 'claimBallot', { motionId, householdId: scene.householdOf(i) })
    expect(claimed.code).toBe('NOTHING_TO_CLAIM')
  }
  expect((await scene.ok(accomplice, 'motion', { motionId })).mine.map(({ carried }) => carried)).toEqual([false])
  const { openings } = await scene.ok(accomplice, 'myOpenings', { motionId })
  expect(openings.map(({ householdNo }) => householdNo)).toEqual(['N0001'])

  // those who lived there go on casting for it
  const { mine, iRepresent } = await scene.ok(rep(36), 'motion', { motionId })
  expect({ iRepresent, mine: mine.map(({ label, carried }) => [label, carried]) }).toEqual({
    iRepresent: false,
    mine: expect.arrayContaining([['以前的 N0036', true]]) as unknown,
  })
  await scene.ok(rep(36), 'castBallot', { motionId, choice: 'no', householdId: scene.householdOf(36) })

  // the old roll comes back, and whoever joins such a household then still casts nothing for it
  const file = { from: 'text', text: `${HEADER}\n${old}` } as const
  const { digest } = await office.ok(chair, 'previewRoll', { file, owners: [] })
  await office.ok(chair, 'importRoll', { file, owners: [], digest })
  const sock = { motionId, choice: 'yes', householdId: null } as const
  await seat('sock', 38)
  expect((await scene.refused('sock', 'castBallot', sock)).code).toBe('NOT_REPRESENTATIVE')
  await scene.ok(rep(38), 'castBallot', { ...sock, choice: 'no', householdId: scene.householdOf(38) })

  await scene.at(CLOSES + MINUTE)
  await scene.tick()
  const { tally, households } = await scene.ok(rep(2), 'motion', { motionId })
  expect({ households, yes: tally?.yes.households, no: tally?.no.households }).toEqual({
    households: 40,
    yes: 10,
    no: 27,
  })
  const { json } = await scene.ok(rep(2), 'record', { motionId })
  expect(recount(json, { sha256, areas: null }).verdict).toBe('matches')
})

/** Somebody who has come into a household as its representative since. */
async function seat(person: string, i: number): Promise<void> {
  const [known] = await scene.stored<{ _id: string }>('members', { name: rep(i) })
  if (!known) throw new Error('no such member')
  await scene.cloud
    .sdk()
    .database()
    .collection('members')
    .add({
      ...known,
      _id: `${scene.courtyard._id}:${accountOf(person)}`,
      accountId: accountOf(person),
      householdId: scene.householdOf(i),
      representative: true,
      name: person,
    })
}
