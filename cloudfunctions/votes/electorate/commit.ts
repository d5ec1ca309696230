import type { Call } from '../../shared/call'
import type { ElectorDocument, MotionDocument, MotionElectorate } from '../../shared/documents'
import { publishElectorate } from '../domain/record/publish'
import { countsIn } from '../domain/record/thresholds'
import { publishedSum } from '../domain/record/weightOf'
import { weigh } from '../readVoters'
import { sealingFor } from '../sealingFor'

/** The electorate that these electors are, with the commitment to every single one. */
export async function commitTo(
  parts: Pick<Call, 'secret'>,
  motion: Pick<MotionDocument, '_id' | 'regime'>,
  rollVersion: number,
  electors: readonly ElectorDocument[],
): Promise<MotionElectorate> {
  const sealing = await sealingFor(parts, motion)
  const { commitment } = publishElectorate(motion._id, rollVersion, electors, sealing)
  return { ...weigh(electors), rollVersion, commitment }
}

/** What the steps of the chain say of it: `announced`, each `corrected`, and `opened` once more. */
export const saidOf = ({ regime }: Pick<MotionDocument, 'regime'>, electorate: MotionElectorate) => ({
  rollVersion: electorate.rollVersion,
  electorate: publishedSum(electorate, countsIn(regime, 'area')),
  commitment: electorate.commitment,
})
