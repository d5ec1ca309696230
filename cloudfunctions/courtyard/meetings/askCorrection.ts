import type { Transaction } from '../../shared/database'
import type { CorrectionDocument } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { deriveId, type CorrectionId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { standingOf } from '../domain/meetings/attendance'
import type { CourtyardUseCase } from '../useCase'
import { attendanceKey, checkOwn } from './readMeeting'

/** How often one household may ask about one item, one after the other. */
const ROUNDS_MAX = 5

/**
 * Only a household that signed in: it knows what was said. A correction's id counts the household's corrections of the item, so
 * that two at once meet at the same key.
 */
export const askCorrection: CourtyardUseCase<'askCorrection'> = async (call, { meetingId, agendaKey, text }) => {
  const { accountId, database, member, now, requestId, secret } = call
  const { courtyardId, householdId } = member
  if (householdId === null) throw new Refusal('FORBIDDEN')
  const [found, attendance] = await Promise.all([
    database.collection('meetings').get(meetingId),
    database.collection('attendances').get(attendanceKey(meetingId, householdId)),
    fitText(call, text),
  ])
  const read = checkOwn(call, found)
  if (!read.agenda.some(({ key }) => key === agendaKey)) throw new Refusal('NOT_FOUND')
  if (!attendance || !standingOf(read, attendance).signedIn) throw new Refusal('NOT_AT_MEETING')
  const ids = Array.from({ length: ROUNDS_MAX }, (_, round) =>
    deriveId(secret, 'correction', meetingId, householdId, agendaKey, String(round)),
  )
  return database.transaction(async (transaction) => {
    const corrections = transaction.collection('corrections')
    const { id, standing } = await placeFor(transaction, ids)
    if (standing?.requestId === requestId) return { id }
    const meeting = await transaction.collection('meetings').get(meetingId)
    if (meeting?.stage !== 'correcting' || now >= (meeting.correctionUntil ?? 0)) {
      throw new Refusal('CORRECTIONS_CLOSED')
    }
    if (standing) {
      await corrections.update(id, { text, askedBy: accountId, requestId })
      return { id }
    }
    const correction: CorrectionDocument = {
      ...{ _id: id, courtyardId, meetingId, agendaKey, householdId, text, requestId },
      askedBy: accountId,
      state: 'raised',
      reply: '',
      settledBy: null,
      settledAt: null,
      createdAt: now,
      schema: 1,
    }
    await corrections.create(correction)
    await transaction.collection('meetings').update(meetingId, { correctionsWaiting: meeting.correctionsWaiting + 1 })
    return { id }
  })
}

/** The one that waits (then it is reworded), or the first free place after the settled ones. */
async function placeFor(
  transaction: Transaction,
  ids: readonly CorrectionId[],
): Promise<{ readonly id: CorrectionId; readonly standing: CorrectionDocument | null }> {
  for (const id of ids) {
    const standing = await transaction.collection('corrections').get(id)
    if (!standing || standing.state === 'raised') return { id, standing }
  }
  throw new Refusal('CORRECTIONS_CLOSED')
}
