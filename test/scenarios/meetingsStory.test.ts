import type { CourtyardInput } from '../../cloudfunctions/courtyard/contract'
import type { OutboxDocument, ResolutionOriginDocument, TaskDocument } from '../../cloudfunctions/shared/documents'
import type { MeetingId } from '../../cloudfunctions/shared/ids'
import { agenda, callBaba, EVENING, scanned, startMeetingsScene, type MeetingsScene } from '../support/meetingsScene'
import { accountOf, announce, chair, DAY, kin, MINUTE, rep, secretary } from '../support/votesScene'

jest.setTimeout(60_000)

const HOUSEHOLDS = 12
const UNTIL = Date.parse('2026-06-06T00:00:00+08:00')
/** A vote that is announced then opens in the morning. */
const OPENING = Date.parse('2026-06-15T08:00:00+08:00')
const sections: CourtyardInput<'saveMinutes'>['sections'] = [
  { agendaKey: 'a1', text: '大家说了路灯的事。', decisions: ['换三盏感应灯', '灯的钱从公共收入里出'] },
  { agendaKey: 'a2', text: '先看看再说。', decisions: ['排水沟由院管委会清一次'] },
]

let scene: MeetingsScene
let meetingId: MeetingId
beforeAll(async () => {
  scene = await startMeetingsScene(HOUSEHOLDS)
})
afterAll(() => scene.cloud.stop())

const look = (person: string) => scene.ok(person, 'meeting', { meetingId })

test('a meeting called with too short notice is refused, with the earliest it could start', async () => {
  const { kinds } = await scene.ok(chair, 'planMeeting', {})
  const earliest = new Map(kinds.map(({ kind, earliestStartsAt }) => [kind, earliestStartsAt]))
  expect(earliest.get('baba')).toBe(Date.parse('2026-06-02T00:00:00+08:00'))
  expect(earliest.get('council')).toBe(Date.parse('2026-06-04T00:00:00+08:00'))
  // ten whole days: called on the 1st, they end with the 11th
  expect(earliest.get('assembly')).toBe(Date.parse('2026-06-12T00:00:00+08:00'))
  const called = { title: '商量路灯', place: '三组坝子', agenda }
  for (const kind of ['baba', 'council', 'assembly'] as const) {
    const earliestStartsAt = earliest.get(kind) ?? 0
    const input = { ...called, kind, startsAt: earliestStartsAt - 1 }
    expect(await scene.refused(chair, 'callMeeting', input)).toEqual({
      code: 'MEETING_TOO_SOON',
      detail: { earliestStartsAt },
    })
  }
  expect(await scene.stored('meetings')).toEqual([])
})

test('called in time, everybody is told once, and everybody sees it coming', async () => {
  meetingId = await callBaba(scene, {}, 'calling-the-meeting')
  expect(await callBaba(scene, {}, 'calling-the-meeting')).toBe(meetingId)
  expect(await scene.stored('meetings')).toHaveLength(1)
  expect(await scene.told(meetingId)).toEqual(['meetingCalled'])
  const { upcoming } = await scene.ok(rep(1), 'council', {})
  expect(upcoming).toMatchObject([
    { id: meetingId, state: 'upcoming', firstAgenda: '路灯换不换', mine: { rsvp: null } },
  ])
  expect((await look(rep(1))).minutes).toBeNull()
  expect(await scene.stored('noticeViews', { subjectId: meetingId })).toHaveLength(1)
})

