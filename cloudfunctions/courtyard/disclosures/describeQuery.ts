import type { QueryDocument } from '../../shared/documents'
import type { AccountId } from '../../shared/ids'

/** A question with its answer; who asked is told to nobody but whoever did. */
export function describeAnswered(
  { _id, topic, text, createdAt, answer, answeredAt, askedBy }: QueryDocument,
  me: AccountId,
) {
  if (answeredAt === null) return []
  return [{ id: _id, topic, text, askedAt: createdAt, answer, answeredAt, mine: askedBy === me }]
}

export function describeWaiting(query: QueryDocument, disclosureTitle: string, now: number) {
  const { _id, disclosureId, topic, text, createdAt, dueAt } = query
  return { id: _id, disclosureId, disclosureTitle, topic, text, askedAt: createdAt, dueAt, overdue: dueAt <= now }
}
