import type { Call } from '../shared/call'
import { above } from '../shared/database'
import type { ElectorDocument, MotionDocument, Weight } from '../shared/documents'
import type { CourtyardId, MotionId } from '../shared/ids'
import { add, nothing } from './domain/record/thresholds'
import { PAGE_SIZE, readPages } from '../shared/readPages'
import { readRoll } from '../shared/readRoll'

type Parts = Pick<Call, 'database'>

/** All electors written for a motion, of whatever roll version: see ofElectorate. */
export function readElectors({ database }: Parts, motionId: MotionId): Promise<ElectorDocument[]> {
  return readPages(
    (after) =>
      database.collection('electors').find({
        where: { motionId, _id: above(after) },
        orderBy: [['_id', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ _id }) => _id,
  )
}

/** A try at opening that lost may have left electors of an older roll behind: they are nobody. */
export function ofElectorate({ electorate }: MotionDocument, electors: readonly ElectorDocument[]): ElectorDocument[] {
  return electors.filter(({ rollVersion }) => rollVersion === electorate?.rollVersion)
}

/** What the roll weighs now. */
export async function readRollWeight(parts: Parts, courtyardId: CourtyardId): Promise<Weight> {
  return weigh(await readRoll(parts.database, courtyardId, ['adults', 'areaDm2']))
}

export function weigh(rows: readonly Pick<Weight, 'adults' | 'areaDm2'>[]): Weight {
  return rows.reduce<Weight>((sum, { adults, areaDm2 }) => add(sum, { households: 1, adults, areaDm2 }), nothing)
}
