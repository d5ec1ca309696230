import type { Call } from '../../shared/call'
import { above } from '../../shared/database'
import type { CountWait, DoorCheckDocument, MotionDocument } from '../../shared/documents'
import type { MotionId } from '../../shared/ids'
import { PAGE_SIZE, readPages } from '../../shared/readPages'
import { sha256 } from '../../shared/sha256'
import { appendFact } from '../appendFact'
import { ballotToCheckNotice } from '../domain/claimNotices'
import { drawDoors, waitUntil } from '../domain/countWait'
import { COUNT_GRACE_MS } from '../domain/times'
import { stillAt, type AdvanceParts } from './advanceParts'
import { concernedDoors, type Concerned } from './concernedDoors'
import { countMotion } from './countMotion'

/**
 * The vote is closed. Where paper, or a door that wasn't 认过门, took part, those it concerns are told and the count waits for them;
 * else it is made at once.
 */
export async function closeMotion(parts: AdvanceParts, motion: MotionDocument): Promise<void> {
  const { database, now } = parts
  const { doors, receiptsHash } = await concernedDoors(parts, motion)
  if (doors.length === 0) return countMotion(parts, motion)
  const until = waitUntil(motion.closesAt, now)
  const papers = doors.filter(({ channel }) => channel === 'paper').length
  const countWait: CountWait = { since: now, until, doors: doors.length, papers, again: false }
  const closed = await database.transaction(async (transaction) =>
    appendFact(transaction, await stillAt(transaction, motion), {
      kind: 'closed',
      payload: { closesAt: motion.closesAt, doors: doors.length, papers, receiptsHash },
      at: now,
      patch: { countWait, dueAt: now },
    }),
  )
  await beginWait(parts, { ...closed, countWait, dueAt: now }, doors)
}

/**
 * Tells those it concerns and writes down whose doors are asked. The step that closed the vote draws them; should this stop half-way,
 * the clock takes it up again.
 */
export async function beginWait(
  parts: AdvanceParts,
  motion: MotionDocument,
  known?: readonly Concerned[],
): Promise<void> {
  const { database, now } = parts
  const { countWait } = motion
  if (!countWait) return
  const doors = known ?? (await concernedDoors(parts, motion)).doors
  await createChecks(parts, drawDoors(doors, motion.head.hash, sha256))
  const outbox = database.collection('outbox')
  await inBatches(doors, (door) => outbox.create(ballotToCheckNotice(motion, door, countWait.until, now)))
  await database
    .collection('motions')
    .updateWhere({ _id: motion._id, stage: 'open', dueAt: motion.dueAt }, { dueAt: countWait.until + COUNT_GRACE_MS })
}

export async function createChecks({ database, now }: AdvanceParts, doors: readonly Concerned[]): Promise<void> {
  await inBatches(doors, ({ key, courtyardId, motionId, householdId, channel, notBy }) =>
    database.collection('doorChecks').create({
      ...{ _id: key, courtyardId, motionId, householdId, channel, notBy },
      ...{ answer: 'waiting', collectedBy: '', answeredBy: null, answeredAt: null, createdAt: now, schema: 1 },
    }),
  )
}

const BATCH = 50

async function inBatches<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += BATCH) await Promise.all(all.slice(from, from + BATCH).map(work))
}

/** The doors of a motion that are asked. */
export function readDoorChecks({ database }: Pick<Call, 'database'>, motionId: MotionId): Promise<DoorCheckDocument[]> {
  return readPages(
    (after) =>
      database.collection('doorChecks').find({
        where: { motionId, _id: above(after) },
        orderBy: [['_id', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ _id }) => _id,
  )
}
