import type { RatingPeriodDocument } from '../../shared/documents'
import { COUNT_GRACE_MS } from '../domain/periodState'
import { stillAt, type AdvanceParts } from './advanceParts'
import { closePeriod, remindOfClosing } from './closePeriod'
import { postPeriod } from './postPeriod'

/** What a due period waits for, one step; the next one is due by itself. */
export async function takeStep(parts: AdvanceParts, period: RatingPeriodDocument): Promise<void> {
  const { now } = parts
  const { stage, closesAt } = period
  if (stage === 'open' && now >= closesAt + COUNT_GRACE_MS) return closePeriod(parts, period)
  if (stage === 'open' && now < closesAt && !period.reminded) return remindOfClosing(parts, period)
  if (stage === 'open') return waitUntil(parts, period, closesAt + COUNT_GRACE_MS)
  // an appeal that waits for people sets no time: deciding it makes the period due again
  if (stage === 'appealing' && period.openAppeals > 0) return waitUntil(parts, period, null)
  if (stage === 'appealing') return postPeriod(parts, period)
  return waitUntil(parts, period, null)
}

async function waitUntil(
  { database }: AdvanceParts,
  period: RatingPeriodDocument,
  dueAt: number | null,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await stillAt(transaction, period)
    await transaction.collection('ratingPeriods').update(period._id, { dueAt })
  })
}
