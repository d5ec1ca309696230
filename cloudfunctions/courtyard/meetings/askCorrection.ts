import { fitText } from '../../shared/fitText'
import { Refusal } from '../../shared/refusal'
import { barToRaise } from '../../engines/raised/bars'
import { findPlace, readPlaces } from '../../engines/raised/places'
import { raise } from '../../engines/raised/raise'
import { standingOf } from '../domain/meetings/attendance'
import { askedWords } from '../domain/meetings/correctionWords'
import type { CourtyardUseCase } from '../useCase'
import { attendanceKey, checkOwn } from './readMeeting'

/** Only a household that signed in: it knows what was said. Asking again while one waits rewords it. */
export const askCorrection: CourtyardUseCase<'askCorrection'> = async (call, { meetingId, agendaKey, text }) => {
  const { accountId, database, member, now, requestId } = call
  const { courtyardId, householdId } = member
  if (householdId === null) throw new Refusal('FORBIDDEN')
  const [found, attendance, places] = await Promise.all([
    database.collection('meetings').get(meetingId),
    database.collection('attendances').get(attendanceKey(meetingId, householdId)),
    readPlaces(call, 'correction', { subjectId: meetingId, part: agendaKey, accountId, householdId }),
    fitText(call, text),
  ])
  const read = checkOwn(call, found)
  if (!read.agenda.some(({ key }) => key === agendaKey)) throw new Refusal('NOT_FOUND')
  const bar = barToRaise('correction', member, attendance !== null && standingOf(read, attendance).signedIn !== null)
  if (bar) throw new Refusal(bar)
  return database.transaction(async (transaction) => {
    const place = await findPlace(transaction, places, requestId)
    if (place.at === 'made') return { id: place.matter._id }
    const meetings = transaction.collection('meetings')
    const meeting = await meetings.get(meetingId)
    if (meeting?.stage !== 'correcting' || now >= (meeting.correctionUntil ?? 0)) {
      throw new Refusal('CORRECTIONS_CLOSED')
    }
    if (place.at === 'standing') {
      const { _id: id } = place.matter
      await transaction.collection('raised').update(id, { text, raisedBy: accountId, requestId })
      return { id }
    }
    const { id } = place
    const given = {
      _id: id,
      courtyardId,
      subjectId: meetingId,
      part: agendaKey,
      raisedBy: accountId,
      householdId,
      text,
    }
    await raise(transaction, 'correction', { ...given, dueAt: null, requestId }, meetingId, askedWords(meeting), now)
    await meetings.update(meetingId, { correctionsWaiting: meeting.correctionsWaiting + 1 })
    return { id }
  })
}
