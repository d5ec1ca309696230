import type { CourtyardInput } from '../../cloudfunctions/courtyard/contract'
import type { AttendanceDocument, OutboxDocument, TaskDocument } from '../../cloudfunctions/shared/documents'
import type { MeetingId } from '../../cloudfunctions/shared/ids'
import { agenda, callBaba, EVENING, scanned, startMeetingsScene, type MeetingsScene } from '../support/meetingsScene'
import { chair, DAY, kin, MINUTE, rep, secretary, START } from '../support/votesScene'

jest.setTimeout(120_000)

const HOUSEHOLDS = 20
const sections: CourtyardInput<'saveMinutes'>['sections'] = agenda.map(({ key }) => ({
  agendaKey: key,
  text: '说了说',
  decisions: ['办一件事'],
}))

let scene: MeetingsScene
beforeAll(async () => {
  scene = await startMeetingsScene(HOUSEHOLDS)
})
afterAll(() => scene.cloud.stop())
beforeEach(() => scene.at(Date.parse(START)))

const outcomes = (asked: Promise<unknown>[]) => Promise.allSettled(asked)
const succeeded = (settled: readonly PromiseSettledResult<unknown>[]) =>
  settled.filter(({ status }) => status === 'fulfilled').length
const told = async (meetingId: MeetingId, kind: string) =>
  (await scene.told(meetingId)).filter((one) => one === kind).length

/** Held, with two households there, and its minutes out for correction. */
async function correcting(): Promise<{ meetingId: MeetingId; until: number }> {
  const meetingId = await callBaba(scene)
  await scene.at(EVENING)
  const code = await scanned(scene, meetingId)
  await Promise.all([scene.ok(rep(1), 'signIn', code), scene.ok(rep(2), 'signIn', code)])
  await scene.ok(chair, 'beginMinutes', { meetingId })
  await scene.ok(chair, 'saveMinutes', { meetingId, revision: 1, sections })
  const { until } = await scene.ok(chair, 'openCorrections', { meetingId, revision: 2, days: 3 })
  return { meetingId, until }
}

test('one tap that arrives five times calls one meeting and tells of it once', async () => {
  const calls = await Promise.all(Array.from({ length: 5 }, () => callBaba(scene, {}, 'one-tap-on-call')))
  expect(new Set(calls).size).toBe(1)
  const [meetingId] = calls
  if (!meetingId) throw new Error('no meeting')
  expect(await told(meetingId, 'meetingCalled')).toBe(1)
  expect(await scene.stored('meetings', { _id: meetingId })).toHaveLength(1)
})

test('two phones of a household that answer at once leave one answer', async () => {
  const meetingId = await callBaba(scene)
  const answer = (person: string, rsvp: 'coming' | 'notComing') =>
    scene.ok(person, 'rsvp', { meetingId, rsvp, delegate: null })
  await Promise.all([
    ...Array.from({ length: 5 }, () => answer(rep(1), 'coming')),
    ...Array.from({ length: 5 }, () => answer(kin(1), 'notComing')),
  ])
  const stored = await scene.stored<AttendanceDocument>('attendances', { meetingId })
  expect(stored).toHaveLength(1)
  const { counts } = await scene.ok(chair, 'signInSheet', { meetingId })
  expect(counts.coming + counts.notComing).toBe(1)
  expect(counts.silent).toBe(HOUSEHOLDS - 1)
})

test('code, roll and answer at the same moment: one seat, present, and the answer kept', async () => {
  const meetingId = await callBaba(scene)
  await scene.at(EVENING - 5 * MINUTE)
  const code = await scanned(scene, meetingId)
  const numbers = Array.from({ length: HOUSEHOLDS }, (_, i) => i + 1)
  await Promise.all(
    numbers.flatMap((i) => [
      scene.ok(rep(i), 'rsvp', { meetingId, rsvp: 'coming', delegate: null }),
      scene.ok(rep(i), 'signIn', code),
      scene.ok(chair, 'markSignedIn', { meetingId, householdId: scene.householdOf(i), present: true }),
    ]),
  )
  const stored = await scene.stored<AttendanceDocument>('attendances', { meetingId })
  expect(stored).toHaveLength(HOUSEHOLDS)
  expect(stored.every(({ signedIn, rsvp }) => signedIn !== null && rsvp === 'coming')).toBe(true)
  const { counts } = await scene.ok(chair, 'signInSheet', { meetingId })
  expect(counts).toMatchObject({ households: HOUSEHOLDS, present: HOUSEHOLDS })
})

