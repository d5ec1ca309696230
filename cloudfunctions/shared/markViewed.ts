import type { MemberCall } from './call'
import { MINUTE_MS } from './dates'
import type { NoticeViewDocument } from './documents'

/** A look that is kept, or one within this long before it, is the same look: a page opened again and again writes once. */
const SAME_LOOK_MS = MINUTE_MS

interface Look {
  readonly createdAt: number
  readonly viewedAt?: number
}

/** When a household looked last. */
export const lookedAt = ({ createdAt, viewedAt = createdAt }: Look): number => viewedAt

/** Whether a look now is worth a write beside the stored one (null = there was none). */
export const isNewLook = (stored: Look | null, now: number): boolean =>
  stored === null || lookedAt(stored) <= now - SAME_LOOK_MS

const keyOf = (subjectId: string, householdId: string) => `${subjectId}:${householdId}`

/** The latest look of the caller's household at a subject, to be read with the rest of a screen and passed to markViewed. */
export async function readView(
  { database, member }: MemberCall,
  subjectId: string,
): Promise<NoticeViewDocument | null> {
  const { householdId } = member
  return householdId && database.collection('noticeViews').get(keyOf(subjectId, householdId))
}

/**
 * Remembers that the caller's household is looking at this subject: 看过 in the reach of the notices about it that there are by
 * now. `stored` from readView.
 */
export async function markViewed(
  { database, member, now }: MemberCall,
  subjectId: string,
  stored: NoticeViewDocument | null,
): Promise<void> {
  const { courtyardId, householdId } = member
  if (householdId === null || !isNewLook(stored, now)) return
  const views = database.collection('noticeViews')
  if (stored) {
    await views.update(stored._id, { viewedAt: now })
    return
  }
  const _id = keyOf(subjectId, householdId)
  // a taken key is another of the household looking at this very moment
  await views.create({ _id, courtyardId, subjectId, householdId, viewedAt: now, createdAt: now, schema: 1 })
}
