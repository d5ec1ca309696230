import type { ElectorDocument, MotionDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import { castingState } from './domain/castingState'

/** Refuses unless this elector may cast now; the elector as it is frozen for this motion. `anew`: its ballot was set aside. */
export function checkCastable(
  motion: MotionDocument,
  now: number,
  elector: ElectorDocument | null,
  anew = false,
): asserts elector is ElectorDocument {
  const state = castingState(motion, now, anew)
  if (state === 'notYetOpen') throw new Refusal('NOT_YET_OPEN', { opensAt: motion.opensAt })
  if (state === 'closed') throw new Refusal('CLOSED', { closesAt: motion.closesAt })
  if (elector?.rollVersion !== motion.electorate?.rollVersion) throw new Refusal('NOT_IN_ELECTORATE')
}
