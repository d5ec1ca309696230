import { Refusal } from '../../shared/refusal'
import { fitText } from '../../shared/fitText'
import { cancelledNotice } from '../domain/meetings/notices'
import type { CourtyardUseCase } from '../useCase'
import { checkOwn } from './readMeeting'

export const cancelMeeting: CourtyardUseCase<'cancelMeeting'> = async (call, { meetingId, reasons }) => {
  const { database, now } = call
  await fitText(call, reasons)
  await database.transaction(async (transaction) => {
    const meetings = transaction.collection('meetings')
    const meeting = checkOwn(call, await meetings.get(meetingId))
    if (meeting.stage === 'cancelled') return
    if (meeting.stage !== 'called') throw new Refusal('WRONG_STAGE')
    await meetings.update(meetingId, { stage: 'cancelled', cancelReasons: reasons, dueAt: null })
    await transaction.collection('outbox').create(cancelledNotice(meeting, now, reasons))
  })
  return {}
}