test('households answer, change their mind, and name who stands for them', async () => {
  await scene.ok(rep(1), 'rsvp', { meetingId, rsvp: 'coming', delegate: null })
  const { households } = await scene.ok(rep(2), 'findHousehold', { text: 'n0001' })
  expect(households).toMatchObject([{ no: 'N0001', headNameMasked: '户*1' }])
  const delegate = { householdId: scene.householdOf(1), name: '' }
  await scene.ok(rep(2), 'rsvp', { meetingId, rsvp: 'delegate', delegate })
  await scene.ok(kin(3), 'rsvp', { meetingId, rsvp: 'delegate', delegate: { householdId: null, name: '刘小清' } })
  await scene.ok(rep(4), 'rsvp', { meetingId, rsvp: 'coming', delegate: null })
  await scene.ok(rep(4), 'rsvp', { meetingId, rsvp: 'notComing', delegate: null })
  for (const own of [scene.householdOf(5), null]) {
    const input = { meetingId, rsvp: 'delegate', delegate: { householdId: own, name: '' } } as const
    expect((await scene.refused(rep(5), 'rsvp', input)).code).toBe('INVALID_INPUT')
  }
  const { mine, counts } = await look(rep(2))
  expect(mine).toMatchObject({ rsvp: 'delegate', delegate: '1组 N0001', canAnswer: true })
  expect((await look(rep(1))).mine).toMatchObject({ rsvp: 'coming', standsFor: ['1组 N0002'] })
  expect(counts).toEqual({
    ...{ households: HOUSEHOLDS, present: 0, represented: 0 },
    ...{ coming: 1, delegated: 2, notComing: 1, silent: 8 },
  })
})

test('a day before, people are reminded once, however often the timer runs', async () => {
  await scene.advance()
  expect(await scene.told(meetingId)).toEqual(['meetingCalled'])
  await scene.at(EVENING - DAY)
  await Promise.all([scene.advance(), scene.advance()])
  await scene.advance()
  expect(await scene.told(meetingId)).toEqual(['meetingCalled', 'meetingSoon'])
})

test('the code on the screen: the current and the one before, no older one, none of another meeting', async () => {
  const other = await callBaba(scene, { title: '另一个会', startsAt: EVENING + DAY })
  await scene.at(EVENING - 31 * MINUTE)
  const early = await scene.refused(chair, 'signInCode', { meetingId })
  expect(early).toEqual({ code: 'SIGN_IN_CLOSED', detail: { opensAt: EVENING - 30 * MINUTE } })

  await scene.at(EVENING - 10 * MINUTE)
  const shown = await scene.ok(chair, 'signInCode', { meetingId })
  expect(shown.scene).toMatch(/^[a-z0-9]{32}$/)
  expect(shown).toMatchObject({ refreshAt: EVENING - 9 * MINUTE, present: 0, households: HOUSEHOLDS })
  const first = await scanned(scene, meetingId)
  expect(await scene.ok(rep(1), 'signIn', first)).toMatchObject({ household: '1组 N0001', standsFor: ['1组 N0002'] })

  await scene.at(EVENING - 9 * MINUTE)
  expect(await scanned(scene, meetingId)).not.toEqual(first)
  await scene.ok(kin(3), 'signIn', first)
  await scene.at(EVENING - 8 * MINUTE)
  expect((await scene.refused(rep(5), 'signIn', first)).code).toBe('SIGN_IN_CODE_OLD')

  // sent home to a neighbour: the same meeting a minute later, or the token of another meeting
  const now = await scanned(scene, meetingId)
  expect((await scene.refused(rep(5), 'signIn', { ...now, meetingId: other })).code).toBe('SIGN_IN_CLOSED')
  await scene.at(EVENING + DAY)
  const others = await scanned(scene, other)
  expect((await scene.refused(rep(5), 'signIn', { ...others, meetingId })).code).toBe('SIGN_IN_CLOSED')
  await scene.ok(chair, 'cancelMeeting', { meetingId: other, reasons: '下雨' })
  expect((await scene.refused(rep(5), 'signIn', others)).code).toBe('WRONG_STAGE')
  await scene.at(EVENING - 8 * MINUTE)
})

test('a code of one meeting opens no other one that goes on beside it', async () => {
  await scene.at(EVENING - 8 * MINUTE)
  const [stored] = await scene.stored<object>('meetings', { _id: meetingId })
  const beside = 'z'.repeat(20)
  await scene.cloud
    .sdk()
    .database()
    .collection('meetings')
    .add({ ...stored, _id: beside, dueAt: null })
  const { token } = await scanned(scene, meetingId)
  expect((await scene.refused(rep(5), 'signIn', { meetingId: beside, token })).code).toBe('SIGN_IN_CODE_OLD')
  await scene.cloud.sdk().database().collection('meetings').doc(beside).remove()
})

