import type { Call } from '../shared/call'
import type { Transaction } from '../shared/database'
import type { ClaimDocument, MotionDocument, PaperBallotDocument, ParticipationDocument } from '../shared/documents'
import type { AccountId, HouseholdId, MotionId } from '../shared/ids'
import { PAGE_SIZE } from '../shared/readPages'
import { isBallot, readReceipts, setBallotAside, standingIn } from './ballots'
import { readParticipation } from './participations'
import { isWaiting, waitUntil } from './domain/countWait'
import { COUNT_GRACE_MS } from './domain/times'
import { setAsideNotice } from './domain/claimNotices'

type Parts = Pick<Call, 'database'>

/** The paper that a household's ballot came by; null = it came by phone. */
export async function readCountedPaper(
  { database }: Parts,
  motionId: MotionId,
  householdId: HouseholdId,
): Promise<PaperBallotDocument | null> {
  const papers = await database.collection('paperBallots').find({ where: { motionId, householdId }, limit: PAGE_SIZE })
  return papers.find(({ state }) => state === 'counted') ?? null
}

/** Who had a hand in a ballot. */
export function handsOf(ballot: Pick<ParticipationDocument, 'by'>, paper: PaperBallotDocument | null): AccountId[] {
  return [...new Set([ballot.by, ...(paper ? [paper.recordedBy] : []), ...(paper?.witnessBy ? [paper.witnessBy] : [])])]
}

/**
 * The ballot that stands with a door and could be set aside; null where there is none. What was given by hand or into a box is nobody's
 * to find.
 */
export async function ballotIn(transaction: Transaction, key: string): Promise<ParticipationDocument | null> {
  const row = await standingIn(transaction, key)
  return row?.state === 'tookPart' && isBallot(row) ? row : null
}

/** Whether a receipt is among those that were counted. */
export const holdsReceipt = async (parts: Parts, motionId: MotionId, receipt: string): Promise<boolean> =>
  (await readReceipts(parts, motionId)).includes(receipt.trim())

/** By which channel the household took part; null = it didn't. */
export async function readDoorChannel(parts: Parts, motionId: MotionId, householdId: HouseholdId) {
  const part = await readParticipation(parts, motionId, householdId)
  return part?.state === 'tookPart' ? part.channel : null
}

/**
 * Sets a ballot aside within a transaction that has just read its motion, and tells the household. A count that waits waits so long that
 * it can cast anew.
 */
export async function setAside(
  transaction: Transaction,
  motion: MotionDocument,
  ballot: ParticipationDocument,
  how: ClaimDocument['how'],
  now: number,
): Promise<void> {
  await setBallotAside(transaction, ballot)
  const { _id, closesAt, countWait } = motion
  const until = countWait && isWaiting(motion, now) ? waitUntil(closesAt, now, countWait.until) : closesAt
  if (countWait && isWaiting(motion, now)) {
    await transaction
      .collection('motions')
      .update(_id, { countWait: { ...countWait, until }, dueAt: until + COUNT_GRACE_MS })
  }
  await transaction.collection('outbox').create(setAsideNotice(motion, ballot, how, until, now))
}
