import { append } from '../engines/chain/append'
import { emptyHead } from '../engines/chain/domain/link'
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
    // a vote that fell is held again: its text doesn't wait
    const votedAt = fact.kind === 'rejected' ? motion.countedAt : null
    await subjectOf(motion.subject.kind).release(transaction, motion.subject, votedAt)
  }
  if (fact.notice) await transaction.collection('outbox').create(fact.notice)
  return { ...motion, head }
}

/** Its first step: creates the motion with it, so that nothing is written twice. */
export async function beginWith(
  transaction: Transaction,
  motion: Omit<MotionDocument, 'head'>,
  { notice, ...step }: Pick<Fact, 'kind' | 'payload' | 'at' | 'notice'>,
): Promise<void> {
  const { _id: chainId, courtyardId } = motion
  const head = await append(transaction, { chainId, courtyardId, head: emptyHead }, step)
  await transaction.collection('motions').create({ ...motion, head })
  if (notice) await transaction.collection('outbox').create(notice)
}
