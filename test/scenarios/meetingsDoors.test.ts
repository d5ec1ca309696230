import type { CourtyardInput } from '../../cloudfunctions/courtyard/contract'
import type { AttendanceDocument, MeetingDocument, OutboxDocument } from '../../cloudfunctions/shared/documents'
import { deriveId } from '../../cloudfunctions/shared/ids'
import {
  addNeighbours,
  agenda,
  callBaba,
  EVENING,
  scanned,
  startMeetingsScene,
  type MeetingsScene,
} from '../support/meetingsScene'
import { accountOf, chair, DAY, kin, MINUTE, rep, SECRET, secretary, START } from '../support/votesScene'
import { inOffice } from '../support/offices'

jest.setTimeout(60_000)

let scene: MeetingsScene
beforeAll(async () => {
  scene = await startMeetingsScene(6)
})
afterAll(() => scene.cloud.stop())
beforeEach(() => scene.at(Date.parse(START)))

const coming = { rsvp: 'coming', delegate: null } as const
const called = { title: '商量路灯', place: '三组坝子', startsAt: EVENING, agenda }

test('a new place is told at once; a new time needs its notice, is told, and asks for the answer again', async () => {
  const meetingId = await callBaba(scene)
  await scene.ok(rep(1), 'rsvp', { meetingId, ...coming })
  await scene.at(EVENING - 60 * MINUTE)
  const hall = { meetingId, changes: 0, ...called, place: '党群服务中心' }
  await scene.ok(chair, 'changeMeeting', hall)
  await scene.ok(chair, 'changeMeeting', hall)
  expect(await scene.ok(rep(1), 'meeting', { meetingId })).toMatchObject({ changes: 1, mine: { asksAgain: false } })
  const later = { ...hall, changes: 1, startsAt: EVENING + 60 * MINUTE }
  expect((await scene.refused(chair, 'changeMeeting', later)).code).toBe('MEETING_TOO_SOON')
  const more = { ...hall, changes: 1, agenda: [...agenda, { key: 'a3', title: '选个人', text: '' }] }
  expect((await scene.refused(chair, 'changeMeeting', more)).code).toBe('MEETING_TOO_SOON')
  await scene.ok(chair, 'changeMeeting', { ...hall, changes: 1, startsAt: EVENING + DAY })
  expect((await scene.ok(rep(1), 'meeting', { meetingId })).mine).toMatchObject({ rsvp: 'coming', asksAgain: true })
  await scene.at(EVENING)
  await scene.ok(rep(1), 'rsvp', { meetingId, ...coming })
  expect((await scene.ok(rep(1), 'meeting', { meetingId })).mine).toMatchObject({ asksAgain: false })
  await scene.advance()
  expect(await scene.told(meetingId)).toEqual(['meetingCalled', 'meetingChanged', 'meetingChanged', 'meetingSoon'])
  await scene.at(EVENING + DAY)
  const started = { ...hall, changes: 2, place: '三组坝子', startsAt: EVENING + DAY }
  expect((await scene.refused(chair, 'changeMeeting', started)).code).toBe('MEETING_STARTED')
})

test('who changes a call that somebody else has changed meanwhile is told so, and theirs stays', async () => {
  const meetingId = await callBaba(scene)
  const { changes } = await scene.ok(secretary, 'meeting', { meetingId })
  await scene.ok(chair, 'changeMeeting', { meetingId, changes, ...called, startsAt: EVENING + DAY })
  const mine = { meetingId, changes, ...called, place: '党群服务中心' }
  expect(await scene.refused(secretary, 'changeMeeting', mine)).toEqual({
    code: 'EDITED_BY_ANOTHER',
    detail: { name: chair },
  })
  expect(await scene.storedMeeting(meetingId)).toMatchObject({ startsAt: EVENING + DAY, place: called.place })
  await scene.ok(secretary, 'changeMeeting', { ...mine, changes: changes + 1, startsAt: EVENING + DAY })
  expect(await scene.storedMeeting(meetingId)).toMatchObject({ startsAt: EVENING + DAY, place: '党群服务中心' })
})

test('who signed in for an hour that was put off hasn’t come yet', async () => {
  const meetingId = await callBaba(scene)
  await scene.at(EVENING - 20 * MINUTE)
  await scene.ok(rep(1), 'signIn', await scanned(scene, meetingId))
  await scene.ok(chair, 'markSignedIn', { meetingId, householdId: scene.householdOf(2), present: true })
  await scene.ok(chair, 'changeMeeting', { meetingId, changes: 0, ...called, startsAt: EVENING + DAY })
  const look = () => scene.ok(rep(1), 'meeting', { meetingId })
  expect(await look()).toMatchObject({ counts: { present: 0 }, mine: { signedIn: false } })

  await scene.at(EVENING + DAY)
  const tick = { meetingId, householdId: scene.householdOf(1), present: true }
  expect((await scene.ok(chair, 'markSignedIn', tick)).counts.present).toBe(1)
  expect((await scene.ok(chair, 'markSignedIn', { ...tick, present: false })).counts.present).toBe(0)
  const { signedInAt } = await scene.ok(rep(1), 'signIn', await scanned(scene, meetingId))
  expect(signedInAt).toBe(EVENING + DAY)
  expect(await look()).toMatchObject({ counts: { present: 1 }, mine: { signedIn: true } })
})

