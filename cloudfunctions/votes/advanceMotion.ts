import { isDuplicateKey } from '../shared/database'
import type { MotionDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import { MovedOn, type AdvanceParts } from './advance/advanceParts'
import { beginWait, closeMotion } from './advance/closeMotion'
import { endWait } from './advance/endWait'
import { openMotion } from './advance/openMotion'
import { settlePosted } from './advance/settlePosted'
import { COUNT_GRACE_MS } from './domain/times'

/** Announced → open → closed → posted → in force are four steps; the rest is room for others who move it at the same time. */
const STEPS_MAX = 8

export function isOverdue({ dueAt }: Pick<MotionDocument, 'dueAt'>, now: number): boolean {
  return dueAt !== null && dueAt <= now
}

/**
 * Moves a motion to where the clock says, step by step, and returns it as it is then. Each step is one transaction that first
 * makes sure nobody took it meanwhile, so any number of runs at once take it once.
 */
export async function advanceMotion(parts: AdvanceParts, motion: MotionDocument): Promise<MotionDocument> {
  let current = motion
  for (let step = 0; step < STEPS_MAX; step++) {
    const take = nextStep(current, parts.now)
    if (!take) return current
    try {
      await take(parts, current)
    } catch (error) {
      // somebody else took the step: look at what has become of it
      if (!(error instanceof MovedOn) && !isDuplicateKey(error)) throw error
    }
    const read = await parts.database.collection('motions').get(motion._id)
    if (!read) throw new Refusal('NOT_FOUND')
    current = read
  }
  return current
}

type Step = (parts: AdvanceParts, motion: MotionDocument) => Promise<void>

function nextStep(motion: MotionDocument, now: number): Step | null {
  if (motion.stage === 'announced' && now >= motion.opensAt) return openMotion
  if (motion.stage === 'open' && now >= motion.closesAt + COUNT_GRACE_MS) return stepAfterClosing(motion, now)
  if (motion.stage === 'posted' && isOverdue(motion, now)) return settlePosted
  return null
}

function stepAfterClosing(motion: MotionDocument, now: number): Step | null {
  const { countWait } = motion
  if (!countWait) return closeMotion
  if (now >= countWait.until + COUNT_GRACE_MS) return endWait
  // it stopped before those it concerns were told
  return isOverdue(motion, now) ? beginWait : null
}
