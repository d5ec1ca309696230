import type { MemberCall } from '../../shared/call'
import type { AttendanceDocument, MeetingDocument } from '../../shared/documents'
import { standingOf } from '../domain/meetings/attendance'
import { stateAt } from '../domain/meetings/stateAt'
import type { MeetingCard } from './cards'

type Mine = MeetingCard['mine']

/** What the own household has said and done; null for somebody of no household. */
export function describeMine(
  { member }: Pick<MemberCall, 'member'>,
  meeting: MeetingDocument,
  attendance: AttendanceDocument | null | undefined,
): Mine {
  if (member.householdId === null) return null
  if (!attendance) return { rsvp: null, delegate: '', signedIn: false, asksAgain: false }
  const { timeChangedAt } = meeting
  const { rsvp, delegateName, signedIn, rsvpAt } = standingOf(meeting, attendance)
  return {
    rsvp,
    delegate: rsvp === 'delegate' ? delegateName : '',
    signedIn: signedIn !== null,
    asksAgain: rsvpAt !== null && timeChangedAt !== null && rsvpAt < timeChangedAt,
  }
}

export function describeCard(
  call: Pick<MemberCall, 'member' | 'now'>,
  meeting: MeetingDocument,
  attendance: AttendanceDocument | null | undefined,
): MeetingCard {
  const { _id, kind, title, place, startsAt, agenda } = meeting
  return {
    ...{ id: _id, kind, title, place, startsAt },
    state: stateAt(meeting, call.now),
    firstAgenda: agenda[0]?.title ?? '',
    agendaItems: agenda.length,
    mine: describeMine(call, meeting, attendance),
  }
}