test('what is moved away and back again is reminded of once', async () => {
  const meetingId = await callBaba(scene)
  await scene.at(EVENING - DAY)
  await scene.advance()
  await scene.ok(chair, 'changeMeeting', { meetingId, changes: 0, ...called, startsAt: EVENING + DAY })
  await scene.ok(chair, 'changeMeeting', { meetingId, changes: 1, ...called })
  await scene.at(EVENING - 60 * MINUTE)
  await scene.advance()
  const told = await scene.told(meetingId)
  expect(told.filter((kind) => kind === 'meetingSoon')).toHaveLength(1)
  expect((await scene.storedMeeting(meetingId)).dueAt).toBeNull()
})

test('a cancelled meeting says why, takes no answer, and nobody is reminded of it', async () => {
  const meetingId = await callBaba(scene)
  await scene.ok(chair, 'cancelMeeting', { meetingId, reasons: '下大雨' })
  await scene.ok(chair, 'cancelMeeting', { meetingId, reasons: '下大雨' })
  await scene.at(EVENING - 60 * MINUTE)
  await scene.advance()
  expect(await scene.told(meetingId)).toEqual(['meetingCalled', 'meetingCancelled'])
  expect((await scene.refused(rep(1), 'rsvp', { meetingId, ...coming })).code).toBe('WRONG_STAGE')
  expect((await scene.refused(chair, 'changeMeeting', { meetingId, changes: 0, ...called })).code).toBe('WRONG_STAGE')
  expect(await scene.ok(rep(1), 'meeting', { meetingId })).toMatchObject({
    card: { state: 'cancelled' },
    cancelReasons: '下大雨',
    can: { change: false, signIn: false },
  })
})

test('unfit words are shown to nobody', async () => {
  const risky = { kind: 'baba', ...called, title: '来赌博' } as const
  expect((await scene.refused(chair, 'callMeeting', risky)).code).toBe('RISKY_TEXT')
  const meetingId = await callBaba(scene)
  const delegate = { householdId: null, name: '赌博' }
  expect((await scene.refused(rep(1), 'rsvp', { meetingId, rsvp: 'delegate', delegate })).code).toBe('RISKY_TEXT')
  await scene.at(EVENING)
  await scene.ok(chair, 'markSignedIn', { meetingId, householdId: scene.householdOf(1), present: true })
  await scene.ok(chair, 'beginMinutes', { meetingId })
  const sections: CourtyardInput<'saveMinutes'>['sections'] = agenda.map(({ key }) => ({
    agendaKey: key,
    text: '有人赌博',
    decisions: [],
  }))
  await scene.ok(chair, 'saveMinutes', { meetingId, revision: 1, sections })
  const out = { meetingId, revision: 2, days: 3 }
  expect((await scene.refused(chair, 'openCorrections', out)).code).toBe('RISKY_TEXT')
  expect((await scene.ok(rep(1), 'meeting', { meetingId })).minutes).toBeNull()
})

test('minutes of a meeting that nobody came to, or that say nothing, don’t go out', async () => {
  const meetingId = await callBaba(scene)
  await scene.at(EVENING + 60 * MINUTE)
  await scene.ok(chair, 'beginMinutes', { meetingId })
  const out = { meetingId, revision: 1, days: 3 }
  expect((await scene.refused(chair, 'openCorrections', out)).code).toBe('EMPTY_TEXT')
  const sections = agenda.map(({ key }) => ({ agendaKey: key, text: '说了说', decisions: [] }))
  await scene.ok(chair, 'saveMinutes', { meetingId, revision: 1, sections })
  expect((await scene.refused(chair, 'openCorrections', { ...out, revision: 2 })).code).toBe('NOBODY_CAME')
})

