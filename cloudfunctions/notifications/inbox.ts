import type { UseCase } from '../shared/call'
import { below, oneOf } from '../shared/database'
import { audiencesOf } from '../shared/outbox'
import type { NotificationsContract } from './contract'

const PAGE = 20

/** What the courtyard was told, the newest first. It holds every fact, whether or not a channel brought it. */
export const inbox: UseCase<NotificationsContract, 'inbox'> = async ({ database, member }, { before }) => {
  const found = await database.collection('outbox').find({
    where: {
      courtyardId: member.courtyardId,
      audience: oneOf(audiencesOf(member)),
      ...(before === null ? {} : { createdAt: below(before) }),
    },
    orderBy: [['createdAt', 'desc']],
    limit: PAGE + 1,
  })
  return {
    messages: found.slice(0, PAGE).map(({ _id, kind, subjectId, title, text, createdAt }) => ({
      id: _id,
      kind,
      subjectId,
      title,
      text,
      at: createdAt,
    })),
    more: found.length > PAGE,
  }
}