test('those without a phone are ticked on the roll; whoever signed in alone can’t be unticked', async () => {
  const tick = (i: number, present: boolean) =>
    scene.ok(secretary, 'markSignedIn', { meetingId, householdId: scene.householdOf(i), present })
  await tick(6, true)
  await tick(6, true)
  await tick(7, true)
  const { counts } = await tick(7, false)
  expect(counts).toEqual({
    ...{ households: HOUSEHOLDS, present: 3, represented: 1 },
    ...{ coming: 0, delegated: 0, notComing: 1, silent: 7 },
  })
  const untick = { meetingId, householdId: scene.householdOf(1), present: false }
  expect((await scene.refused(chair, 'markSignedIn', untick)).code).toBe('SIGNED_IN_THEMSELVES')
  const { groups } = await scene.ok(chair, 'signInSheet', { meetingId })
  expect(groups[0]?.households.slice(0, 7).map(({ state, by }) => [state, by])).toEqual([
    ['present', 'code'],
    ['represented', null],
    ['present', 'code'],
    ['notComing', null],
    ['silent', null],
    ['present', 'roll'],
    ['silent', null],
  ])
})

test('the minutes begin with the agenda, not before the meeting, and end the signing in by code', async () => {
  expect((await scene.refused(chair, 'beginMinutes', { meetingId })).code).toBe('MEETING_NOT_STARTED')
  await scene.at(EVENING + 60 * MINUTE)
  expect((await scene.refused(rep(5), 'rsvp', { meetingId, rsvp: 'coming', delegate: null })).code).toBe(
    'MEETING_STARTED',
  )
  const code = await scanned(scene, meetingId)
  const begun = await scene.ok(chair, 'beginMinutes', { meetingId })
  expect(begun.sections).toEqual(agenda.map(({ key, title }) => ({ agendaKey: key, title, text: '', decisions: [] })))
  expect(await scene.ok(secretary, 'beginMinutes', { meetingId })).toEqual(begun)
  expect((await scene.refused(rep(5), 'signIn', code)).code).toBe('SIGN_IN_CLOSED')
  // the list on paper is still entered
  await scene.ok(chair, 'markSignedIn', { meetingId, householdId: scene.householdOf(8), present: true })
  expect((await look(rep(1))).minutes).toBeNull()
  expect((await look(chair)).minutes).toEqual(begun)
})

test('two editors: the second is told who was faster, and nothing is lost', async () => {
  await scene.ok(chair, 'saveMinutes', { meetingId, revision: 1, sections })
  const mine = sections.map((section) => ({ ...section, text: '我写的' }))
  const refusal = await scene.refused(secretary, 'saveMinutes', { meetingId, revision: 1, sections: mine })
  expect(refusal).toMatchObject({ code: 'EDITED_BY_ANOTHER', detail: { name: chair, revision: 2 } })
  expect((await scene.storedMeeting(meetingId)).minutes).toEqual(sections)
  // the first one's retry finds what it saved
  expect(await scene.ok(chair, 'saveMinutes', { meetingId, revision: 1, sections })).toEqual({ revision: 2 })
  const incomplete = { meetingId, revision: 2, sections: sections.slice(1) }
  expect((await scene.refused(chair, 'saveMinutes', incomplete)).code).toBe('INVALID_INPUT')
})

