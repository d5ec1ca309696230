import { actingAs } from '../../engines/secondPerson/domain/seconding'
import { Refusal } from '../../shared/refusal'
import { draftMinutes } from '../domain/meetings/minutes'
import type { CourtyardUseCase } from '../useCase'
import { describeMinutes } from './describeMinutes'
import { ownMeeting, readNames } from './readMeeting'

/** Begun once; whoever comes second finds what is written already. */
export const beginMinutes: CourtyardUseCase<'beginMinutes'> = async (call, { meetingId }) => {
  const { accountId, database, member, now } = call
  const meeting = await ownMeeting(call, meetingId)
  if (meeting.stage === 'called') {
    if (now < meeting.startsAt) throw new Refusal('MEETING_NOT_STARTED', { startsAt: meeting.startsAt })
    await database.collection('meetings').updateWhere(
      { _id: meetingId, stage: 'called' },
      {
        stage: 'held',
        minutes: draftMinutes(meeting.agenda),
        minutesRevision: 1,
        minutesBy: accountId,
        minutesAs: actingAs(member, 'committee', now),
        minutesAt: now,
        dueAt: null,
      },
    )
  }
  const begun = await ownMeeting(call, meetingId)
  if (begun.stage !== 'held') throw new Refusal('WRONG_STAGE')
  return describeMinutes(begun, await readNames(call, member.courtyardId, [begun.minutesBy]))
}
