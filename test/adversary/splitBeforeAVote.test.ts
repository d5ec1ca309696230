import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import type {
  BallotDocument,
  ElectorDocument,
  HistoryDocument,
  MemberDocument,
} from '../../cloudfunctions/shared/documents'
import { asking } from '../support/asking'
import { accountOf, addCourtyard, announce, castFor, chair, CLOSES, MINUTE, OPENS, rep, startVotesScene, type VotesScene } from '../support/votesScene' // prettier-ignore

jest.setTimeout(60_000)

let scene: VotesScene
beforeAll(async () => {
  scene = await startVotesScene({ households: 40 })
})
afterAll(() => scene.cloud.stop())

const office = () => asking<CourtyardContract>(scene.cloud, 'courtyard')

/** T5: households split off between announcement and opening, with accounts of the committee's in them. */
test('doors that are made after the announcement are in no electorate, and their accounts cast nothing', async () => {
  const motionId = await announce(scene)
  const socks: string[] = []
  for (let i = 1; i <= 20; i++) {
    const { householdId } = await office().ok(chair, 'splitHousehold', {
      householdId: scene.householdOf(i),
      ...{ newNo: `N${i}-新`, newHeadName: `分户${i}`, adultsMoved: 1, residentsMoved: 1, areaDm2Moved: 0 },
    })
    socks.push(`sock-${i}`)
    await join(scene, `sock-${i}`, householdId)
  }
  await scene.at(OPENS)
  await scene.tick()
  for (const sock of socks) {
    const refusal = await scene.refused(sock, 'castBallot', { motionId, choice: 'yes', householdId: null })
    expect(refusal.code).toBe('NOT_IN_ELECTORATE')
  }
  await castFor(scene, motionId, 1, 10, () => 'yes')
  await castFor(scene, motionId, 11, 40, () => 'no')
  await scene.at(CLOSES + MINUTE)
  await scene.tick()
  const { households, tally, passed } = await scene.ok(rep(1), 'motion', { motionId })
  expect({ households, passed }).toEqual({ households: 40, passed: false })
  expect([tally?.yes.households, tally?.no.households]).toEqual([10, 30])
  const [announced] = await scene.stored<HistoryDocument>('history', { chainId: motionId, kind: 'announced' })
  expect(announced?.payload).toMatchObject({ electorate: { households: 40 } })
})

/** T14, as far as the electorate goes: another owner's name for a room while the vote runs. */
test('a new owner’s name on the roll moves no row of the electorate: what was cast stands, else the new owner casts', async () => {
  const estate = await addCourtyard(scene.cloud, { households: 6, kind: 'estate' }, '-estate')
  await estate.at(Date.parse('2026-06-01T10:00:00+08:00'))
  const motionId = await announce(estate, { matter: 'none' }, `${chair}-estate`)
  await estate.at(OPENS)
  await estate.tick()
  const before = await estate.stored<ElectorDocument>('electors', { motionId })
  await estate.ok(`${rep(1)}-estate`, 'castBallot', { motionId, choice: 'no', householdId: null })

  const rows = [1, 2, 3, 4, 5, 6].map((i) => `N000${i},${i <= 2 ? '新业主' : '户主'}${i},0,南桥村 ${i} 号`)
  const file = { from: 'text', text: `房号,业主,专有面积,门牌\n${rows.join('\n')}` } as const
  const { digest } = await office().ok(`${chair}-estate`, 'previewRoll', { file, owners: [] })
  await office().ok(`${chair}-estate`, 'importRoll', { file, owners: [], digest })
  expect(await estate.stored<ElectorDocument>('electors', { motionId })).toEqual(before)

  await join(estate, 'new-owner-1', estate.householdOf(1))
  await join(estate, 'new-owner-2', estate.householdOf(2))
  const casting = { motionId, choice: 'yes', householdId: null } as const
  // the former owners' accounts are nobody's of these doors any more
  expect((await estate.refused(`${rep(2)}-estate`, 'castBallot', casting)).code).toBe('NOT_A_MEMBER')
  await estate.ok('new-owner-2', 'castBallot', casting)
  expect((await estate.refused('new-owner-1', 'castBallot', casting)).code).toBe('CAST_BY_ANOTHER')
  const [stands] = await estate.stored<BallotDocument>('participations', {
    motionId,
    householdId: estate.householdOf(1),
  })
  expect(stands).toMatchObject({ choice: 'no', castBy: accountOf(`${rep(1)}-estate`) })
})

async function join(where: VotesScene, person: string, householdId: MemberDocument['householdId']): Promise<void> {
  const courtyardId = where.courtyard._id
  await where.cloud
    .sdk()
    .database()
    .collection('members')
    .add({
      ...{ _id: `${courtyardId}:${accountOf(person)}`, courtyardId, accountId: accountOf(person), householdId },
      ...{ representative: true, offices: [], name: person, createdAt: 1, schema: 1 },
    })
}
