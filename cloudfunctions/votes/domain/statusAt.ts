import type { MotionDocument } from '../../shared/documents'
import { isWaiting } from './countWait'
import { passed } from './passed'
import { isOwnersRegime } from './regimes'

export type MotionStatus =
  'announced' | 'open' | 'checking' | 'counting' | 'noQuorum' | 'posted' | 'objected' | 'inForce' | 'rejected' | 'ended'

export type MotionFacts = Pick<
  MotionDocument,
  | 'stage'
  | 'standing'
  | 'opensAt'
  | 'closesAt'
  | 'countWait'
  | 'postedUntil'
  | 'openObjections'
  | 'tally'
  | 'electorate'
  | 'regime'
>

/**
 * What holds now, by the stored facts and the clock (ms). A vote opens and closes by its times, whether or not a timer
 * has run. What has been counted stays counted: once a stage past the vote is stored, no clock leads back to it.
 */
export function statusAt(motion: MotionFacts, now: number): MotionStatus {
  switch (motion.stage) {
    case 'announced':
    case 'open':
      if (now < motion.opensAt) return 'announced'
      if (now < motion.closesAt) return 'open'
      return isWaiting(motion, now) ? 'checking' : 'counting'
    case 'posted':
      if (motion.openObjections > 0) return 'objected'
      if (motion.postedUntil === null || now < motion.postedUntil) return 'posted'
      return afterPosting(motion)
    case 'noQuorum':
    case 'inForce':
    case 'rejected':
    case 'ended':
      return motion.stage
  }
}

/**
 * Where a posted result goes that nobody objects to any more. A poll (意向征集) binds nobody: it only ends. So does whatever was
 * counted as owners decide: that isn't a courtyard's to decide, also where it was announced before this was refused.
 */
export function afterPosting(motion: MotionFacts): 'inForce' | 'rejected' | 'ended' {
  if (passed(motion) !== true) return 'rejected'
  return motion.standing === 'courtyard' && !isOwnersRegime(motion.regime.key) ? 'inForce' : 'ended'
}
