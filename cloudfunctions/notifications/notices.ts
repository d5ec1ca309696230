import { pageByInstant } from '../shared/pageByInstant'
import { noticeParts } from './noticeParts'
import { hasReach } from './noticeToEverybody'
import type { NotificationsUseCase } from './useCase'

const PAGE = 20

/** What everybody was told, the newest first. */
export const notices: NotificationsUseCase<'notices'> = async ({ database, member }, { before }) => {
  const { courtyardId } = member
  const { rows, more } = await pageByInstant({
    find: (createdAt, limit) =>
      database.collection('outbox').find({
        where: { courtyardId, audience: 'everybody', ...(createdAt === null ? {} : { createdAt }) },
        orderBy: [['createdAt', 'desc']],
        limit,
      }),
    at: ({ createdAt }) => createdAt,
    before,
    size: PAGE,
  })
  return {
    notices: rows.map((row) => ({ ...noticeParts(row), delivered: row.state === 'delivered', reach: hasReach(row) })),
    more,
  }
}
