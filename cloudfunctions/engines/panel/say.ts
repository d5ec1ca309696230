import type { Call } from '../../shared/call'
import type { Word } from '../../shared/documents'
import type { HouseholdId, LotId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { answer, giveWord, noteTold } from '../lots/answer'
import { standing } from '../lots/standing'

type Parts = Pick<Call, 'database' | 'now' | 'accountId'>

/** A household that sits gives its word. With the last one that is needed the matter is decided, and due to be done. */
export async function say(call: Parts, lotId: LotId, householdId: HouseholdId, word: Word): Promise<void> {
  await giveWord(call, lotId, householdId, word)
  await decide(call, lotId)
}

/** A household that sits fetches the word of one that sits without an account: it went there and asked. */
export async function fetchWord(
  call: Parts,
  lotId: LotId,
  { by, of, word }: { readonly by: HouseholdId; readonly of: HouseholdId; readonly word: Word | 'declined' },
): Promise<void> {
  const { sitting } = await standing(call, lotId)
  const seatOf = (householdId: HouseholdId) => sitting.find(({ door }) => door.householdId === householdId)
  if (seatOf(by)?.state !== 'accepted' || seatOf(of)?.door.hasAccount !== false) throw new Refusal('NOT_ASKED')
  await noteTold(call, lotId, of, 'door')
  await answer(call, lotId, of, word !== 'declined')
  if (word !== 'declined') await say(call, lotId, of, word)
}

/** Notes the decision once there is one: what follows from it is done by the function whose matter it is. */
export async function decide({ database, now }: Pick<Call, 'database' | 'now'>, lotId: LotId): Promise<void> {
  const { decision } = await standing({ database, now }, lotId)
  if (decision === null) return
  await database
    .collection('lots')
    .updateWhere({ _id: lotId, decision: null }, { decision, decidedAt: now, dueAt: now })
}
