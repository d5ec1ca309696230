import { append } from '../engines/chain/append'
import type { Patch, Transaction } from '../shared/database'
import type { HistoryKind, MotionDocument, OutboxDocument } from '../shared/documents'
import { subjectOf } from './subjects/subjectOf'

/** One step of a motion's life: what it says in the history, what it changes, and who is told. */
export interface Fact {
  readonly kind: HistoryKind
  readonly payload: Readonly<Record<string, unknown>>
  readonly at: number
  readonly patch: Patch<Omit<MotionDocument, 'head'>>
  readonly notice?: OutboxDocument
}

/**
 * Writes the step within a transaction that has just read `motion`: history, motion and outbox, or nothing of it. Returns the
 * motion with its new head, for a further step in the same transaction.
 */
export async function appendFact(
  transaction: Transaction,
  motion: MotionDocument,
  fact: Fact,
): Promise<MotionDocument> {
  const { _id: chainId, courtyardId } = motion
  const head = await append(transaction, { chainId, courtyardId, head: motion.head }, fact)
  await transaction.collection('motions').update(motion._id, { ...fact.patch, head })
  if (fact.kind === 'rejected' || fact.kind === 'heldAgain' || fact.kind === 'ended') {
    await subjectOf(motion.subject.kind).release(transaction, motion.subject)
  }
  if (fact.notice) await transaction.collection('outbox').create(fact.notice)
  return { ...motion, head }
}
