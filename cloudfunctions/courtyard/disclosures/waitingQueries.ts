import type { MemberCall } from '../../shared/call'
import { below } from '../../shared/database'
import type { RaisedDocument } from '../../shared/documents'

const WAITING_MAX = 100

/** The courtyard's questions without an answer: of the oldest hundred, the soonest due first. */
export async function waitingQueries({ database, member }: MemberCall): Promise<RaisedDocument[]> {
  const waiting = await database.collection('raised').find({
    where: { courtyardId: member.courtyardId, kind: 'query', state: 'raised' },
    orderBy: [['createdAt', 'asc']],
    limit: WAITING_MAX,
  })
  return waiting.sort((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0))
}

/** How many are late, of the courtyard's or of one disclosure's in all its versions. */
export function countOverdueQueries({ database, member, now }: MemberCall, seriesId?: string): Promise<number> {
  const { courtyardId } = member
  return database.collection('raised').count({
    ...(seriesId === undefined ? { courtyardId } : { subjectId: seriesId }),
    ...{ kind: 'query', state: 'raised', dueAt: below(now) },
  })
}
