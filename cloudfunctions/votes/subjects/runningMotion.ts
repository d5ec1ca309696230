import type { Database, Transaction } from '../../shared/database'
import type { MotionDocument, MotionStage } from '../../shared/documents'
import type { MotionId } from '../../shared/ids'

const running: readonly MotionStage[] = ['announced', 'open', 'noQuorum', 'posted']

/** The vote that a subject is taken for, as long as it runs. */
export async function runningMotion(
  { database }: { readonly database: Database | Transaction },
  motionId: MotionId | null,
): Promise<MotionDocument | null> {
  const motion = motionId === null ? null : await database.collection('motions').get(motionId)
  return motion && running.includes(motion.stage) ? motion : null
}
