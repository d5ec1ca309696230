import { endOfDays } from '../../shared/dates'
import { fitText } from '../../shared/fitText'
import { Refusal } from '../../shared/refusal'
import { standingOf } from '../domain/meetings/attendance'
import { saysNothing } from '../domain/meetings/minutes'
import { toCheckNotice } from '../domain/meetings/notices'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { checkOwn, readAttendances } from './readMeeting'
import { minutesEdited, textsOf } from './saveMinutes'

/** From here on everybody reads the minutes, and the list of who came is closed. Opening again changes nothing. */
export const openCorrections: CourtyardUseCase<'openCorrections'> = async (call, { meetingId, revision, days }) => {
  const { database, now } = call
  const [found, courtyard, attendances] = await Promise.all([
    database.collection('meetings').get(meetingId),
    ownCourtyard(call),
    readAttendances(database, meetingId),
  ])
  const meeting = checkOwn(call, found)
  if (meeting.stage === 'correcting' && meeting.correctionUntil !== null) return { until: meeting.correctionUntil }
  if (meeting.stage !== 'held') throw new Refusal('WRONG_STAGE')
  if (meeting.minutesRevision !== revision) throw await minutesEdited(call, meeting)
  if (saysNothing(meeting.minutes)) throw new Refusal('EMPTY_TEXT')
  if (attendances.every((one) => standingOf(meeting, one).signedIn === null)) throw new Refusal('NOBODY_CAME')
  await fitText(call, ...textsOf(meeting.minutes))
  const until = endOfDays(now, days, courtyard.extraHolidays)
  return database.transaction(async (transaction) => {
    const meetings = transaction.collection('meetings')
    const fresh = await meetings.get(meetingId)
    if (fresh?.stage === 'correcting' && fresh.correctionUntil !== null) return { until: fresh.correctionUntil }
    if (fresh?.stage !== 'held' || fresh.minutesRevision !== revision) throw new Refusal('BUSY')
    await meetings.update(meetingId, { stage: 'correcting', correctionUntil: until, dueAt: until })
    await transaction.collection('outbox').create(toCheckNotice(meeting, now, until))
    return { until }
  })
}
