import type { Call } from '../../shared/call'
import type { Transaction } from '../../shared/database'
import type { MotionDocument } from '../../shared/documents'

export type AdvanceParts = Pick<Call, 'database' | 'secret' | 'now'>

/** Somebody else moved the motion since it was read. */
export class MovedOn extends Error {}

/** The motion as it was read before the transaction; throws if it has taken any step since. */
export async function stillAt(transaction: Transaction, { _id, head, stage }: MotionDocument): Promise<MotionDocument> {
  const motion = await transaction.collection('motions').get(_id)
  if (motion?.stage !== stage || motion.head.hash !== head.hash) throw new MovedOn(`motion ${_id} has moved on`)
  return motion
}
