import type { MotionDocument } from '../../shared/documents'
import { allResults, outcomeOf } from './record/thresholds'

/** Null while it can't be known: before the count, or where no quorum came together. */
export function passed(motion: Pick<MotionDocument, 'regime' | 'electorate' | 'tally'>): boolean | null {
  if (!motion.electorate || !motion.tally) return null
  const outcome = outcomeOf(allResults(motion.regime, motion.electorate, motion.tally))
  return outcome === 'noQuorum' ? null : outcome === 'passed'
}
