import type { MemberCall } from '../../shared/call'
import type { RaisedDocument } from '../../shared/documents'
import type { AccountId, DisclosureId } from '../../shared/ids'
import { barTo } from '../../engines/raised/bars'
import { holderOf } from '../../engines/raised/holder'

const topicOf = ({ topic }: RaisedDocument) => (topic === '' ? 'other' : topic)

/** A question with its answer; who asked is told to nobody but whoever did. */
export function describeAnswered(query: RaisedDocument, me: AccountId) {
  const { _id, text, createdAt, answer, answeredAt, raisedBy } = query
  if (answeredAt === null) return []
  return [{ id: _id, topic: topicOf(query), text, askedAt: createdAt, answer, answeredAt, mine: raisedBy === me }]
}

export function describeWaiting(call: MemberCall, query: RaisedDocument, disclosureTitle: string) {
  const { _id, part, text, createdAt } = query
  const dueAt = query.dueAt ?? createdAt
  return {
    ...{ id: _id, disclosureId: part as DisclosureId, disclosureTitle, topic: topicOf(query), text, dueAt },
    askedAt: createdAt,
    overdue: dueAt <= call.now,
    mayAnswer: barTo('answer', query, holderOf(call)) === null,
  }
}
