import type { MemberCall } from './call'

/** Remembers, once, that the caller's household has opened this subject: 看过 in the reach of its notice. */
export async function markViewed({ database, member, now }: MemberCall, subjectId: string): Promise<void> {
  const { courtyardId, householdId } = member
  if (householdId === null) return
  const _id = `${subjectId}:${householdId}`
  await database
    .collection('noticeViews')
    .create({ _id, courtyardId, subjectId, householdId, createdAt: now, schema: 1 })
}
