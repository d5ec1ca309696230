import { findPlace, readPlaces } from '../engines/raised/places'
import { raise } from '../engines/raised/raise'
import { take } from '../engines/raised/take'
import type { MemberCall } from '../shared/call'
import { atMost } from '../shared/database'
import type { MotionDocument } from '../shared/documents'
import type { HouseholdId } from '../shared/ids'
import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { readMotion } from './changeMotion'
import { holdsReceipt, readDoorChannel } from './claims'
import { complaintWords, type ComplaintKind } from './domain/complaintWords'
import { lateClaimsUntil } from './domain/complaints'
import { doorKey } from './keys'
import { drawForObjection } from './objectionPanel'
import type { VotesUseCase } from './useCase'

/**
 * After the count: 我的回执不在, or that a ballot isn't the household's, from one that nobody told before. Three households settle it; the
 * tally isn't published twice, what is upheld stands beside it.
 */
export const raiseComplaint: VotesUseCase<'raiseComplaint'> = async (call, { motionId, kind, text }) => {
  const { database, accountId, requestId, now, member } = call
  const { courtyardId, householdId } = member
  if (householdId === null) throw new Refusal('NOTHING_TO_CLAIM')
  const [places, motion] = await Promise.all([
    readPlaces(call, kind, { subjectId: motionId, part: '', accountId, householdId }),
    readMotion(call, motionId),
    fitText(call, text),
  ])
  if (places.taken.every((one) => one.requestId !== requestId)) await check(call, motion, householdId, kind, text)
  const id = await database.transaction(async (transaction) => {
    const place = await findPlace(transaction, places, requestId)
    if (place.at !== 'free') return place.matter._id
    const fresh = await transaction.collection('motions').get(motionId)
    if (fresh?.stage !== 'posted') throw new Refusal('WRONG_STAGE')
    const given = { _id: place.id, courtyardId, subjectId: motionId, raisedBy: accountId, householdId, text, requestId }
    const raised = await raise(transaction, kind, { ...given, dueAt: now }, motionId, complaintWords(fresh, kind), now)
    await take(transaction, { ...raised, kind }, 'refer', { by: null, about: motionId, words: {} }, now)
    const { open = 0, upheld = 0 } = fresh.complaints ?? {}
    // should the drawing below not begin, the clock begins it
    await transaction.collection('motions').update(motionId, { complaints: { open: open + 1, upheld }, dueAt: now })
    return place.id
  })
  await drawForObjection(call, id)
  return {}
}

async function check(
  call: MemberCall,
  { _id: motionId, stage, countedAt, closesAt, countWait }: MotionDocument,
  householdId: HouseholdId,
  kind: ComplaintKind,
  text: string,
): Promise<void> {
  const { database, now } = call
  if (stage !== 'posted' || countedAt === null) throw new Refusal('WRONG_STAGE')
  if (kind === 'receiptMissing') {
    if (await holdsReceipt(call, motionId, text)) throw new Refusal('RECEIPT_FOUND')
    return
  }
  if (now >= lateClaimsUntil(countedAt)) throw new Refusal('CLAIMS_OVER')
  const [channel, told, claim] = await Promise.all([
    readDoorChannel(call, motionId, householdId),
    database.collection('members').count({ householdId, createdAt: atMost(countWait?.since ?? closesAt) }),
    database.collection('claims').get(doorKey(motionId, householdId)),
  ])
  if (channel === null || claim?.state === 'setAside') throw new Refusal('NOTHING_TO_CLAIM')
  // who was in before closing was told then, and could say so then
  if (told > 0) throw new Refusal('CLAIMS_OVER')
}
