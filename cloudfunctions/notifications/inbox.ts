import { below, oneOf } from '../shared/database'
import { audiencesOf } from '../shared/outbox'
import { kindsOf } from './domain/topics'
import { noticeParts } from './noticeParts'
import type { NotificationsUseCase } from './useCase'

const PAGE = 20

/** What the caller was told, the newest first. It holds every fact, whether or not a channel brought it or it is muted. */
export const inbox: NotificationsUseCase<'inbox'> = async ({ database, member }, { before, topic }) => {
  const found = await database.collection('outbox').find({
    where: {
      courtyardId: member.courtyardId,
      audience: oneOf(audiencesOf(member)),
      ...(topic === null ? {} : { kind: oneOf(kindsOf(topic)) }),
      ...(before === null ? {} : { createdAt: below(before) }),
    },
    orderBy: [['createdAt', 'desc']],
    limit: PAGE + 1,
  })
  const seenAt = member.inboxSeenAt ?? -1
  return {
    messages: found.slice(0, PAGE).map((row) => ({ ...noticeParts(row), read: row.createdAt <= seenAt })),
    more: found.length > PAGE,
  }
}
