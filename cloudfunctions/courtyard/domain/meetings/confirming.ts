import { seconding, type Candidate, type TwoPersonMatter } from '../../../engines/secondPerson/domain/seconding'
import type { MeetingDocument } from '../../../shared/documents'

type Written = Pick<MeetingDocument, 'calledAt' | 'minutesBy' | 'minutesAs'>

/** Confirming minutes takes two: whoever wrote them last, and one who was in office before the meeting was called. Null: not begun. */
export function confirmingOf({ calledAt, minutesBy, minutesAs }: Written): TwoPersonMatter | null {
  if (minutesBy === null || minutesAs === null) return null
  return { secondIs: ['committee'], beganAt: calledAt, first: { accountId: minutesBy, ...minutesAs }, posts: true }
}

export function mayConfirm(member: Candidate, meeting: Written, now: number): boolean {
  const matter = confirmingOf(meeting)
  return matter !== null && seconding(member, matter, now) === 'ok'
}
