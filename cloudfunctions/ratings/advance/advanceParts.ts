import type { Call } from '../../shared/call'
import type { Transaction } from '../../shared/database'
import type { RatingPeriodDocument } from '../../shared/documents'

export type AdvanceParts = Pick<Call, 'database' | 'secret' | 'now'>

/** Somebody else took this step since it was looked at. */
export class MovedOn extends Error {}

/** The period as it was read before the transaction; throws if it has taken any step since. */
export async function stillAt(
  transaction: Transaction,
  { _id, stage, dueAt, openAppeals }: RatingPeriodDocument,
): Promise<RatingPeriodDocument> {
  const period = await transaction.collection('ratingPeriods').get(_id)
  if (period?.stage !== stage || period.dueAt !== dueAt || period.openAppeals !== openAppeals)
    throw new MovedOn(`period ${_id} has moved on`)
  return period
}
