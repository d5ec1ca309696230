import type { MemberCall } from '../shared/call'
import { above } from '../shared/database'
import type { RatingPeriodId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import type { RatingsOutput } from './contract'
import { answersFor } from './domain/ring'
import { readPeriod } from './readPeriod'
import type { RatingsUseCase } from './useCase'

const PAGE = 50

/** The ratee alone reads what was written, without who wrote it. */
export const ratingComments: RatingsUseCase<'ratingComments'> = async (call, { periodId, after }) => {
  const [period, page] = await Promise.all([readPeriod(call, periodId), readComments(call, periodId, after)])
  if (!answersFor(period.ratee, call.member)) throw new Refusal('NOT_YOUR_PART')
  return page
}

export async function readComments(
  { database }: MemberCall,
  periodId: RatingPeriodId,
  after: string,
): Promise<RatingsOutput<'ratingComments'>> {
  const found = await database.collection('ratingComments').find({
    where: { periodId, ...(after === '' ? {} : { place: above(after) }) },
    orderBy: [['place', 'asc']],
    limit: PAGE + 1,
  })
  const shown = found.slice(0, PAGE)
  return {
    comments: shown.map(({ text, photoFileId }) => ({ text, photoFileId })),
    moreComments: found.length > PAGE ? (shown.at(-1)?.place ?? null) : null,
  }
}
