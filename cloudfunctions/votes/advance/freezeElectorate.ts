import { below, isDuplicateKey } from '../../shared/database'
import type { ElectorDocument, HouseholdDocument, MotionDocument } from '../../shared/documents'
import { readRoll } from '../../shared/readRoll'
import { Refusal } from '../../shared/refusal'
import { doorKey } from '../keys'
import { readElectors } from '../readVoters'
import type { AdvanceParts } from './advanceParts'

const TRIES = 4
const BATCH = 200

export interface FrozenElectorate {
  readonly rollVersion: number
  readonly electors: readonly ElectorDocument[]
}

/**
 * Copies the roll into electors, all of one roll version: the version is read before and after the households, and whoever
 * flips the stage reads it once more. An import meanwhile makes it start again.
 */
export async function freezeElectorate(parts: AdvanceParts, motion: MotionDocument): Promise<FrozenElectorate> {
  const { database } = parts
  const versionNow = async () => (await database.collection('courtyards').get(motion.courtyardId))?.rollVersion ?? 0
  for (let tries = 0; tries < TRIES; tries++) {
    const rollVersion = await versionNow()
    const households = await readRoll(database, motion.courtyardId)
    if ((await versionNow()) !== rollVersion) continue
    const electors = households.map((household) => electorOf(motion, household, rollVersion, parts.now))
    if (await writeElectors(parts, motion, electors, rollVersion)) return { rollVersion, electors }
  }
  throw new Refusal('BUSY')
}

function electorOf(
  motion: MotionDocument,
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
 * Brings the stored electors to exactly these. A run with an older roll loses: it removes nothing newer, and what it leaves
 * behind carries its older version and is nobody (ofElectorate). False = start again.
 */
async function writeElectors(
  parts: AdvanceParts,
  { _id: motionId }: MotionDocument,
  electors: readonly ElectorDocument[],
  rollVersion: number,
): Promise<boolean> {
  const collection = parts.database.collection('electors')
  const stored = await readElectors(parts, motionId)
  if (stored.some((elector) => elector.rollVersion > rollVersion)) return false
  if (stored.some((elector) => elector.rollVersion < rollVersion)) {
    await collection.removeWhere({ motionId, rollVersion: below(rollVersion) })
  }
  const kept = new Set(stored.filter((elector) => elector.rollVersion === rollVersion).map(({ _id }) => _id))
  const missing = electors.filter(({ _id }) => !kept.has(_id))
  try {
    for (let from = 0; from < missing.length; from += BATCH) {
      await collection.createAll(missing.slice(from, from + BATCH))
    }
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
  return (await collection.count({ motionId, rollVersion })) === electors.length
}
