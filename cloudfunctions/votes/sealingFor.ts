import type { Call } from '../shared/call'
import type { MotionDocument } from '../shared/documents'
import { derive } from '../shared/ids'
import { sha256 } from '../shared/sha256'
import type { Sealing } from './domain/record/publish'
import { countsIn } from './domain/record/thresholds'

/** The salt that hides a household in this motion's record; the household itself may have it (myOpenings). */
export function saltOf(secret: string, motionId: string, householdId: string): string {
  return derive(secret, 'salt', motionId, householdId).toString('hex')
}

/** What publishing this motion's electorate and ballots needs. The curve is loaded only where area counts. */
export async function sealingFor(
  { secret }: Pick<Call, 'secret'>,
  motion: Pick<MotionDocument, '_id' | 'regime'>,
): Promise<Sealing> {
  return {
    regime: motion.regime,
    sha256,
    saltOf: (householdId) => saltOf(secret, motion._id, householdId),
    areas: countsIn(motion.regime, 'area') ? await import('./domain/record/areaCommitment') : null,
  }
}
