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

/** So many households' ballots were wrong that the outcome may be another. The text is free to be voted again, at once. */
export function heldAgainBy(motion: MotionDocument, now: number): Fact {
  const { complaints, margin = 0 } = motion
  const upheld = complaints?.upheld ?? 0
  const reasons = `数票以后，有 ${upheld} 户的票查实不对，够改变结果了（${margin} 户就够），这次结果不作数，要重新表决。`
  return {
    kind: 'heldAgain',
    payload: { reasons, upheld, margin },
    at: now,
    patch: { stage: 'ended', endReasons: reasons, decidedAt: now, dueAt: null },
    notice: endedNotice(motion, now, reasons),
  }
}
