import type { MeetingDocument } from '../../../shared/documents'
import type { Candidate } from '../../../engines/secondPerson/domain/seconding'
import { mayConfirm } from './confirming'
import { codeIsOpen } from './times'

export interface NextStep {
  readonly next: 'none' | 'signIn' | 'write' | 'settle' | 'wait' | 'confirm' | 'link'
  /** Corrections or resolutions that it is about. */
  readonly count: number
  /** Somebody else has to confirm them: the caller wrote them, or can't be the second. */
  readonly byAnother: boolean
  readonly until: number | null
}

/** What the committee has to do about a meeting now. */
export function nextStep(meeting: MeetingDocument, member: Candidate, now: number): NextStep {
  const step = (next: NextStep['next'], more: Partial<NextStep> = {}): NextStep => ({
    next,
    count: 0,
    byAnother: false,
    until: null,
    ...more,
  })
  switch (meeting.stage) {
    case 'called':
      if (codeIsOpen(meeting, now)) return step('signIn')
      return now >= meeting.startsAt ? step('write') : step('none')
    case 'held':
      return step('write')
    case 'correcting':
      if (meeting.correctionsWaiting > 0) return step('settle', { count: meeting.correctionsWaiting })
      if (now < (meeting.correctionUntil ?? 0)) return step('wait', { until: meeting.correctionUntil })
      return step('confirm', { byAnother: !mayConfirm(member, meeting, now) })
    case 'confirmed': {
      const unlinked = openResolutions(meeting)
      return unlinked > 0 ? step('link', { count: unlinked }) : step('none')
    }
    case 'cancelled':
      return step('none')
  }
}

/** Resolutions of which nobody has said what becomes of them, and motions still to be announced. */
export const openResolutions = ({ resolutions }: Pick<MeetingDocument, 'resolutions'>): number =>
  resolutions.filter(({ link }) => link === null || (link.as === 'motion' && link.id === null)).length
