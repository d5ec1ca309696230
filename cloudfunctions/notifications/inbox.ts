import { oneOf } from '../shared/database'
import { audiencesOf } from '../shared/outbox'
import { pageByInstant } from '../shared/pageByInstant'
import { kindsOf } from './domain/topics'
import { noticeParts } from './noticeParts'
import type { NotificationsUseCase } from './useCase'

const PAGE = 20

/** What the caller was told, the newest first. It holds every fact, whether or not a channel brought it or it is muted. */
export const inbox: NotificationsUseCase<'inbox'> = async ({ database, member, now }, { before, topic }) => {
  const where = {
    courtyardId: member.courtyardId,
    audience: oneOf(audiencesOf(member, now)),
    ...(topic === null ? {} : { kind: oneOf(kindsOf(topic)) }),
  }
  const { rows, more } = await pageByInstant({
    find: (createdAt, limit) =>
      database.collection('outbox').find({
        where: { ...where, ...(createdAt === null ? {} : { createdAt }) },
        orderBy: [['createdAt', 'desc']],
        limit,
      }),
    at: ({ createdAt }) => createdAt,
    before,
    size: PAGE,
  })
  const seenAt = member.inboxSeenAt ?? -1
  return {
    messages: rows.map((row) => ({ ...noticeParts(row), read: row.createdAt <= seenAt })),
    more,
  }
}
