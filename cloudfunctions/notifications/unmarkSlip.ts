import { slipKey } from './markSlip'
import { noticeToEverybody } from './noticeToEverybody'
import type { NotificationsUseCase } from './useCase'

/** A slip marked by mistake is taken back; one that isn't there stays so. */
export const unmarkSlip: NotificationsUseCase<'unmarkSlip'> = async (call, { eventId, householdId }) => {
  await noticeToEverybody(call, eventId)
  await call.database.collection('slips').remove(slipKey(eventId, householdId))
  return {}
}
