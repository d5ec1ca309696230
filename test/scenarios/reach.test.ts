import type { CourtyardContract, CourtyardInput, CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type { MotionId } from '../../cloudfunctions/shared/ids'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import { together } from '../support/together'
import { notices } from '../support/noticesScene'
import { uploadPhoto } from '../support/uploadPhoto'
import {
  announceAndOpen,
  chair,
  CLOSES,
  DAY,
  kin,
  MINUTE,
  OPENS,
  rep,
  secretary,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(120_000)

const HOUSEHOLDS = 60
let scene: VotesScene
let people: ReturnType<typeof notices>
let eventId: string
let photo: string
let motionId: MotionId

beforeAll(async () => {
  scene = await startVotesScene({ households: HOUSEHOLDS })
  people = notices(scene)
  photo = await uploadPhoto(scene.cloud, chair, 'slips/1.jpg')
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
  await people.ok(rep(4), 'seeInbox', { upTo: OPENS })
  await people.ok(chair, 'markSlip', { eventId, householdId: scene.householdOf(2), photoFileId: photo })
  await people.ok(chair, 'markSlip', { eventId, householdId: scene.householdOf(5), photoFileId: null })
  await people.ok(chair, 'recordPoster', { eventId, group: '2组', photoFileId: photo }, 'poster-of-2')
  await people.ok(chair, 'recordPoster', { eventId, group: '2组', photoFileId: photo }, 'poster-of-2')
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
  await people.ok(chair, 'markSlip', { ...slip, photoFileId: photo })
  expect(await scene.stored('slips', { householdId: slip.householdId })).toMatchObject([
    { photo: { fileId: expect.stringContaining('/evidence/') as string, type: 'image' } },
  ])
  await people.ok(chair, 'unmarkSlip', { eventId, householdId: slip.householdId })
  expect(await stateOf(51)).toBe('notReached')
})

test('whoever has opened the vote has read its notice; a poster for everybody reaches everybody', async () => {
  motionId = await announceAndOpen(scene, { opensAt: OPENS + 8 * DAY, closesAt: CLOSES + 8 * DAY })
  const opened = `motionOpened:${motionId}`
  await scene.ok(rep(7), 'motion', { motionId })
  expect((await people.ok(chair, 'reach', { eventId: opened })).total).toMatchObject({ read: 1, notReached: 59 })
  await people.ok(chair, 'recordPoster', { eventId: opened, group: '', photoFileId: photo })
  expect((await people.ok(chair, 'reach', { eventId: opened })).total).toMatchObject({
    read: 1,
    posterPhotographed: 59,
  })
})

describe('who has seen one thing about a matter has not seen the next', () => {
  const reachOf = async (id: string) => (await people.ok(chair, 'reach', { eventId: id })).total.read
  let calls = 0
  const courtyard = async <P extends keyof CourtyardContract>(
    person: string,
    procedure: P,
    input: CourtyardInput<P>,
  ) => {
    const data = { procedure, input, requestId: `about-a-meeting-${++calls}` }
    const reply = (await scene.cloud.call(person, 'courtyard', data)) as CallReply<CourtyardOutput<P>>
    if (!reply.ok) throw new Error(`${procedure}: ${reply.refusal.code}`)
    return reply.value
  }

  test('the call of a meeting, and that it is cancelled', async () => {
    const called = OPENS + 10 * DAY
    await scene.at(called)
    const startsAt = called + 2 * DAY
    const agenda = [{ key: 'a1', title: '路灯换不换', text: '' }]
    const meeting = { kind: 'baba', title: '商量路灯', place: '三组坝子', startsAt, agenda } as const
    const { meetingId } = await courtyard(chair, 'callMeeting', meeting)
    for (const person of [rep(1), rep(2)]) await courtyard(person, 'meeting', { meetingId })
    expect(await reachOf(`meetingCalled:${meetingId}`)).toBe(2)
    await scene.at(called + DAY)
    await courtyard(chair, 'cancelMeeting', { meetingId, reasons: '下大雨' })
    expect(await reachOf(`meetingCancelled:${meetingId}`)).toBe(0)
    await scene.at(called + DAY + MINUTE)
    await courtyard(rep(1), 'meeting', { meetingId })
    await people.ok(rep(3), 'notice', { id: `meetingCancelled:${meetingId}` })
    expect(await reachOf(`meetingCancelled:${meetingId}`)).toBe(2)
    // nobody has forgotten the call meanwhile
    expect(await reachOf(`meetingCalled:${meetingId}`)).toBe(3)
  })

  test('a page that is opened again and again writes once a minute at most', async () => {
    const id = `safetyNotice:${eventId.split(':')[1] ?? ''}`
    const looks = () => scene.stored<{ viewedAt: number }>('noticeViews', { householdId: scene.householdOf(9) })
    const opened = OPENS + 13 * DAY
    for (const [after, kept] of [
      [0, 0],
      [30_000, 0],
      [MINUTE, MINUTE],
    ] as const) {
      await scene.at(opened + after)
      await people.ok(rep(9), 'notice', { id })
      expect((await looks()).map(({ viewedAt }) => viewedAt - opened)).toEqual([kept])
    }
  })

  test('that a vote is open, and how it ended', async () => {
    expect(await reachOf(`motionOpened:${motionId}`)).toBe(1)
    await scene.at(OPENS + 14 * DAY)
    await scene.tick()
    await together(scene.cloud, { first: chair, second: secretary }, 'votes', 'endMotion', {
      motionId,
      reasons: '来投的户不够',
    })
    const last = `motionEnded:${motionId}`
    expect(await reachOf(last)).toBe(0)
    // the result's page asks for the same
    for (const person of [rep(7), rep(12)]) await scene.ok(person, 'motion', { motionId })
    expect(await reachOf(last)).toBe(2)
    // who came for the result alone had not seen the vote
    const { groups } = await scene.ok(chair, 'progress', { motionId })
    const seen = groups.flatMap(({ households }) => households).filter(({ state }) => state === 'seen')
    expect(seen.map(({ id }) => id)).toEqual([scene.householdOf(7)])
  })
})

test('a photo that isn’t there shows nothing: it empties no sweep list', async () => {
  const before = (await table()).total
  const made = 'cloud://local/never-taken.jpg'
  expect(await people.refused(chair, 'recordPoster', { eventId, group: '', photoFileId: made })).toBe('FILE_MISSING')
  const slip = { eventId, householdId: scene.householdOf(52), photoFileId: made }
  expect(await people.refused(chair, 'markSlip', slip)).toBe('FILE_MISSING')
  expect((await table()).total).toEqual(before)
})

test('a group or household that isn’t on the roll is nobody’s, and residents see none of it', async () => {
  expect(await people.refused(chair, 'recordPoster', { eventId, group: '9组', photoFileId: photo })).toBe('NOT_FOUND')
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