test('only households that came ask for corrections; each waiting one is settled with a reply', async () => {
  const { until } = await scene.ok(chair, 'openCorrections', { meetingId, revision: 2, days: 3 })
  expect(until).toBe(UNTIL)
  expect((await look(rep(9))).minutes?.sections[0]?.decisions).toHaveLength(2)
  const ask = { meetingId, agendaKey: 'a2', text: '我说的是明沟,不是暗沟' }
  expect((await scene.refused(rep(2), 'askCorrection', ask)).code).toBe('NOT_AT_MEETING')
  expect((await scene.refused(rep(9), 'askCorrection', ask)).code).toBe('NOT_AT_MEETING')
  const { id } = await scene.ok(rep(1), 'askCorrection', { ...ask, text: '写错了' })
  expect(await scene.ok(kin(1), 'askCorrection', ask)).toEqual({ id })
  expect((await look(rep(1))).corrections).toMatchObject([{ id, text: ask.text, household: '我家', state: 'raised' }])
  expect((await look(rep(3))).corrections).toEqual([])
  expect((await look(secretary)).corrections).toMatchObject([{ id, household: '1组 N0001' }])

  await scene.at(UNTIL)
  const waiting = await scene.refused(secretary, 'confirmMinutes', { meetingId, revision: 2 })
  expect(waiting).toEqual({ code: 'CORRECTIONS_OPEN', detail: { waiting: 1 } })
  await scene.at(UNTIL - DAY - MINUTE)
  const corrected = sections.map((section) =>
    section.agendaKey === 'a2' ? { ...section, text: '先看看明沟再说。' } : section,
  )
  await scene.ok(chair, 'saveMinutes', { meetingId, revision: 2, sections: corrected })
  const settled = { id, text: ask.text, taken: true, reply: '改好了' }
  // who answers what was reworded since reads it first
  expect((await scene.refused(chair, 'settleCorrection', { ...settled, text: '写错了' })).code).toBe(
    'CORRECTION_REWORDED',
  )
  await scene.ok(chair, 'settleCorrection', settled)
  await scene.ok(chair, 'settleCorrection', settled)
  const other = { ...settled, taken: false, reply: '不改' }
  expect((await scene.refused(chair, 'settleCorrection', other)).code).toBe('WRONG_STAGE')
  // the committee was told once that it was asked, however often it was reworded; the household that it was settled
  const rows = await scene.stored<OutboxDocument>('outbox', { subjectId: meetingId })
  const told = rows.filter(({ kind }) => kind.startsWith('correction'))
  expect(told.map(({ kind, audience }) => `${kind} → ${audience}`).sort()).toEqual([
    'correctionAsked → committee',
    `correctionSettled → household:${scene.householdOf(1)}`,
  ])
})

test('a second person confirms, when the days are over; from then on nothing changes', async () => {
  const early = await scene.refused(secretary, 'confirmMinutes', { meetingId, revision: 3 })
  expect(early).toEqual({ code: 'CORRECTIONS_OPEN', detail: { until: UNTIL } })
  await scene.at(UNTIL)
  await scene.advance()
  await scene.advance()
  expect((await scene.told(meetingId)).filter((kind) => kind === 'minutesToCheck')).toHaveLength(2)
  const late = { meetingId, agendaKey: 'a1', text: '还有一句' }
  expect((await scene.refused(rep(1), 'askCorrection', late)).code).toBe('CORRECTIONS_CLOSED')
  expect((await scene.refused(chair, 'confirmMinutes', { meetingId, revision: 3 })).code).toBe('SAME_PERSON')
  expect((await scene.refused(secretary, 'confirmMinutes', { meetingId, revision: 2 })).code).toBe('EDITED_BY_ANOTHER')
  const { hash } = await scene.ok(secretary, 'confirmMinutes', { meetingId, revision: 3 })
  expect(await scene.ok(secretary, 'confirmMinutes', { meetingId, revision: 3 })).toEqual({ hash })

  const before = await scene.storedMeeting(meetingId)
  expect((await scene.refused(chair, 'saveMinutes', { meetingId, revision: 3, sections })).code).toBe('WRONG_STAGE')
  expect((await scene.refused(chair, 'beginMinutes', { meetingId })).code).toBe('WRONG_STAGE')
  expect((await scene.refused(chair, 'openCorrections', { meetingId, revision: 3, days: 3 })).code).toBe('WRONG_STAGE')
  expect((await scene.refused(chair, 'cancelMeeting', { meetingId, reasons: '不算' })).code).toBe('WRONG_STAGE')
  const tick = { meetingId, householdId: scene.householdOf(9), present: true }
  expect((await scene.refused(chair, 'markSignedIn', tick)).code).toBe('SIGN_IN_CLOSED')
  expect(await scene.storedMeeting(meetingId)).toEqual(before)
  const { minutes, came, counts } = await look(rep(9))
  expect(minutes).toMatchObject({ hash, confirmedByName: secretary, editedByName: chair })
  expect(came).toEqual([
    ...['N0001', 'N0003', 'N0006', 'N0008'].map((no) => ({ household: `1组 ${no}`, representedBy: '' })),
    { household: '1组 N0002', representedBy: '1组 N0001' },
  ])
  expect(counts).toMatchObject({ households: HOUSEHOLDS, present: 4, represented: 1 })
})

