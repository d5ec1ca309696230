import type { BallotDocument, ElectorDocument, MotionDocument } from '../shared/documents'
import { derive } from '../shared/ids'
import type { BallotIntention } from './domain/decideBallot'
import { receiptFrom } from './domain/receipt'
import { subjectOf } from './subjects/subjectOf'

/**
 * A household's ballot, whatever the channel. `taken`: how many receipts of this household turned out to be another's; `anew`: another
 * one was set aside.
 */
export function newBallot(
  secret: string,
  { _id: motionId, courtyardId, subject }: MotionDocument,
  { _id, householdId, adults, areaDm2 }: ElectorDocument,
  { choice, by, requestId, now }: Omit<BallotIntention, 'seen'>,
  channel: BallotDocument['channel'],
  taken: number,
  anew = false,
): BallotDocument {
  // whoever cast the ballot that was set aside knows its receipt, and may not find the new one by it
  const round = anew ? `anew-${taken}` : String(taken)
  const receipt = receiptFrom(derive(secret, 'receipt', motionId, householdId, round))
  const textHash = subjectOf(subject.kind).hashOf(subject)
  return {
    ...{ _id, courtyardId, motionId, householdId, channel, state: 'tookPart', adults, areaDm2, by, at: now },
    ...{ choice, receipt, textHash, castBy: by, castAt: now, revision: 1, requestId, createdAt: now, schema: 1 },
  }
}
