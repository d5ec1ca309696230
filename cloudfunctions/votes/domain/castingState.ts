import type { MotionDocument } from '../../shared/documents'
import { isWaiting } from './countWait'

export type CastingState = 'notYetOpen' | 'open' | 'closed'

/**
 * Whether a ballot that was accepted at `now` counts. Half open: at `opensAt` it does, one millisecond before `closesAt`
 * it does, at `closesAt` it doesn't; a household whose ballot was set aside casts anew (`anew`) until the wait is over. Once counted
 * nothing comes in any more, whatever the clock says.
 */
export function castingState(
  { stage, opensAt, closesAt, countWait = null }: Pick<MotionDocument, 'stage' | 'opensAt' | 'closesAt' | 'countWait'>,
  now: number,
  anew = false,
): CastingState {
  if (stage !== 'announced' && stage !== 'open') return 'closed'
  if (now < opensAt) return 'notYetOpen'
  if (now < closesAt) return 'open'
  return anew && isWaiting({ stage, countWait }, now) ? 'open' : 'closed'
}
