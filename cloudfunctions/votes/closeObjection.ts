import type { Transaction } from '../shared/database'
import type { MotionDocument, RaisedDocument } from '../shared/documents'
import { sha256 } from '../shared/sha256'
import { appendFact } from './appendFact'
import { canonicalJson } from '../engines/chain/domain/canonicalJson'

/**
 * What the history says of an objection: a hash, never its words. The id in it is derived from the root secret and known
 * to the raiser and the committee alone, so nobody finds the words by trying.
 */
export function objectionHash({ _id, text }: Pick<RaisedDocument, '_id' | 'text'>): string {
  return sha256(canonicalJson(['yuanba-objection/1', _id, text]))
}

/**
 * Enters in the history that an objection was closed, within the transaction that closed it, and keeps the motion's count of open
 * ones. Returns the motion with its new head.
 */
export function noteClosed(
  transaction: Transaction,
  motion: MotionDocument,
  objection: RaisedDocument,
  now: number,
): Promise<MotionDocument> {
  return appendFact(transaction, motion, {
    kind: 'objectionClosed',
    payload: { objection: objectionHash(objection), state: objection.state },
    at: now,
    // the clock looks at the motion at once: this may have been the last thing in its way, or another one wakes next
    patch: {
      openObjections: Math.max(0, motion.openObjections - 1),
      dueAt: now,
      ...(objection.state === 'undecided' ? { objectionsUndecided: (motion.objectionsUndecided ?? 0) + 1 } : {}),
    },
  })
}
