import type { Call } from '../../shared/call'
import { below, isDuplicateKey } from '../../shared/database'
import type { ElectorDocument, HouseholdDocument, MotionDocument } from '../../shared/documents'
import { readRoll } from '../../shared/readRoll'
import { Refusal } from '../../shared/refusal'
import { doorKey } from '../keys'
import { readElectors } from '../readVoters'

type Parts = Pick<Call, 'database' | 'now'>
type Motion = Pick<MotionDocument, '_id' | 'courtyardId'>

const TRIES = 4
const BATCH = 200

/**
 * Copies the roll into electors of this version. The version was read before the households are, and whoever announces reads it
 * once more in the transaction that creates the motion: an import meanwhile makes the whole begin again. What a try that lost
 * leaves behind carries another version, or no motion, and is nobody (ofElectorate). `stored`: what an earlier try wrote.
 */
export async function freezeElectorate(
  parts: Parts,
  motion: Motion,
  rollVersion: number,
  stored: readonly ElectorDocument[],
): Promise<readonly ElectorDocument[]> {
  const households = await readRoll(parts.database, motion.courtyardId)
  const electors = households.map((household) => electorOf(motion, household, rollVersion, parts.now))
  let known = stored
  for (let tries = 0; tries < TRIES; tries++) {
    if (await writeElectors(parts, motion, electors, rollVersion, known)) return electors
    known = await readElectors(parts, motion._id)
  }
  throw new Refusal('BUSY')
}

/** A household of the roll as it stands in a vote. */
export function electorOf(
  motion: Motion,
  household: HouseholdDocument,
  rollVersion: number,
  now: number,
): ElectorDocument {
  const { _id, no, group, position, headName, adults, areaDm2, recognised } = household
  return {
    _id: doorKey(motion._id, _id),
    courtyardId: motion.courtyardId,
    motionId: motion._id,
    householdId: _id,
    rollVersion,
    no,
    group,
    position,
    headName,
    adults,
    areaDm2,
    recognised: !!recognised,
    createdAt: now,
    schema: 1,
  }
}

/**
 * Brings the stored electors to exactly these. A run with an older roll loses: it removes nothing newer. False = somebody else
 * is writing them too: look again.
 */
async function writeElectors(
  { database }: Parts,
  { _id: motionId }: Motion,
  electors: readonly ElectorDocument[],
  rollVersion: number,
  stored: readonly ElectorDocument[],
): Promise<boolean> {
  const collection = database.collection('electors')
  if (stored.some((elector) => elector.rollVersion > rollVersion)) throw new Refusal('BUSY')
  if (stored.some((elector) => elector.rollVersion < rollVersion)) {
    await collection.removeWhere({ motionId, rollVersion: below(rollVersion) })
  }
  const kept = new Set(stored.filter((elector) => elector.rollVersion === rollVersion).map(({ _id }) => _id))
  const missing = electors.filter(({ _id }) => !kept.has(_id))
  const batches = Array.from({ length: Math.ceil(missing.length / BATCH) }, (_, i) =>
    missing.slice(i * BATCH, (i + 1) * BATCH),
  )
  const written = await Promise.allSettled(batches.map((batch) => collection.createAll(batch)))
  for (const one of written) {
    if (one.status === 'rejected' && !isDuplicateKey(one.reason)) throw one.reason
  }
  return written.every(({ status }) => status === 'fulfilled')
}
