import type { BallotDocument, ElectorDocument, MotionDocument } from '../shared/documents'
import { derive } from '../shared/ids'
import type { BallotIntention } from './domain/decideBallot'
import { receiptFrom } from './domain/receipt'

/** A household's first ballot, whatever the channel. `taken`: how many receipts of this household turned out to be another's. */
export function newBallot(
  secret: string,
  { _id: motionId, courtyardId, textHash }: MotionDocument,
  { _id, householdId, adults, areaDm2 }: ElectorDocument,
  { choice, by, requestId, now }: BallotIntention,
  channel: BallotDocument['channel'],
  taken: number,
): BallotDocument {
  const receipt = receiptFrom(derive(secret, 'receipt', motionId, householdId, String(taken)))
  return {
    ...{ _id, courtyardId, motionId, householdId, choice, receipt, channel, adults, areaDm2, textHash },
    ...{ castBy: by, castAt: now, revision: 1, requestId, earlierRequestIds: [], createdAt: now, schema: 1 },
  }
}
