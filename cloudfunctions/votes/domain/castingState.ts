import type { MotionDocument } from '../../shared/documents'

export type CastingState = 'notYetOpen' | 'open' | 'closed'

/**
 * Whether a ballot that was accepted at `now` counts. Half open: at `opensAt` it does, one millisecond before `closesAt`
 * it does, at `closesAt` it doesn't. Once counted nothing comes in any more, whatever the clock says.
 */
export function castingState(
  { stage, opensAt, closesAt }: Pick<MotionDocument, 'stage' | 'opensAt' | 'closesAt'>,
  now: number,
): CastingState {
  if (stage !== 'announced' && stage !== 'open') return 'closed'
  if (now < opensAt) return 'notYetOpen'
  return now < closesAt ? 'open' : 'closed'
}
