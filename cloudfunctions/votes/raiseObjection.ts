import type { Transaction } from '../shared/database'
import type { ObjectionDocument } from '../shared/documents'
import { deriveId, type ObjectionId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { appendFact } from './appendFact'
import { readMotion } from './changeMotion'
import { fitText } from '../shared/fitText'
import { objectionHash } from './closeObjection'
import { isOpen } from './domain/objectionStates'
import type { VotesUseCase } from './useCase'

/** How often one person may object to one result, one after the other. */
const OBJECTIONS_MAX = 5

/**
 * Objects to a posted result: any member of a household, one open objection a person. An objection's id counts the
 * person's objections, so that two at once meet at the same key.
 */
export const raiseObjection: VotesUseCase<'raiseObjection'> = async (call, { motionId, text }) => {
  const { database, secret, accountId, requestId, now, member } = call
  if (member.householdId === null) throw new Refusal('FORBIDDEN')
  await Promise.all([readMotion(call, motionId), fitText(call, text)])
  const ids = Array.from({ length: OBJECTIONS_MAX }, (_, i) =>
    deriveId(secret, 'objection', motionId, accountId, String(i)),
  )
  return database.transaction(async (transaction) => {
    const { free, made } = await placeFor(transaction, ids, requestId)
    if (made) return { id: made }
    const motion = await transaction.collection('motions').get(motionId)
    if (motion?.stage !== 'posted' || motion.postedUntil === null || now >= motion.postedUntil) {
      throw new Refusal('WRONG_STAGE')
    }
    const objection: ObjectionDocument = {
      _id: free,
      courtyardId: motion.courtyardId,
      motionId,
      raisedBy: accountId,
      text,
      answer: '',
      answeredAt: null,
      answeredBy: null,
      lapsesAt: null,
      requestId,
      settledBy: '',
      state: 'raised',
      createdAt: now,
      schema: 1,
    }
    await transaction.collection('objections').create(objection)
    await appendFact(transaction, motion, {
      kind: 'objectionRaised',
      payload: { objection: objectionHash(objection) },
      at: now,
      patch: { openObjections: motion.openObjections + 1 },
    })
    return { id: free }
  })
}

/** The first id that is free after this person's closed objections, or the one that this very request made. */
async function placeFor(
  transaction: Transaction,
  ids: readonly ObjectionId[],
  requestId: string,
): Promise<{ free: ObjectionId; made?: ObjectionId }> {
  for (const id of ids) {
    const objection = await transaction.collection('objections').get(id)
    if (!objection) return { free: id }
    if (objection.requestId === requestId) return { free: id, made: id }
    if (isOpen(objection)) throw new Refusal('OBJECTION_PENDING')
  }
  throw new Refusal('TOO_MANY_TRIES')
}
