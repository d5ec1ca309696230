import { above, type Database } from './database'
import type { HouseholdDocument } from './documents'
import type { CourtyardId } from './ids'
import { PAGE_SIZE, readPages } from './readPages'

type Field = keyof HouseholdDocument & string
/** A household with the fields that were asked for; what the order of the roll needs is always among them. */
export type RollRow<F extends Field> = Pick<HouseholdDocument, F | '_id' | 'no' | 'position'>

/** The households that are on the roll now, in its order. `fields`: where not all of them is needed. */
export function readRoll<F extends Field = Field>(
  database: Database,
  courtyardId: CourtyardId,
  fields?: readonly F[],
): Promise<RollRow<F>[]> {
  return readInOrder(database, { courtyardId, active: true }, fields)
}

/** All households that ever were on the roll, former ones included, in its order. */
export function readEveryHousehold<F extends Field = Field>(
  database: Database,
  courtyardId: CourtyardId,
  fields?: readonly F[],
): Promise<RollRow<F>[]> {
  return readInOrder(database, { courtyardId }, fields)
}

async function readInOrder<F extends Field>(
  database: Database,
  where: Partial<Pick<HouseholdDocument, 'courtyardId' | 'active'>>,
  fields: readonly F[] | undefined,
): Promise<RollRow<F>[]> {
  const households: RollRow<F>[] = await readPages<HouseholdDocument>(
    (after) =>
      database.collection('households').find({
        where: { ...where, no: above(after) },
        orderBy: [['no', 'asc']],
        limit: PAGE_SIZE,
        ...(fields ? { fields: [...fields, 'no', 'position'] } : {}),
      }),
    ({ no }) => no,
  )
  return households.sort((a, b) => a.position - b.position || (a.no < b.no ? -1 : 1))
}
