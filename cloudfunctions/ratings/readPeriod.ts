import type { Call, MemberCall } from '../shared/call'
import type {
  RatingDocument,
  RatingPeriodDocument,
  RatingResultDocument,
  RatingSeatDocument,
} from '../shared/documents'
import { above, type Database } from '../shared/database'
import type { HouseholdId, RatingPeriodId } from '../shared/ids'
import { PAGE_SIZE, readPages } from '../shared/readPages'
import { Refusal } from '../shared/refusal'
import type { RatingsOutput } from './contract'
import { sayPeriod } from './domain/cycles'
import { statusAt } from './domain/periodState'
import { sayRating } from './domain/ring'

/** A period of the caller's courtyard, or NOT_FOUND: another courtyard's looks like none. */
export async function readPeriod(
  { database, member }: Pick<MemberCall, 'database' | 'member'>,
  periodId: RatingPeriodId,
): Promise<RatingPeriodDocument> {
  return ofCourtyard(await database.collection('ratingPeriods').get(periodId), member)
}

export function ofCourtyard<T extends { readonly courtyardId: string }>(
  found: T | null,
  { courtyardId }: Pick<MemberCall['member'], 'courtyardId'>,
): T {
  if (found?.courtyardId !== courtyardId) throw new Refusal('NOT_FOUND')
  return found
}

type Summary = RatingsOutput<'ratingForm'>['period']

export function describePeriod(period: RatingPeriodDocument, now: number): Summary {
  const { _id: periodId, raterGroup, ratee, periodKey, opensAt, closesAt, postedAt } = period
  return {
    ...{ periodId, raterGroup, ratee },
    title: sayRating(ratee),
    periodName: sayPeriod(periodKey),
    status: statusAt(period, now),
    ...{ opensAt, closesAt, postedAt },
  }
}

export interface AnswerCounts {
  due: number
  overdue: number
  answered: number
  confirmed: number
  rejected: number
}

type ResultSummary = RatingsOutput<'ratings'>['results'][number]

export function describeResult(result: RatingResultDocument, answers: AnswerCounts): ResultSummary {
  const { _id: periodId, raterGroup, ratee, periodKey, postedAt, raters, eligible } = result
  return {
    ...{ periodId, raterGroup, ratee },
    title: sayRating(ratee),
    periodName: sayPeriod(periodKey),
    ...{ postedAt, raters, eligible },
    averageTenths: result.averageTenths,
    lastAverageTenths: result.lastAverageTenths,
    answers,
  }
}

/** All sheets of a period. Only the timer's count and the rater's own side may look into them. */
export function readSheets(
  { database }: Pick<Call, 'database'>,
  periodId: RatingPeriodId,
  fields?: readonly (keyof RatingDocument & string)[],
): Promise<RatingDocument[]> {
  return readPages(
    (after) =>
      sheets(database).find({
        where: { periodId, ...(after === '' ? {} : { seat: above(after) }) },
        orderBy: [['seat', 'asc']],
        limit: PAGE_SIZE,
        ...(fields ? { fields: ['seat', ...fields] } : {}),
      }),
    ({ seat }) => seat,
  )
}

/** The households as they stood when the period opened, in the roll's order. None where others rate, or it opened before they were kept. */
export async function readSeats(
  { database }: Pick<Call, 'database'>,
  periodId: RatingPeriodId,
): Promise<RatingSeatDocument[]> {
  const seats = await readPages<RatingSeatDocument>(
    (after) =>
      database.collection('ratingSeats').find({
        where: { periodId, householdId: above(after as HouseholdId) },
        orderBy: [['householdId', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ householdId }) => householdId,
  )
  return seats.sort((a, b) => a.position - b.position)
}

const sheets = (database: Database) => database.collection('ratings')
