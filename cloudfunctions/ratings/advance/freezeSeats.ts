import { isDuplicateKey } from '../../shared/database'
import type { CourtyardId, RatingPeriodId } from '../../shared/ids'
import { readRoll } from '../../shared/readRoll'
import { sheetKey } from '../keys'
import { readSeats } from '../readPeriod'
import { MovedOn, type AdvanceParts } from './advanceParts'

const BATCH = 200

/**
 * Writes down each household's group as the roll has it, before the period opens: moving a household to another group later
 * moves no sheet. A run that died between leaves seats that the next run finds by their keys. Returns how many there are.
 */
export async function freezeSeats(
  parts: AdvanceParts,
  courtyardId: CourtyardId,
  periodId: RatingPeriodId,
): Promise<number> {
  const { database, now } = parts
  const [roll, stored] = await Promise.all([readRoll(database, courtyardId, ['group']), readSeats(parts, periodId)])
  const known = new Set(stored.map(({ householdId }) => householdId))
  const missing = roll
    .filter(({ _id }) => !known.has(_id))
    .map(({ _id: householdId, group, position }) => ({
      _id: sheetKey(periodId, householdId),
      ...{ courtyardId, periodId, householdId, group, position },
      createdAt: now,
      schema: 1 as const,
    }))
  try {
    for (let at = 0; at < missing.length; at += BATCH) {
      await database.collection('ratingSeats').createAll(missing.slice(at, at + BATCH))
    }
  } catch (error) {
    if (isDuplicateKey(error)) throw new MovedOn('another run is freezing the groups')
    throw error
  }
  return stored.length + missing.length
}
