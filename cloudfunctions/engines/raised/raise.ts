import type { Transaction } from '../../shared/database'
import type { RaisedDocument, RaisedKind } from '../../shared/documents'
import { rules } from './kinds'
import { rowsOf, type Words } from './tells'

type Given = Pick<
  RaisedDocument,
  '_id' | 'courtyardId' | 'subjectId' | 'raisedBy' | 'householdId' | 'text' | 'dueAt' | 'requestId'
> &
  Partial<Pick<RaisedDocument, 'part' | 'label' | 'topic' | 'files'>>

/** Writes what is raised and tells those who are to know of it, within a transaction that has found its place. */
export async function raise<K extends RaisedKind>(
  transaction: Transaction,
  kind: K,
  given: Given,
  about: string,
  words: Words<K, 'raised'>,
  now: number,
): Promise<RaisedDocument> {
  const matter: RaisedDocument = {
    kind,
    ...{ part: '', label: '', topic: '', files: [] },
    ...given,
    state: 'raised',
    ...{ answer: '', answeredBy: null, answeredAs: null, answeredAt: null, lapsesAt: null },
    // unanswered by then it goes to households drawn by lot
    wakesAt: rules[kind].settles === 'households' ? given.dueAt : null,
    ...{ lotId: null, decision: '', settledBy: null, settledAt: null },
    createdAt: now,
    schema: 1,
  }
  await transaction.collection('raised').create(matter)
  for (const row of rowsOf(kind, 'raised', matter, about, words, now))
    await transaction.collection('outbox').create(row)
  return matter
}
