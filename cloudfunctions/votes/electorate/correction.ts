import type { Call } from '../../shared/call'
import { oneOf, type Transaction } from '../../shared/database'
import type { ElectorDocument, HouseholdDocument, MotionDocument, MotionElectorate } from '../../shared/documents'
import type { CourtyardId, MotionId } from '../../shared/ids'
import { outboxRow } from '../../shared/outbox'
import { Refusal } from '../../shared/refusal'
import { MovedOn, stillAt } from '../advance/advanceParts'
import { appendFact } from '../appendFact'
import { correctedNotice } from '../domain/notices'
import { describeChange, planCorrection, type CorrectionLine, type DoorChange } from '../domain/planCorrection'
import { correctableUntil } from '../domain/record/corrections'
import { doorKey } from '../keys'
import { ofElectorate, readElectors } from '../readVoters'
import { commitTo, saidOf } from './commit'
import { electorOf } from './freezeElectorate'

type Parts = Pick<Call, 'database' | 'secret' | 'now'>

/** A correction as it was read and checked; carried out only if nothing of it has changed since. */
export interface Correction {
  readonly motion: MotionDocument
  /** Of the roll that its lines were taken from. */
  readonly rollVersion: number
  readonly changes: readonly DoorChange[]
  readonly electorate: MotionElectorate
}

/** Reads and checks; refuses what can't be. Without `changes` there is nothing left to do: it is so already. */
export async function readCorrection(
  parts: Parts,
  courtyardId: CourtyardId,
  { motionId, lines }: { readonly motionId: MotionId; readonly lines: readonly CorrectionLine[] },
): Promise<Correction> {
  const { database, now } = parts
  const ids = [...new Set(lines.map(({ householdId }) => householdId))]
  if (ids.length < lines.length) throw new Refusal('INVALID_INPUT', { at: 'lines' })
  const [motion, courtyard, stored] = await Promise.all([
    database.collection('motions').get(motionId),
    database.collection('courtyards').get(courtyardId),
    readElectors(parts, motionId),
  ])
  if (motion?.courtyardId !== courtyardId || !courtyard) throw new Refusal('NOT_FOUND')
  if (motion.stage !== 'announced' || !motion.electorate) throw new Refusal('WRONG_STAGE')
  const until = correctableUntil(motion.opensAt)
  if (now > until) throw new Refusal('CORRECTION_TOO_LATE', { until })
  // after the roll's version: the transaction sees whether it is still the same
  const found = await database.collection('households').find({ where: { _id: oneOf(ids) }, limit: ids.length })
  const households = found.filter((household) => household.courtyardId === courtyardId)
  const electors = ofElectorate(motion, stored)
  const { households: announced, corrected = { doors: [], of: announced } } = motion.electorate
  const plan = planCorrection(lines, { electors, households, corrected })
  if ('code' in plan) {
    const { code, ...detail } = plan
    throw new Refusal(code, detail)
  }
  const { rollVersion } = motion.electorate
  const after = correctedElectors(motion, electors, plan.changes, households, now)
  if (after.length === 0) throw new Refusal('NO_ROLL')
  return {
    motion,
    rollVersion: courtyard.rollVersion,
    changes: plan.changes,
    electorate: {
      ...(await commitTo(parts, motion, rollVersion, after)),
      corrected: { ...corrected, doors: plan.doors },
    },
  }
}

/** Line by line, by door: what the second person and everybody reads. */
export const describeCorrection = ({ changes }: Correction): string[] => changes.map(describeChange)

/**
 * Commits anew: electors, the step in the vote's chain and what people are told, in one transaction, which also calls `finish` once.
 * Refuses with BUSY if vote or roll have moved since it was read.
 */
export async function carryOutCorrection(
  { database, now }: Parts,
  { motion, rollVersion, changes, electorate }: Correction,
  finish: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  const lines = changes.map(({ no, change, reason }) => ({ no, change, reason }))
  const height = motion.head.height + 1
  try {
    await database.transaction(async (transaction) => {
      const current = await stillAt(transaction, motion)
      const courtyard = await transaction.collection('courtyards').get(motion.courtyardId)
      if (courtyard?.rollVersion !== rollVersion) throw new MovedOn('the roll has changed')
      for (const change of changes) await writeDoor(transaction, motion, change, electorate.rollVersion, now)
      await appendFact(transaction, current, {
        kind: 'corrected',
        payload: {
          ...saidOf(motion, electorate),
          takenFrom: rollVersion,
          doors: electorate.corrected?.doors.length ?? 0,
          lines,
        },
        at: now,
        patch: { electorate },
        notice: correctedNotice(motion, now, changes.map(describeChange), height),
      })
      for (const change of changes) {
        await transaction.collection('outbox').create(doorNotice(motion, change, height, now))
      }
      await finish(transaction)
    })
  } catch (error) {
    if (error instanceof MovedOn) throw new Refusal('BUSY')
    throw error
  }
}

const asStored = (motion: MotionDocument, household: HouseholdDocument, now: number): ElectorDocument =>
  electorOf(motion, household, motion.electorate?.rollVersion ?? 0, now)

function correctedElectors(
  motion: MotionDocument,
  electors: readonly ElectorDocument[],
  changes: readonly DoorChange[],
  households: readonly HouseholdDocument[],
  now: number,
): ElectorDocument[] {
  const after = new Map(electors.map((elector) => [elector.householdId, elector]))
  const onRoll = new Map(households.map((household) => [household._id, household]))
  for (const { householdId, change } of changes) {
    const household = onRoll.get(householdId)
    if (change === 'remove') after.delete(householdId)
    else if (household) after.set(householdId, asStored(motion, household, now))
  }
  return [...after.values()]
}

async function writeDoor(
  transaction: Transaction,
  motion: MotionDocument,
  { householdId, change, after }: DoorChange,
  rollVersion: number,
  now: number,
): Promise<void> {
  const electors = transaction.collection('electors')
  const key = doorKey(motion._id, householdId)
  if (change === 'remove') {
    await electors.remove(key)
    return
  }
  if (!after) return
  const { no, group, position, headName, adults, areaDm2 } = after
  const door = { no, group, position, headName, adults, areaDm2 }
  if (change === 'update') await electors.update(key, door)
  else {
    const { _id: motionId, courtyardId } = motion
    await electors.create({
      ...{ _id: key, courtyardId, motionId, householdId, rollVersion },
      ...door,
      createdAt: now,
      schema: 1,
    })
  }
}

const told: Readonly<Record<DoorChange['change'], string>> = {
  add: '这次表决的名册加进了你家，到时候请来投票。',
  remove: '这次表决的名册里去掉了你家。要是不对，请在开始投票前跟院管委会说，也可以问问邻居。',
  update: '这次表决的名册改了你家那一行，照户册上现在的来。',
}

const doorNotice = (motion: MotionDocument, { householdId, change, reason }: DoorChange, height: number, now: number) =>
  outboxRow(
    {
      kind: 'doorChanged',
      courtyardId: motion.courtyardId,
      subjectId: householdId,
      audience: `household:${householdId}`,
      title: `名册更正：${motion.title}`,
      text: `${told[change]}原因：${reason}`,
      period: `${motion._id}-${height}`,
    },
    now,
  )
