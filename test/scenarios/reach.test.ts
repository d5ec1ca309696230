import { notices } from '../support/noticesScene'
import {
  announceAndOpen,
  chair,
  CLOSES,
  DAY,
  kin,
  OPENS,
  rep,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(120_000)

const HOUSEHOLDS = 60
const PHOTO = 'cloud://local/slips/1.jpg'
let scene: VotesScene
let people: ReturnType<typeof notices>
let eventId: string

beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  people = notices(scene)
  await scene.at(OPENS)
  for (const person of [rep(1), rep(2), kin(3)]) await people.subscribe(person, 'noticePosted')
  eventId = (await people.ok(chair, 'sendNotice', { topic: 'safety', title: '停水', text: '明天停水。' })).eventId
  await scene.deliver()
})
afterAll(() => scene.cloud.stop())

const table = () => people.ok(chair, 'reach', { eventId })
const stateOf = async (i: number) => {
  const { groups } = await table()
  return groups.flatMap(({ households }) => households).find(({ id }) => id === scene.householdOf(i))?.state
}

test('who has it is counted by household, from the phone to the wall', async () => {
  expect((await table()).total).toEqual({
    households: HOUSEHOLDS,
    slipSigned: 0,
    read: 0,
    delivered: 3,
    posterPhotographed: 0,
    notReached: HOUSEHOLDS - 3,
  })
  // household 2 opens the notice, household 4 the inbox
  await people.ok(rep(2), 'notice', { id: eventId })
  await people.ok(rep(4), 'seeInbox', {})
  await people.ok(chair, 'markSlip', { eventId, householdId: scene.householdOf(2), photoFileId: PHOTO })
  await people.ok(chair, 'markSlip', { eventId, householdId: scene.householdOf(5), photoFileId: null })
  await people.ok(chair, 'recordPoster', { eventId, group: '2组', photoFileId: PHOTO }, 'poster-of-2')
  await people.ok(chair, 'recordPoster', { eventId, group: '2组', photoFileId: PHOTO }, 'poster-of-2')
  const { total, groups, posters, title } = await table()
  expect(title).toBe('停水')
  expect(total).toEqual({
    households: HOUSEHOLDS,
    slipSigned: 2,
    read: 1,
    delivered: 2,
    posterPhotographed: 25,
    notReached: HOUSEHOLDS - 30,
  })
  expect(groups.map(({ name, counts }) => [name, counts.households, counts.notReached])).toEqual([
    ['1组', 25, 20],
    ['2组', 25, 0],
    ['3组', 10, 10],
  ])
  expect(posters).toHaveLength(1)
})

test('the sweep list goes group by group through those not reached', async () => {
  const all = await people.ok(chair, 'sweepList', { eventId, group: '' })
  expect(all.groups).toEqual([
    { name: '1组', left: 20 },
    { name: '2组', left: 0 },
    { name: '3组', left: 10 },
  ])
  expect(all.households).toHaveLength(30)
  expect(all.households[0]).toMatchObject({ no: 'N0006', group: '1组', address: '南桥村 6 号', offline: false })
  const third = await people.ok(chair, 'sweepList', { eventId, group: '3组' })
  expect(third.households.map(({ no }) => no)).toEqual(Array.from({ length: 10 }, (_, i) => `N00${51 + i}`))
  // a household that nobody has joined for
  const [member] = await scene.stored<{ _id: string }>('members', { householdId: scene.householdOf(60) })
  await scene.cloud
    .sdk()
    .database()
    .collection('members')
    .doc(member?._id ?? '')
    .remove()
  const again = await people.ok(chair, 'sweepList', { eventId, group: '3组' })
  expect(again.households.map(({ offline }) => offline)).toEqual([...Array<boolean>(9).fill(false), true])
})

test('a slip marked by mistake is taken back, and marking it twice is once', async () => {
  const slip = { eventId, householdId: scene.householdOf(51), photoFileId: null }
  await Promise.all([people.ok(chair, 'markSlip', slip), people.ok(chair, 'markSlip', slip)])
  expect(await stateOf(51)).toBe('slipSigned')
  await people.ok(chair, 'markSlip', { ...slip, photoFileId: PHOTO })
  expect(await scene.stored('slips', { householdId: slip.householdId })).toMatchObject([{ photoFileId: PHOTO }])
  await people.ok(chair, 'unmarkSlip', { eventId, householdId: slip.householdId })
  expect(await stateOf(51)).toBe('notReached')
})

test('whoever has opened the vote has read its notice; a poster for everybody reaches everybody', async () => {
  const motionId = await announceAndOpen(scene, { opensAt: OPENS + 8 * DAY, closesAt: CLOSES + 8 * DAY })
  const opened = `motionOpened:${motionId}`
  await scene.ok(rep(7), 'motion', { motionId })
  expect((await people.ok(chair, 'reach', { eventId: opened })).total).toMatchObject({ read: 1, notReached: 59 })
  await people.ok(chair, 'recordPoster', { eventId: opened, group: '', photoFileId: PHOTO })
  expect((await people.ok(chair, 'reach', { eventId: opened })).total).toMatchObject({
    read: 1,
    posterPhotographed: 59,
  })
})

test('a group or household that isn’t on the roll is nobody’s, and residents see none of it', async () => {
  expect(await people.refused(chair, 'recordPoster', { eventId, group: '9组', photoFileId: PHOTO })).toBe('NOT_FOUND')
  const stranger = { eventId, householdId: scene.householdOf(99), photoFileId: null }
  expect(await people.refused(chair, 'markSlip', stranger)).toBe('NOT_FOUND')
  expect(
    await people.refused(chair, 'unmarkSlip', { eventId: 'plainNotice:nothing', householdId: stranger.householdId }),
  ).toBe('NOT_FOUND')
  expect(await people.refused(rep(1), 'reach', { eventId })).toBe('FORBIDDEN')
})

test('the screens read in two steps', async () => {
  for (const [procedure, input] of [
    ['reach', { eventId }],
    ['sweepList', { eventId, group: '' }],
    ['inbox', { before: null }],
    ['notices', { before: null }],
  ] as const) {
    const { roundTrips } = await scene.cloud.measure(chair, 'notifications', {
      procedure,
      input,
      requestId: 'how-deep-is-it',
    })
    // one step more tells who is calling
    expect({ procedure, deep: roundTrips.depth <= 3 }).toEqual({ procedure, deep: true })
  }
})
