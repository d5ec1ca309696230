import type { MotionDocument } from '../../shared/documents'
import { asksAll, waitUntil } from '../domain/countWait'
import type { AdvanceParts } from './advanceParts'
import { askAllDoors } from './askAllDoors'
import { readDoorChecks } from './closeMotion'
import { countMotion } from './countMotion'

/** The wait is over: it is counted, unless too few doors answered and there is time to ask them all. */
export async function endWait(parts: AdvanceParts, motion: MotionDocument): Promise<void> {
  const { countWait } = motion
  const longer = waitUntil(motion.closesAt, parts.now) > parts.now
  if (countWait && longer && asksAll(countWait, await readDoorChecks(parts, motion._id), true)) {
    return askAllDoors(parts, motion)
  }
  return countMotion(parts, motion)
}
