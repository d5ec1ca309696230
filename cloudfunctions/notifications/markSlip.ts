import type { MemberCall } from '../shared/call'
import { keepEvidence } from '../shared/keepEvidence'
import type { HouseholdId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { noticeToEverybody } from './noticeToEverybody'
import type { NotificationsUseCase } from './useCase'

export const slipKey = (eventId: string, householdId: HouseholdId) => `${eventId}:${householdId}`

/** Marking twice changes nothing, but a photo that comes later is kept with the slip. */
export const markSlip: NotificationsUseCase<'markSlip'> = async (call, { eventId, householdId, photoFileId }) => {
  const { database, member, accountId, now } = call
  await Promise.all([noticeToEverybody(call, eventId), householdOfRoll(call, householdId)])
  const photo = photoFileId === null ? null : await keepEvidence(call, photoFileId, { type: 'image' })
  const slips = database.collection('slips')
  const _id = slipKey(eventId, householdId)
  const { courtyardId } = member
  const slip = {
    _id,
    courtyardId,
    eventId,
    householdId,
    photo,
    by: accountId,
    createdAt: now,
    schema: 2 as const,
  }
  if (!(await slips.create(slip)) && photo !== null) await slips.update(_id, { photo })
  return {}
}

async function householdOfRoll({ database, member }: MemberCall, householdId: HouseholdId): Promise<void> {
  const household = await database.collection('households').get(householdId)
  if (household?.courtyardId !== member.courtyardId || !household.active) throw new Refusal('NOT_FOUND')
}
