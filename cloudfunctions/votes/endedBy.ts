import type { MotionDocument } from '../shared/documents'
import type { Fact } from './appendFact'
import { endedNotice } from './domain/notices'

/** The step that ends a motion by the committee's word. */
export function endedBy(motion: MotionDocument, reasons: string, now: number): Fact {
  return {
    kind: 'ended',
    payload: { reasons },
    at: now,
    patch: { stage: 'ended', endReasons: reasons, decidedAt: now, dueAt: null },
    notice: endedNotice(motion, now, reasons),
  }
}
