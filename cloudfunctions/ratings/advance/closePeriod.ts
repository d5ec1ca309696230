import { endOfDays } from '../../shared/dates'
import { isDuplicateKey, oneOf, type Database } from '../../shared/database'
import type { OutboxDocument, RatingPeriodDocument } from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'
import { closingNotice, householdRatedNotice } from '../domain/notices'
import { APPEAL_DAYS, COUNT_GRACE_MS } from '../domain/periodState'
import { readSheets } from '../readPeriod'
import { MovedOn, stillAt, type AdvanceParts } from './advanceParts'
import { postPeriod } from './postPeriod'

const NOTICES_AT_ONCE = 100

/** The day before closing: those who haven't rated are told (delivery leaves out those who have). */
export async function remindOfClosing({ database, now }: AdvanceParts, period: RatingPeriodDocument): Promise<void> {
  await database.transaction(async (transaction) => {
    await stillAt(transaction, period)
    await transaction.collection('outbox').create(closingNotice(period, now))
    await transaction
      .collection('ratingPeriods')
      .update(period._id, { reminded: true, dueAt: period.closesAt + COUNT_GRACE_MS })
  })
}

/**
 * Nobody rates any more. What was said of households is shown to each of them first, so that they may appeal; every other
 * period is counted and posted at once.
 */
export async function closePeriod(parts: AdvanceParts, period: RatingPeriodDocument): Promise<void> {
  if (period.ratee !== 'household') return postPeriod(parts, period)
  const { database, now } = parts
  const [courtyard, sheets] = await Promise.all([
    database.collection('courtyards').get(period.courtyardId),
    readSheets(parts, period._id, ['submittedAt']),
  ])
  const appealUntil = endOfDays(now, APPEAL_DAYS, courtyard?.extraHolidays ?? [])
  const rated = sheets.filter(({ submittedAt }) => submittedAt !== null)
  await tellHouseholds(
    database,
    rated.map(({ seat }) => householdRatedNotice(period, now, seat as HouseholdId, appealUntil)),
  )
  await database.transaction(async (transaction) => {
    await stillAt(transaction, period)
    await transaction
      .collection('ratingPeriods')
      .update(period._id, { stage: 'appealing', appealUntil, dueAt: appealUntil })
  })
}

/**
 * Too many for one transaction, so they are written before the step is taken: a run that dies between leaves rows that the
 * next run finds by their keys.
 */
async function tellHouseholds(database: Database, notices: readonly OutboxDocument[]): Promise<void> {
  const outbox = database.collection('outbox')
  for (let at = 0; at < notices.length; at += NOTICES_AT_ONCE) {
    const some = notices.slice(at, at + NOTICES_AT_ONCE)
    const keys = some.map(({ _id }) => _id)
    const written = await outbox.find({ where: { _id: oneOf(keys) }, limit: keys.length, fields: ['_id'] })
    const known = new Set(written.map(({ _id }) => _id))
    try {
      await outbox.createAll(some.filter(({ _id }) => !known.has(_id)))
    } catch (error) {
      if (isDuplicateKey(error)) throw new MovedOn('another run is telling the households')
      throw error
    }
  }
}
