import { above, type Database } from '../../shared/database'
import type { LotDocument, LotDoorDocument } from '../../shared/documents'
import type { HouseholdId, LotId } from '../../shared/ids'
import { PAGE_SIZE, readPages } from '../../shared/readPages'
import { Refusal } from '../../shared/refusal'

export async function readLot(database: Database, lotId: LotId): Promise<LotDocument> {
  const lot = await database.collection('lots').get(lotId)
  if (!lot) throw new Refusal('NOT_FOUND')
  return lot
}

/** All doors of a list, by key. */
export function readDoors(database: Database, listId: string): Promise<LotDoorDocument[]> {
  return readPages(
    (after) =>
      database.collection('lotDoors').find({
        where: { listId, _id: above(after) },
        orderBy: [['_id', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ _id }) => _id,
  )
}

/** When a household last answered in any lot; 0 = never. */
export async function lastAnswerOf(database: Database, householdId: HouseholdId): Promise<number> {
  const [latest] = await database.collection('lotDoors').find({
    where: { householdId },
    orderBy: [['answeredAt', 'desc']],
    limit: 1,
    fields: ['answeredAt'],
  })
  return latest?.answeredAt ?? 0
}
