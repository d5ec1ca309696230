import type { Call } from '../shared/call'
import { above, oneOf } from '../shared/database'
import type { MotionDocument, Participation, Weight } from '../shared/documents'
import type { HouseholdId, MotionId } from '../shared/ids'
import { PAGE_SIZE, readPages } from '../shared/readPages'
import { countsIn, nothing } from './domain/record/thresholds'
import { doorKey } from './keys'
import { weigh } from './readVoters'

/**
 * Who takes part, and nothing else: the only place that reads `participations` for those who need no choice. Each query
 * names its fields, so that a choice or a receipt isn't even read. Choices are read in ballots.ts.
 */

type Parts = Pick<Call, 'database'>
type Field = keyof Participation
type Named<F extends Field> = Pick<Participation, F | '_id'>

/** Every household that has taken part, by whatever channel. */
export const readTookPart = <F extends Field>(parts: Parts, motionId: MotionId, fields: readonly F[]) =>
  readAll(parts, motionId, 'tookPart', fields)

/** Households that hold paper which hasn't come back: they haven't taken part yet. */
export const readPaperOut = <F extends Field>(parts: Parts, motionId: MotionId, fields: readonly F[]) =>
  readAll(parts, motionId, 'paperOut', fields)

function readAll<F extends Field>(
  { database }: Parts,
  motionId: MotionId,
  state: Participation['state'],
  fields: readonly F[],
): Promise<Named<F>[]> {
  return readPages<Named<F>>(
    (after) =>
      database.collection('participations').find({
        where: { motionId, state, _id: above(after) },
        orderBy: [['_id', 'asc']],
        limit: PAGE_SIZE,
        fields,
      }),
    ({ _id }) => _id,
  )
}

export function countTookPart({ database }: Parts, motionId: MotionId): Promise<number> {
  return database.collection('participations').count({ motionId, state: 'tookPart' })
}

/** How a household takes part; null where it doesn't yet. */
export async function readParticipation(
  { database }: Parts,
  motionId: MotionId,
  householdId: HouseholdId,
): Promise<Pick<Participation, 'state' | 'channel'> | null> {
  const [row] = await database
    .collection('participations')
    .find({ where: { _id: doorKey(motionId, householdId) }, limit: 1, fields: ['state', 'channel'] })
  return row ?? null
}

const partFields = ['householdId', 'channel', 'by', 'at'] as const
export type Part = Pick<Participation, (typeof partFields)[number]>

/** How, when and by whose act the households under these keys (at most 1000) have taken part, by key. */
export async function readParts(parts: Parts, keys: readonly string[]): Promise<ReadonlyMap<string, Part>> {
  const rows = await readByKeys(parts, keys, partFields)
  return new Map(rows.map((row) => [row._id, row]))
}

/** Which of these households (at most 1000) have taken part. */
export async function tookPartAmong(
  parts: Parts,
  motionId: MotionId,
  householdIds: readonly HouseholdId[],
): Promise<ReadonlySet<string>> {
  const rows = await readByKeys(
    parts,
    householdIds.map((householdId) => doorKey(motionId, householdId)),
    ['householdId'],
  )
  return new Set(rows.map(({ householdId }) => householdId))
}

/** In which of these motions (at most 1000) the household has taken part. */
export async function tookPartIn(
  parts: Parts,
  motionIds: readonly MotionId[],
  householdId: HouseholdId,
): Promise<ReadonlySet<string>> {
  const rows = await readByKeys(
    parts,
    motionIds.map((motionId) => doorKey(motionId, householdId)),
    ['motionId'],
  )
  return new Set(rows.map(({ motionId }) => motionId))
}

/** In which of these motions (at most 1000) the household has taken part, when and by what channel. */
export async function readTookPartOf(
  { database }: Parts,
  motionIds: readonly MotionId[],
  householdId: HouseholdId,
): Promise<Named<'motionId' | 'channel' | 'at'>[]> {
  if (motionIds.length === 0) return []
  const keys = motionIds.map((motionId) => doorKey(motionId, householdId))
  return database.collection('participations').find({
    where: { _id: oneOf(keys), state: 'tookPart' },
    limit: keys.length,
    fields: ['motionId', 'channel', 'at'],
  })
}

async function readByKeys<F extends Field>(
  { database }: Parts,
  keys: readonly string[],
  fields: readonly F[],
): Promise<Named<F>[]> {
  if (keys.length === 0) return []
  return database
    .collection('participations')
    .find({ where: { _id: oneOf(keys), state: 'tookPart' }, limit: keys.length, fields })
}

/** What everybody who has taken part weighs, whatever the choice: what may be shown before the count. */
export async function readTurnout(parts: Parts, { _id, regime }: MotionDocument): Promise<Weight> {
  if (!countsIn(regime, 'area') && !countsIn(regime, 'adults')) {
    return { ...nothing, households: await countTookPart(parts, _id) }
  }
  return weigh(await readTookPart(parts, _id, ['adults', 'areaDm2']))
}
