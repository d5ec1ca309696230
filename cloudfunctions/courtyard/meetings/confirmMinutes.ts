import { requireSecond } from '../../engines/secondPerson/requireSecond'
import type { MemberCall } from '../../shared/call'
import type { MeetingDocument } from '../../shared/documents'
import type { AccountId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { sha256 } from '../../shared/sha256'
import { countAttendance, standingOf } from '../domain/meetings/attendance'
import { confirmingOf } from '../domain/meetings/confirming'
import { resolutionsOf } from '../domain/meetings/minutes'
import { minutesHash } from '../domain/meetings/minutesHash'
import { confirmedNotice } from '../domain/meetings/notices'
import type { CourtyardUseCase } from '../useCase'
import { activeIds, checkOwn, readAttendances, readRoll } from './readMeeting'
import { minutesEdited } from './saveMinutes'
import { whoCame } from './whoCame'

/**
 * The second person says that it is so. Who came has been closed since the corrections were opened, and corrections since their
 * last day, so what is hashed here can't change any more.
 */
export const confirmMinutes: CourtyardUseCase<'confirmMinutes'> = async (call, { meetingId, revision }) => {
  const { accountId, database, member, now } = call
  const [found, stored, roll] = await Promise.all([
    database.collection('meetings').get(meetingId),
    readAttendances(database, meetingId),
    readRoll(database, member.courtyardId),
  ])
  const meeting = checkOwn(call, found)
  const before = confirmedAs(meeting, accountId, revision)
  if (before !== null) return { hash: before }
  if (meeting.stage !== 'correcting') throw new Refusal('WRONG_STAGE')
  if (meeting.minutesRevision !== revision) throw await minutesEdited(call, meeting)
  const attendances = stored.map((attendance) => standingOf(meeting, attendance))
  const { present, represented } = whoCame(roll, attendances)
  const hash = minutesHash(
    meeting,
    present.map(({ no }) => no),
    represented.map(({ household, by }) => ({ no: household.no, by: by.no })),
    sha256,
  )
  const resolutions = resolutionsOf(meeting.minutes)
  const attendance = countAttendance(activeIds(roll), attendances)
  return database.transaction(async (transaction) => {
    const meetings = transaction.collection('meetings')
    const fresh = checkOwn(call, await meetings.get(meetingId))
    const meanwhile = confirmedAs(fresh, accountId, revision)
    if (meanwhile !== null) return { hash: meanwhile }
    checkConfirmable(call, fresh)
    if (fresh.minutesRevision !== revision) throw new Refusal('BUSY')
    await meetings.update(meetingId, {
      stage: 'confirmed',
      confirmedAt: now,
      confirmedBy: accountId,
      minutesHash: hash,
      attendance,
      resolutions,
      dueAt: null,
    })
    await transaction.collection('outbox').create(confirmedNotice(fresh, now, attendance.present, resolutions.length))
    return { hash }
  })
}

function confirmedAs(
  { stage, confirmedBy, minutesRevision, minutesHash: hash }: MeetingDocument,
  accountId: AccountId,
  revision: number,
): string | null {
  return stage === 'confirmed' && confirmedBy === accountId && minutesRevision === revision ? hash : null
}

function checkConfirmable(call: MemberCall, meeting: MeetingDocument): void {
  const { now } = call
  if (meeting.stage !== 'correcting') throw new Refusal('WRONG_STAGE')
  const confirming = confirmingOf(meeting)
  if (!confirming) throw new Refusal('WRONG_STAGE')
  requireSecond(call, confirming)
  const until = meeting.correctionUntil ?? 0
  if (now < until) throw new Refusal('CORRECTIONS_OPEN', { until })
  if (meeting.correctionsWaiting > 0) throw new Refusal('CORRECTIONS_OPEN', { waiting: meeting.correctionsWaiting })
}
