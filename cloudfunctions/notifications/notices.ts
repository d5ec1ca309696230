import { below } from '../shared/database'
import { noticeParts } from './noticeParts'
import { hasReach } from './noticeToEverybody'
import type { NotificationsUseCase } from './useCase'

const PAGE = 20

/** What everybody was told, the newest first. */
export const notices: NotificationsUseCase<'notices'> = async ({ database, member }, { before }) => {
  const found = await database.collection('outbox').find({
    where: {
      courtyardId: member.courtyardId,
      audience: 'everybody',
      ...(before === null ? {} : { createdAt: below(before) }),
    },
    orderBy: [['createdAt', 'desc']],
    limit: PAGE + 1,
  })
  return {
    notices: found
      .slice(0, PAGE)
      .map((row) => ({ ...noticeParts(row), delivered: row.state === 'delivered', reach: hasReach(row) })),
    more: found.length > PAGE,
  }
}