test('each resolution becomes a task, a disclosure or a motion, and each of these leads back', async () => {
  const { rows } = await scene.ok(chair, 'meetings', {})
  expect(rows.find(({ card }) => card.id === meetingId)).toMatchObject({ next: 'link', count: 3 })
  const task = {
    as: 'task',
    title: '清一次排水沟',
    ownerRole: 'committee',
    ownerId: accountOf(secretary),
    dueAt: UNTIL + 10 * DAY,
  } as const
  const residents = { ...task, ownerId: accountOf(rep(1)) }
  expect((await scene.refused(chair, 'linkResolution', { meetingId, key: 'a2-1', link: residents })).code).toBe(
    'NOT_FOUND',
  )
  const made = await scene.ok(chair, 'linkResolution', { meetingId, key: 'a2-1', link: task }, 'make-the-task')
  expect(await scene.ok(chair, 'linkResolution', { meetingId, key: 'a2-1', link: task }, 'make-the-task')).toEqual(made)
  expect((await scene.refused(chair, 'linkResolution', { meetingId, key: 'a2-1', link: task })).code).toBe(
    'WRONG_STAGE',
  )
  expect(await scene.stored<TaskDocument>('tasks')).toHaveLength(1)
  const [told] = await scene.stored<OutboxDocument>('outbox', { kind: 'taskAssigned' })
  expect(told?.audience).toBe(`account:${accountOf(secretary)}`)

  const draft = { meetingId, key: 'a1-1', link: { as: 'disclosure', disclosureId: null } } as const
  const { id: disclosureId } = await scene.ok(chair, 'linkResolution', draft, 'make-the-draft')
  expect(await scene.ok(chair, 'linkResolution', draft, 'make-the-draft')).toEqual({ id: disclosureId })
  // a colleague on an older page is led to the same draft
  expect(await scene.ok(secretary, 'linkResolution', draft)).toEqual({ id: disclosureId })
  expect(await scene.stored('disclosures')).toMatchObject([
    { _id: disclosureId, kind: 'decision', stage: 'draft', links: { meetingId } },
  ])

  // a motion may be promised first and named when it is announced
  await scene.ok(chair, 'linkResolution', { meetingId, key: 'a1-2', link: { as: 'motion', motionId: null } })
  const motionId = await announce(scene.votes, { opensAt: OPENING, closesAt: OPENING + 3 * DAY })
  await scene.ok(chair, 'linkResolution', { meetingId, key: 'a1-2', link: { as: 'motion', motionId } })
  const origins = await scene.stored<ResolutionOriginDocument>('resolutionOrigins')
  expect(origins.map(({ _id, meetingId: from }) => [_id, from]).sort()).toEqual(
    [
      [disclosureId, meetingId],
      [motionId, meetingId],
    ].sort(),
  )
  const { from } = await scene.votes.ok(rep(9), 'motion', { motionId })
  expect(from).toEqual({
    ...{ meetingId, kind: 'baba', title: '商量路灯', heldAt: EVENING },
    resolution: '灯的钱从公共收入里出',
  })
  // a resident sees what was resolved and what came of it, but no draft
  expect((await look(rep(9))).resolutions).toMatchObject([
    { key: 'a1-1', link: { as: 'disclosure', title: '', done: false } },
    { key: 'a1-2', link: { as: 'motion', id: motionId, title: '院规院约第一版', done: true } },
    { key: 'a2-1', link: { as: 'task', title: '清一次排水沟', done: false, dueAt: task.dueAt } },
  ])
})

test('a task turns overdue, and is done with a note', async () => {
  await scene.at(UNTIL + 11 * DAY)
  const [open] = (await scene.ok(secretary, 'tasks', {})).open
  expect(open).toMatchObject({ isMine: true, overdue: true, ownerName: secretary, meeting: { id: meetingId } })
  if (!open) throw new Error('no task')
  await scene.ok(secretary, 'finishTask', { id: open.id, note: '沟清好了' })
  await scene.ok(secretary, 'finishTask', { id: open.id, note: '沟清好了' })
  expect((await scene.refused(chair, 'finishTask', { id: open.id, note: '我办的' })).code).toBe('WRONG_STAGE')
  const after = await scene.ok(chair, 'tasks', {})
  expect(after).toMatchObject({ open: [], done: [{ doneNote: '沟清好了', doneByName: secretary, overdue: false }] })
})
