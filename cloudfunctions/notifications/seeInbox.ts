import { Refusal } from '../shared/refusal'
import type { NotificationsUseCase } from './useCase'

/** The inbox counts as read as far as it was shown: 看过 in the reach of every notice up to there. */
export const seeInbox: NotificationsUseCase<'seeInbox'> = async ({ database, member, now }, { upTo }) => {
  const seenAt = Math.min(upTo, now)
  if (member.inboxSeenAt !== undefined && member.inboxSeenAt >= seenAt) return { seenAt: member.inboxSeenAt }
  // two phones of one person may arrive in the other order
  return database.transaction(async (transaction) => {
    const members = transaction.collection('members')
    const stored = await members.get(member._id)
    if (!stored) throw new Refusal('NOT_A_MEMBER')
    if (stored.inboxSeenAt !== undefined && stored.inboxSeenAt >= seenAt) return { seenAt: stored.inboxSeenAt }
    await members.update(member._id, { inboxSeenAt: seenAt })
    return { seenAt }
  })
}
