import type { RatingAnswerDocument, RatingSubject } from '../shared/documents'
import { deriveId, type CourtyardId, type HouseholdId, type RatingEdgeId, type RatingPeriodId } from '../shared/ids'
import { raisedIds, type Raiser } from '../engines/raised/places'
import { edgeOf } from './domain/ring'

/** Numbered within courtyard and subject: two who begin the next version at once begin the same one. */
export const standardKey = (secret: string, courtyardId: CourtyardId, subject: RatingSubject, number: number) =>
  deriveId(secret, 'standard', courtyardId, subject, String(number))

export const edgeKey = (secret: string, courtyardId: CourtyardId, ratee: RatingSubject): RatingEdgeId =>
  deriveId(secret, 'ratingEdge', courtyardId, edgeOf(ratee).raterGroup, ratee)

/** One period of an edge, however often the timer fires. */
export const periodIdOf = (secret: string, edgeId: RatingEdgeId, periodKey: string): RatingPeriodId =>
  deriveId(secret, 'ratingPeriod', edgeId, periodKey)

export const sheetKey = (periodId: RatingPeriodId, seat: string) => `${periodId}:${seat}`
export const answerKey = (periodId: RatingPeriodId, itemKey: string) => `${periodId}:${itemKey}`
/** What a household may raise about a period: one appeal. */
export const appealOf = (periodId: RatingPeriodId, householdId: HouseholdId): Raiser => ({
  ...{ subjectId: periodId, part: '', accountId: null, householdId },
})
export const appealKey = (secret: string, periodId: RatingPeriodId, householdId: HouseholdId): string =>
  raisedIds(secret, 'appeal', appealOf(periodId, householdId))[0] ?? ''
export const answerRound = ({ _id, round }: Pick<RatingAnswerDocument, '_id' | 'round'>) => `${_id}:${round}`
export const responseKey = (round: string, seat: string) => `${round}:${seat}`