test('one household asks about one item five times at most, one after the other', async () => {
  const meetingId = await callBaba(scene)
  await scene.at(EVENING)
  await scene.ok(rep(1), 'signIn', await scanned(scene, meetingId))
  await scene.ok(chair, 'beginMinutes', { meetingId })
  const sections = agenda.map(({ key }) => ({ agendaKey: key, text: '说了说', decisions: [] }))
  await scene.ok(chair, 'saveMinutes', { meetingId, revision: 1, sections })
  await scene.ok(chair, 'openCorrections', { meetingId, revision: 2, days: 3 })
  for (let round = 1; round <= 5; round++) {
    const ask = { meetingId, agendaKey: 'a1', text: `第 ${round} 次` }
    const { id } = await scene.ok(rep(1), 'askCorrection', ask)
    await scene.ok(chair, 'settleCorrection', { id, text: ask.text, taken: false, reply: '会上不是这样说的' })
  }
  const sixth = { meetingId, agendaKey: 'a1', text: '第 6 次' }
  expect((await scene.refused(rep(1), 'askCorrection', sixth)).code).toBe('CORRECTIONS_CLOSED')
  await scene.ok(rep(1), 'askCorrection', { ...sixth, agendaKey: 'a2' })
  expect((await scene.refused(rep(1), 'askCorrection', { ...sixth, agendaKey: 'zz' })).code).toBe('NOT_FOUND')
  expect((await scene.storedMeeting(meetingId)).correctionsWaiting).toBe(1)
})

test('another courtyard’s meeting and its people look like none', async () => {
  const meetingId = await callBaba(scene)
  const next = await addNeighbours(scene, '-next-door')
  const [theirChair, theirRep] = [`${chair}-next-door`, `${rep(1)}-next-door`]
  const before = await scene.cloud.fingerprint()
  const sections = agenda.map(({ key }) => ({ agendaKey: key, text: '说了说', decisions: [] }))
  const refusals = await Promise.all([
    next.refused(theirRep, 'meeting', { meetingId }),
    next.refused(theirRep, 'rsvp', { meetingId, ...coming }),
    next.refused(theirRep, 'signIn', { meetingId, token: 'a'.repeat(12) }),
    next.refused(theirRep, 'askCorrection', { meetingId, agendaKey: 'a1', text: '改' }),
    next.refused(theirChair, 'changeMeeting', { meetingId, changes: 0, ...called }),
    next.refused(theirChair, 'cancelMeeting', { meetingId, reasons: '不开' }),
    next.refused(theirChair, 'signInCode', { meetingId }),
    next.refused(theirChair, 'signInSheet', { meetingId }),
    next.refused(theirChair, 'markSignedIn', { meetingId, householdId: next.householdOf(1), present: true }),
    next.refused(theirChair, 'beginMinutes', { meetingId }),
    next.refused(theirChair, 'saveMinutes', { meetingId, revision: 1, sections }),
    next.refused(theirChair, 'openCorrections', { meetingId, revision: 1, days: 3 }),
    next.refused(theirChair, 'confirmMinutes', { meetingId, revision: 1 }),
    next.refused(theirChair, 'linkResolution', { meetingId, key: 'a1-1', link: { as: 'none' } }),
    // and nobody of another courtyard stands for anybody here
    scene.refused(rep(1), 'rsvp', {
      meetingId,
      rsvp: 'delegate',
      delegate: { householdId: next.householdOf(1), name: '' },
    }),
    scene.refused(chair, 'markSignedIn', { meetingId, householdId: next.householdOf(1), present: true }),
  ])
  expect(refusals.map(({ code }) => code)).toEqual(refusals.map(() => 'NOT_FOUND'))
  expect((await next.ok(theirRep, 'council', {})).upcoming).toEqual([])
  expect((await next.ok(theirRep, 'findHousehold', { text: 'N' })).households.map(({ id }) => id)).toEqual([
    next.householdOf(2),
  ])
  expect(await scene.cloud.fingerprint()).toBe(before)
})

test('the property manager sees and does the property’s tasks, none of the committee’s', async () => {
  const { cloud } = scene
  const manager = 'property-manager'
  const accountId = accountOf(manager)
  const courtyardId = scene.votes.courtyard._id
  const created = { createdAt: 1, schema: 1 }
  await cloud
    .sdk()
    .database()
    .collection('members')
    .add({
      ...{ _id: `${courtyardId}:${accountId}`, courtyardId, accountId, householdId: null, representative: false },
      ...{ offices: inOffice(courtyardId, 'propertyManager'), name: '李经理', ...created },
    })
  const meetingId = await callBaba(scene, { title: '分活' })
  const stored = await scene.storedMeeting(meetingId)
  const resolutions: MeetingDocument['resolutions'] = ['1', '2'].map((n) => ({
    ...{ key: `a1-${n}`, agendaKey: 'a1', text: `第 ${n} 件`, link: null },
  }))
  await scene.votes.change('meetings', meetingId, { stage: 'confirmed', resolutions, minutesHash: 'f'.repeat(64) })
  const task = { as: 'task', title: '修灯', ownerId: null, dueAt: stored.startsAt + DAY } as const
  const give = (key: string, ownerRole: 'committee' | 'propertyManager') =>
    scene.ok(chair, 'linkResolution', { meetingId, key, link: { ...task, ownerRole } })
  const { id: ours } = await give('a1-1', 'committee')
  const { id: theirs } = await give('a1-2', 'propertyManager')
  const { open } = await scene.ok(manager, 'tasks', {})
  expect(open).toMatchObject([{ id: theirs, isMine: true, canFinish: true, ownerName: '' }])
  expect((await scene.ok(chair, 'tasks', {})).open).toHaveLength(2)
  expect((await scene.refused(manager, 'finishTask', { id: ours ?? '', note: '办了' })).code).toBe('NOT_FOUND')
  await scene.ok(manager, 'finishTask', { id: theirs ?? '', note: '灯修好了' })
  const told = await scene.stored<OutboxDocument>('outbox', { kind: 'taskAssigned', subjectId: meetingId })
  expect(told.map(({ audience }) => audience).sort()).toEqual(['committee', 'propertyManager'])
})

