import type { MemberCall } from '../shared/call'
import type { Transaction } from '../shared/database'
import type { MotionDocument, RaisedDocument } from '../shared/documents'
import type { RaisedId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { ofKind } from '../engines/raised/take'

export type Objection = RaisedDocument & { readonly kind: 'objection' }

/** Reads an objection of the caller's courtyard and its motion in one transaction, for `change` to decide and write. */
export async function changeObjection(
  { database, member }: MemberCall,
  id: RaisedId,
  change: (transaction: Transaction, objection: Objection, motion: MotionDocument) => Promise<void>,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const found = await transaction.collection('raised').get(id)
    const objection = ofKind(found, 'objection', member.courtyardId)
    const motion = objection && (await transaction.collection('motions').get(objection.subjectId))
    if (!motion) throw new Refusal('NOT_FOUND')
    await change(transaction, objection, motion)
  })
}
