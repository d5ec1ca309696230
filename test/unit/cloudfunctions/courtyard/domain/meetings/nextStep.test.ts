import { actingAs } from '../../../../../../cloudfunctions/engines/secondPerson/domain/seconding'
import type { MeetingDocument } from '../../../../../../cloudfunctions/shared/documents'
import { nextStep } from '../../../../../../cloudfunctions/courtyard/domain/meetings/nextStep'
import { DAY_MS, MINUTE_MS } from '../../../../../../cloudfunctions/shared/dates'
import { deriveId } from '../../../../../../cloudfunctions/shared/ids'
import { inOffice } from '../../../../../support/offices'

const courtyardId = deriveId('secret', 'courtyard', '1')
/** Of the committee from ever, each of a household of their own. */
const person = (name: string) => ({
  ...{ accountId: deriveId('secret', 'account', name), courtyardId },
  householdId: deriveId('secret', 'household', name),
  offices: inOffice(courtyardId, 'committee'),
})
const writer = person('writer')
const other = person('other')
const START = Date.parse('2026-06-02T19:30:00+08:00')

const meeting = (changes: Partial<MeetingDocument>): MeetingDocument => ({
  _id: deriveId('secret', 'meeting', '1'),
  courtyardId,
  kind: 'baba',
  title: '商量路灯',
  agenda: [{ key: 'a1', title: '路灯', text: '' }],
  place: '三组坝子',
  startsAt: START,
  calledAt: START - 2 * DAY_MS,
  calledBy: writer.accountId,
  noticeDays: 1,
  changes: 0,
  timeChangedAt: null,
  cancelReasons: '',
  stage: 'called',
  minutes: [],
  minutesRevision: 0,
  minutesBy: null,
  minutesAs: null,
  minutesAt: null,
  correctionUntil: null,
  correctionsWaiting: 0,
  confirmedAt: null,
  confirmedBy: null,
  minutesHash: null,
  attendance: null,
  resolutions: [],
  dueAt: null,
  createdAt: 1,
  schema: 1,
  ...changes,
})

test('before, during and after the meeting', () => {
  const at = (now: number) => nextStep(meeting({}), writer, now).next
  expect(at(START - DAY_MS)).toBe('none')
  expect(at(START - 10 * MINUTE_MS)).toBe('signIn')
  expect(at(START + DAY_MS)).toBe('write')
  expect(nextStep(meeting({ stage: 'held' }), writer, START + 1).next).toBe('write')
  expect(nextStep(meeting({ stage: 'cancelled' }), writer, START + 1).next).toBe('none')
})

test('corrections come before confirming, and whoever wrote last leaves that to another', () => {
  const correcting = {
    stage: 'correcting',
    correctionUntil: START + DAY_MS,
    ...{ minutesBy: writer.accountId, minutesAs: actingAs(writer, 'committee', START) },
  } as const
  const waiting = meeting({ ...correcting, correctionsWaiting: 2 })
  expect(nextStep(waiting, writer, START + 2 * DAY_MS)).toMatchObject({ next: 'settle', count: 2 })
  expect(nextStep(meeting(correcting), other, START)).toMatchObject({ next: 'wait', until: START + DAY_MS })
  expect(nextStep(meeting(correcting), other, START + DAY_MS)).toMatchObject({ next: 'confirm', byAnother: false })
  const { householdId } = writer
  for (const none of [writer, { ...other, householdId }]) {
    expect(nextStep(meeting(correcting), none, START + DAY_MS)).toMatchObject({ next: 'confirm', byAnother: true })
  }
})

test('resolutions ask until each has become something; a motion only promised asks on', () => {
  const resolution = { agendaKey: 'a1', text: '换灯' }
  const resolutions = [
    { ...resolution, key: 'a1-1', link: null },
    { ...resolution, key: 'a1-2', link: { as: 'motion', id: null } },
    { ...resolution, key: 'a1-3', link: { as: 'none', id: null } },
  ] as const
  const confirmed = meeting({ stage: 'confirmed', resolutions })
  expect(nextStep(confirmed, writer, START)).toMatchObject({ next: 'link', count: 2 })
  const settled = meeting({ stage: 'confirmed', resolutions: resolutions.slice(2) })
  expect(nextStep(settled, writer, START).next).toBe('none')
})
