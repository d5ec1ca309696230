import type { Call } from '../shared/call'
import { oneOf } from '../shared/database'
import type { RaterGroup, RatingSubject } from '../shared/documents'
import type { RatingPeriodId } from '../shared/ids'
import { sayPeriod } from './domain/cycles'
import { sayRating } from './domain/ring'
import { sheetKey } from './keys'

/** What a message about a rating period says; for the function `notifications`. Null = there is no such period. */
export interface RatingFacts {
  /** “给院管委会评一评” */
  readonly title: string
  /** “2026年三季度” */
  readonly periodName: string
  readonly raterGroup: RaterGroup
  readonly ratee: RatingSubject
  readonly closesAt: number
  readonly appealUntil: number | null
}

type Parts = Pick<Call, 'database'>

export async function readRatingFacts({ database }: Parts, periodId: string): Promise<RatingFacts | null> {
  const period = await database.collection('ratingPeriods').get(periodId)
  if (!period) return null
  const { raterGroup, ratee, periodKey, closesAt, appealUntil } = period
  return { title: sayRating(ratee), periodName: sayPeriod(periodKey), raterGroup, ratee, closesAt, appealUntil }
}

/**
 * Which of these seats (at most 1000) have submitted: households by their id, committee members by their account's id. Never
 * what they submitted.
 */
export async function readRatedAmong(
  { database }: Parts,
  periodId: string,
  seats: readonly string[],
): Promise<ReadonlySet<string>> {
  if (seats.length === 0) return new Set()
  const sheets = await database.collection('ratings').find({
    where: { _id: oneOf(seats.map((seat) => sheetKey(periodId as RatingPeriodId, seat))) },
    limit: seats.length,
    fields: ['seat', 'submittedAt'],
  })
  return new Set(sheets.filter(({ submittedAt }) => submittedAt !== null).map(({ seat }) => seat))
}
