import { fitText } from '../../shared/fitText'
import type { MeetingId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { isDone } from '../../engines/raised/bars'
import { holderOf } from '../../engines/raised/holder'
import { ofKind, take } from '../../engines/raised/take'
import { settledWords } from '../domain/meetings/correctionWords'
import type { CourtyardUseCase } from '../useCase'

/**
 * Nobody settles their own household's. Settling it the same way again changes nothing; another way refuses with WRONG_STAGE. What
 * was reworded is read again first.
 */
export const settleCorrection: CourtyardUseCase<'settleCorrection'> = async (call, { id, text, taken, reply }) => {
  const { database, member, now } = call
  const act = taken ? 'uphold' : 'dismiss'
  const said = { decision: reply }
  await fitText(call, reply)
  await database.transaction(async (transaction) => {
    const found = await transaction.collection('raised').get(id)
    const correction = ofKind(found, 'correction', member.courtyardId)
    if (!correction) throw new Refusal('NOT_FOUND')
    if (isDone(correction, act, said)) return
    const meetings = transaction.collection('meetings')
    const meeting = await meetings.get(correction.subjectId as MeetingId)
    if (correction.state === 'raised' && correction.text !== text) throw new Refusal('CORRECTION_REWORDED')
    if (meeting?.stage !== 'correcting') throw new Refusal('WRONG_STAGE')
    const step = { by: holderOf(call), said, about: meeting._id, words: settledWords(meeting, taken) }
    await take(transaction, correction, act, step, now)
    await meetings.update(meeting._id, { correctionsWaiting: meeting.correctionsWaiting - 1 })
  })
  return {}
}
