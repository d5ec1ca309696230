import type { Call } from '../../shared/call'
import type { Patch } from '../../shared/database'
import type { LotDoorDocument, Word } from '../../shared/documents'
import type { HouseholdId, LotId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { standing } from './standing'

type Parts = Pick<Call, 'database' | 'now'>

/** A door that was asked accepts or declines. Declining is free, also after accepting, until its word is given. */
export async function answer(call: Parts, lotId: LotId, householdId: HouseholdId, accepts: boolean): Promise<void> {
  const { now } = call
  await changeAsked(call, lotId, householdId, ({ acceptedAt, declinedAt, word }, answerBy) => {
    if (declinedAt !== null) return refuseUnless(!accepts)
    if (accepts && acceptedAt !== null) return null
    if (accepts && now >= answerBy) throw new Refusal('NOT_ASKED')
    if (word !== null) throw new Refusal('WRONG_STAGE')
    return accepts ? { acceptedAt: now, answeredAt: now } : { declinedAt: now, answeredAt: now }
  })
}

/** The word of a door that sits; it stays. */
export async function giveWord(call: Parts, lotId: LotId, householdId: HouseholdId, word: Word): Promise<void> {
  const { now } = call
  await changeAsked(call, lotId, householdId, (door) => {
    if (door.word !== null) return refuseUnless(door.word === word)
    if (door.acceptedAt === null || door.declinedAt !== null) throw new Refusal('NOT_ASKED')
    return { word, answeredAt: now }
  })
}

/** That somebody told the household that it is asked; the first telling stays. */
export async function noteTold(
  call: Parts & Pick<Call, 'accountId'>,
  lotId: LotId,
  householdId: HouseholdId,
  how: NonNullable<LotDoorDocument['told']>['how'],
): Promise<void> {
  const { accountId: by, now: at } = call
  await changeAsked(call, lotId, householdId, ({ told }) => (told ? null : { told: { by, at, how } }))
}

type Change = Patch<LotDoorDocument> | null

/** Writes to the row of a door that was asked. `decide` runs on the row as it is in the transaction; null = nothing to do. */
async function changeAsked(
  call: Parts,
  lotId: LotId,
  householdId: HouseholdId,
  decide: (door: LotDoorDocument, answerBy: number) => Change,
): Promise<void> {
  const { asked } = await standing(call, lotId)
  const found = asked.find(({ door }) => door.householdId === householdId)
  if (!found || found.state === 'lapsed') throw new Refusal('NOT_ASKED')
  await call.database.transaction(async (transaction) => {
    const doors = transaction.collection('lotDoors')
    const door = await doors.get(found.door._id)
    const patch = door && decide(door, found.answerBy)
    if (patch) await doors.update(found.door._id, patch)
  })
}

/** A repeat of what was said changes nothing; the contrary is too late. */
function refuseUnless(same: boolean): null {
  if (!same) throw new Refusal('WRONG_STAGE')
  return null
}
