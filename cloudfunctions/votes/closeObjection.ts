import type { Transaction } from '../shared/database'
import type { MotionDocument, ObjectionDocument } from '../shared/documents'
import { sha256 } from '../shared/sha256'
import { appendFact } from './appendFact'
import { canonicalJson } from '../engines/chain/domain/canonicalJson'
import type { Closing } from './domain/objectionStates'

/**
 * What the history says of an objection: a hash, never its words. The id in it is derived from the root secret and known
 * to the raiser and the committee alone, so nobody finds the words by trying.
 */
export function objectionHash({ _id, text }: Pick<ObjectionDocument, '_id' | 'text'>): string {
  return sha256(canonicalJson(['yuanba-objection/1', _id, text]))
}

/** Closes an objection within a transaction that has just read both, and keeps the motion's count of open ones. Returns the motion with its new head. */
export async function closeObjection(
  transaction: Transaction,
  motion: MotionDocument,
  objection: ObjectionDocument,
  as: Closing,
  now: number,
  settledBy = '',
): Promise<MotionDocument> {
  await transaction.collection('objections').update(objection._id, { state: as, settledBy })
  return appendFact(transaction, motion, {
    kind: 'objectionClosed',
    payload: { objection: objectionHash(objection), state: as },
    at: now,
    // the clock looks at the motion again: this may have been the last thing in its way
    patch: { openObjections: Math.max(0, motion.openObjections - 1), dueAt: motion.postedUntil },
  })
}