test('a timer that fires five times at once reminds once; one that comes after the start reminds nobody', async () => {
  const meetingId = await callBaba(scene)
  const late = await callBaba(scene, { startsAt: EVENING + MINUTE })
  await scene.at(EVENING - 60 * MINUTE)
  await scene.votes.change('meetings', late, { dueAt: EVENING })
  await Promise.all(Array.from({ length: 5 }, () => scene.advance()))
  expect(await told(meetingId, 'meetingSoon')).toBe(1)
  await scene.at(EVENING + DAY)
  await scene.advance()
  await scene.advance()
  expect(await told(meetingId, 'meetingSoon')).toBe(1)
  expect(await told(late, 'meetingSoon')).toBe(0)
  expect((await scene.storedMeeting(late)).dueAt).toBeNull()
})

test('a timer that never came: minutes are confirmed all the same, and a late one then says nothing', async () => {
  const { meetingId, until } = await correcting()
  await scene.at(until + DAY)
  await scene.ok(secretary, 'confirmMinutes', { meetingId, revision: 2 })
  await scene.advance()
  expect(await told(meetingId, 'minutesToCheck')).toBe(1)
  expect(await told(meetingId, 'minutesConfirmed')).toBe(1)
})

test('two editors who save at the same moment: one is kept whole, the other is told', async () => {
  const meetingId = await callBaba(scene)
  await scene.at(EVENING + MINUTE)
  await scene.ok(chair, 'beginMinutes', { meetingId })
  const by = (text: string) => sections.map((section) => ({ ...section, text }))
  const settled = await outcomes([
    scene.ok(chair, 'saveMinutes', { meetingId, revision: 1, sections: by('主任写的') }),
    scene.ok(secretary, 'saveMinutes', { meetingId, revision: 1, sections: by('文书写的') }),
  ])
  expect(succeeded(settled)).toBe(1)
  const { minutes, minutesRevision } = await scene.storedMeeting(meetingId)
  expect(minutesRevision).toBe(2)
  expect(new Set(minutes.map(({ text }) => text)).size).toBe(1)
})

test('corrections asked for and settled at once: the waiting ones are counted right', async () => {
  const { meetingId, until } = await correcting()
  const ask = (i: number, agendaKey: string) => scene.ok(rep(i), 'askCorrection', { meetingId, agendaKey, text: '改' })
  const asked = await Promise.all([ask(1, 'a1'), ask(2, 'a1'), ask(1, 'a2')])
  expect((await scene.storedMeeting(meetingId)).correctionsWaiting).toBe(3)
  const settle = (who: string, id: string) =>
    scene.ok(who, 'settleCorrection', { id, text: '改', taken: true, reply: '改了' })
  await outcomes(asked.flatMap(({ id }) => [settle(chair, id), settle(secretary, id)]))
  // whoever met the others at every try is told to try again, and finds it settled or settles it
  for (const { id } of asked) await settle(chair, id)
  expect((await scene.storedMeeting(meetingId)).correctionsWaiting).toBe(0)
  await scene.at(until)
  await scene.ok(secretary, 'confirmMinutes', { meetingId, revision: 2 })
})

test('confirmed and linked by taps that come double: one confirmation, one task', async () => {
  const { meetingId, until } = await correcting()
  await scene.at(until)
  await outcomes(Array.from({ length: 4 }, () => scene.ok(secretary, 'confirmMinutes', { meetingId, revision: 2 })))
  expect(await told(meetingId, 'minutesConfirmed')).toBe(1)
  const link = { as: 'task', title: '办一件事', ownerRole: 'committee', ownerId: null, dueAt: until + DAY } as const
  const settled = await outcomes(
    [chair, chair, secretary, secretary].map((who) =>
      scene.ok(who, 'linkResolution', { meetingId, key: 'a1-1', link }),
    ),
  )
  expect(succeeded(settled)).toBe(1)
  expect(await scene.stored<TaskDocument>('tasks', { meetingId })).toHaveLength(1)
  expect(await told(meetingId, 'taskAssigned')).toBe(1)
})

test('kill -9 while minutes are confirmed: they are confirmed and told, or neither', async () => {
  const { meetingId, until } = await correcting()
  await scene.at(until)
  const confirming = scene.ok(secretary, 'confirmMinutes', { meetingId, revision: 2 }).catch(() => undefined)
  await scene.cloud.killAndRestart()
  await confirming
  const consistent = async () => {
    const { stage, minutesHash, resolutions } = await scene.storedMeeting(meetingId)
    const confirmed = stage === 'confirmed'
    expect([minutesHash !== null, resolutions.length]).toEqual(confirmed ? [true, 2] : [false, 0])
    const rows = await scene.stored<OutboxDocument>('outbox', { kind: 'minutesConfirmed', subjectId: meetingId })
    expect(rows).toHaveLength(confirmed ? 1 : 0)
    return confirmed
  }
  await consistent()
  await scene.ok(secretary, 'confirmMinutes', { meetingId, revision: 2 })
  expect(await consistent()).toBe(true)
})
