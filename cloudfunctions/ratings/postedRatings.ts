import { below } from '../shared/database'
import { summarize } from './readResults'
import type { RatingsUseCase } from './useCase'

const PAGE = 20
/** Periods that one run of the timer posted have one instant: a page never ends between them. */
const AT_ONCE_MAX = 3

export const postedRatings: RatingsUseCase<'postedRatings'> = async (call, { before }) => {
  const found = await call.database.collection('ratingResults').find({
    where: { courtyardId: call.member.courtyardId, ...(before === null ? {} : { postedAt: below(before) }) },
    orderBy: [['postedAt', 'desc']],
    limit: PAGE + AT_ONCE_MAX,
  })
  const last = found[PAGE - 1]
  const shown = found.filter(({ postedAt }, index) => index < PAGE || postedAt === last?.postedAt)
  return { results: await summarize(call, shown), more: found.length > shown.length }
}
