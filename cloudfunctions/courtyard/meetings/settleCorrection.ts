import { fitText } from '../../shared/fitText'
import { Refusal } from '../../shared/refusal'
import { correctionNotice } from '../domain/meetings/notices'
import type { CourtyardUseCase } from '../useCase'

/** Settling it the same way again changes nothing; another way refuses with WRONG_STAGE. What was reworded is read again first. */
export const settleCorrection: CourtyardUseCase<'settleCorrection'> = async (call, { id, text, taken, reply }) => {
  const { accountId, database, member, now } = call
  const state = taken ? 'taken' : 'declined'
  await fitText(call, reply)
  await database.transaction(async (transaction) => {
    const corrections = transaction.collection('corrections')
    const correction = await corrections.get(id)
    if (correction?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
    if (correction.state === state && correction.reply === reply) return
    const meetings = transaction.collection('meetings')
    const meeting = await meetings.get(correction.meetingId)
    if (correction.state === 'raised' && correction.text !== text) throw new Refusal('CORRECTION_REWORDED')
    if (correction.state !== 'raised' || meeting?.stage !== 'correcting') throw new Refusal('WRONG_STAGE')
    await corrections.update(id, { state, reply, settledBy: accountId, settledAt: now })
    await meetings.update(meeting._id, { correctionsWaiting: meeting.correctionsWaiting - 1 })
    await transaction.collection('outbox').create(correctionNotice(meeting, now, id, correction.householdId, taken))
  })
  return {}
}
