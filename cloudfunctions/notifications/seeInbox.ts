import type { NotificationsUseCase } from './useCase'

/** The inbox counts as read up to now: 看过 in the reach of every notice it holds. */
export const seeInbox: NotificationsUseCase<'seeInbox'> = async ({ database, member, now }) => {
  await database.collection('members').update(member._id, { inboxSeenAt: now })
  return { seenAt: now }
}
