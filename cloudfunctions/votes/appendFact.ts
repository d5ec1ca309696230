import type { Patch, Transaction } from '../shared/database'
import type { HistoryKind, MotionDocument, OutboxDocument } from '../shared/documents'
import { sha256 } from '../shared/sha256'
import { nextEntry } from './domain/history'
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
  const entry = nextEntry(motion, fact, sha256)
  await transaction.collection('history').create(entry)
  const head = { height: entry.height, hash: entry.hash }
  await transaction.collection('motions').update(motion._id, { ...fact.patch, head })
  if (fact.kind === 'rejected' || fact.kind === 'ended') {
    await subjectOf(motion.subject.kind).release(transaction, motion.subject)
  }
  if (fact.notice) await transaction.collection('outbox').create(fact.notice)
  return { ...motion, head }
}
