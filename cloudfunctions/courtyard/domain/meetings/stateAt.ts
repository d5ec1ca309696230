import type { MeetingDocument } from '../../../shared/documents'
import { codeIsOpen, OVER_AFTER_MS } from './times'

export type StateAt = 'upcoming' | 'now' | 'writing' | 'correcting' | 'confirmed' | 'cancelled'

/** What holds now by the stored facts and the clock. */
export function stateAt(meeting: Pick<MeetingDocument, 'stage' | 'startsAt'>, now: number): StateAt {
  const { stage, startsAt } = meeting
  if (stage === 'held') return 'writing'
  if (stage !== 'called') return stage
  if (codeIsOpen(meeting, now)) return 'now'
  return now >= startsAt + OVER_AFTER_MS ? 'writing' : 'upcoming'
}