test('nobody learns a neighbour’s name or account from a meeting', async () => {
  const meetingId = await callBaba(scene)
  const delegate = { householdId: scene.householdOf(2), name: '' }
  await scene.ok(rep(1), 'rsvp', { meetingId, rsvp: 'delegate', delegate })
  await scene.at(EVENING)
  await scene.ok(rep(2), 'signIn', await scanned(scene, meetingId))
  const seen = JSON.stringify([await scene.ok(rep(3), 'meeting', { meetingId }), await scene.ok(rep(3), 'council', {})])
  for (const hidden of [rep(1), rep(2), '户主1', '户主2', accountOf(rep(1)), accountOf(chair)]) {
    expect(seen).not.toContain(hidden)
  }
  expect(seen).toContain('N0002')
})

test('somebody of no household reads along, but neither answers nor signs in', async () => {
  const meetingId = await callBaba(scene)
  expect((await scene.ok(chair, 'meeting', { meetingId })).mine).toBeNull()
  expect((await scene.refused(chair, 'rsvp', { meetingId, ...coming })).code).toBe('FORBIDDEN')
  await scene.at(EVENING)
  const code = await scanned(scene, meetingId)
  expect((await scene.refused(chair, 'signIn', code)).code).toBe('FORBIDDEN')
  await scene.ok(kin(1), 'signIn', code)
  const [attendance] = await scene.stored<AttendanceDocument>('attendances', { meetingId })
  expect(attendance).toMatchObject({ _id: `${meetingId}:${scene.householdOf(1)}`, signedIn: { by: 'code' } })
})

test('every screen of meetings takes two steps to the database at most', async () => {
  const meetingId = await callBaba(scene)
  await scene.at(EVENING)
  const ref = { meetingId }
  expect((await scene.trips(rep(1), 'council', {})).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips(rep(1), 'meeting', ref)).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips(chair, 'meeting', ref)).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips(rep(1), 'pastMeetings', { before: EVENING + DAY })).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips(chair, 'meetings', {})).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips(chair, 'tasks', {})).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips(chair, 'planMeeting', {})).depth).toBe(1)
  expect((await scene.trips(chair, 'signInSheet', ref)).depth).toBe(1)
  expect((await scene.trips(chair, 'signInCode', ref)).depth).toBe(1)
  expect((await scene.trips(rep(1), 'signIn', await scanned(scene, meetingId))).depth).toBeLessThanOrEqual(2)
})

test('older meetings come page by page, none twice', async () => {
  const [stored] = await scene.stored<MeetingDocument>('meetings', {})
  if (!stored) throw new Error('no meeting')
  const elsewhere = await addNeighbours(scene, '-of-old')
  const { courtyard } = elsewhere.votes
  const reader = `${rep(1)}-of-old`
  const old = Array.from({ length: 45 }, (_, i) => ({
    ...stored,
    _id: deriveId(SECRET, 'meeting', 'old', String(i)),
    courtyardId: courtyard._id,
    startsAt: Date.parse(START) - (i + 2) * DAY,
    stage: 'confirmed',
    dueAt: null,
  }))
  await scene.cloud.sdk().database().collection('meetings').add(old)
  const first = await elsewhere.ok(reader, 'council', {})
  expect([first.past.length, first.morePast]).toEqual([20, true])
  const seen = first.past.map(({ id }) => id)
  for (let more = first.morePast; more;) {
    const last = old.find(({ _id }) => _id === seen.at(-1))
    const page = await elsewhere.ok(reader, 'pastMeetings', { before: last?.startsAt ?? 0 })
    seen.push(...page.past.map(({ id }) => id))
    more = page.morePast
  }
  expect(seen).toEqual(old.map(({ _id }) => _id))
})
