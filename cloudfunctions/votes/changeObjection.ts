import type { MemberCall } from '../shared/call'
import type { Transaction } from '../shared/database'
import type { MotionDocument, ObjectionDocument } from '../shared/documents'
import type { ObjectionId } from '../shared/ids'
import { Refusal } from '../shared/refusal'

/** Reads an objection of the caller's courtyard and its motion in one transaction, for `change` to decide and write. */
export async function changeObjection(
  { database, member }: MemberCall,
  id: ObjectionId,
  change: (transaction: Transaction, objection: ObjectionDocument, motion: MotionDocument) => Promise<void>,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const objection = await transaction.collection('objections').get(id)
    if (objection?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
    const motion = await transaction.collection('motions').get(objection.motionId)
    if (!motion) throw new Refusal('NOT_FOUND')
    await change(transaction, objection, motion)
  })
}
