import type { MemberCall } from '../shared/call'
import { above } from '../shared/database'
import type { RatingCommentDocument } from '../shared/documents'
import { passedPhotos } from '../shared/fitPhoto'
import type { RatingPeriodId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import type { RatingsOutput } from './contract'
import { answersFor } from './domain/ring'
import { readPeriod } from './readPeriod'
import type { RatingsUseCase } from './useCase'

const PAGE = 50

/** The ratee alone reads what was written, without who wrote it. */
export const ratingComments: RatingsUseCase<'ratingComments'> = async (call, { periodId, after }) => {
  const [period, found] = await Promise.all([readPeriod(call, periodId), readComments(call, periodId, after)])
  if (!answersFor(period.ratee, call.member, call.now)) throw new Refusal('NOT_YOUR_PART')
  return describeComments(call, found)
}

/** A page of comments, and one more if there are more. */
export function readComments(
  { database }: MemberCall,
  periodId: RatingPeriodId,
  after: string,
): Promise<RatingCommentDocument[]> {
  return database.collection('ratingComments').find({
    where: { periodId, place: above(after) },
    orderBy: [['place', 'asc']],
    limit: PAGE + 1,
  })
}

/** What readComments found, with the photos that WeChat has passed: one step. */
export async function describeComments(
  call: MemberCall,
  found: readonly RatingCommentDocument[],
): Promise<RatingsOutput<'ratingComments'>> {
  const page = found.slice(0, PAGE)
  const shown = await passedPhotos(
    call,
    page.map(({ photoFileId }) => photoFileId),
  )
  return {
    comments: page
      .map(({ text, photoFileId }) => ({ text, photoFileId: shown(photoFileId) }))
      .filter(({ text, photoFileId }) => text !== '' || photoFileId !== ''),
    moreComments: found.length > PAGE ? (page.at(-1)?.place ?? null) : null,
  }
}
