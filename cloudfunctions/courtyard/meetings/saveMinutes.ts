import { isEqual } from 'lodash-es'
import { actingAs } from '../../engines/secondPerson/domain/seconding'
import type { MemberCall } from '../../shared/call'
import { endOfDays } from '../../shared/dates'
import type { MeetingDocument, MinutesSection } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { Refusal } from '../../shared/refusal'
import { inOrder } from '../domain/meetings/minutes'
import { changedMinutesNotice } from '../domain/meetings/notices'
import { LOOKED_OVER_DAYS } from '../domain/meetings/times'
import { memberKey, ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { ownMeeting } from './readMeeting'

/**
 * Saves over the revision that was edited. A retry finds what the first try saved. What is changed while people look it over lies
 * open until the end of the next day at least, and those who came are told when that moves their last day.
 */
export const saveMinutes: CourtyardUseCase<'saveMinutes'> = async (call, { meetingId, revision, sections }) => {
  const { accountId, database, member, now } = call
  const [meeting, { extraHolidays }] = await Promise.all([ownMeeting(call, meetingId), ownCourtyard(call)])
  checkWritable(meeting)
  const ordered = inOrder(meeting.agenda, sections)
  if (!ordered) throw new Refusal('INVALID_INPUT', { at: 'sections' })
  if (savedBefore(call, meeting, revision, ordered)) return { revision: revision + 1 }
  if (meeting.minutesRevision !== revision) throw await minutesEdited(call, meeting)
  // once it is out, what is saved is read at once
  if (meeting.stage === 'correcting') await fitText(call, ...textsOf(ordered))
  const change = {
    ...{ minutes: ordered, minutesRevision: revision + 1, minutesBy: accountId, minutesAt: now },
    minutesAs: actingAs(member, 'committee', now),
  }
  const least = endOfDays(now, LOOKED_OVER_DAYS, extraHolidays)
  const moves = meeting.stage === 'correcting' && (meeting.correctionUntil ?? 0) < least
  const saved = moves
    ? await saveAndReopen(call, meeting, change, least)
    : (await database
        .collection('meetings')
        .updateWhere({ _id: meetingId, stage: meeting.stage, minutesRevision: revision }, change)) === 1
  if (saved) return { revision: revision + 1 }
  const stored = await ownMeeting(call, meetingId)
  checkWritable(stored)
  if (savedBefore(call, stored, revision, ordered)) return { revision: revision + 1 }
  throw await minutesEdited(call, stored)
}

type Change = Pick<MeetingDocument, 'minutes' | 'minutesRevision' | 'minutesBy' | 'minutesAs' | 'minutesAt'>

/** False if somebody else saved or confirmed meanwhile. */
function saveAndReopen(
  { database, now }: MemberCall,
  { _id, stage, minutesRevision }: MeetingDocument,
  change: Change,
  until: number,
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const meetings = transaction.collection('meetings')
    const fresh = await meetings.get(_id)
    if (fresh?.stage !== stage || fresh.minutesRevision !== minutesRevision) return false
    await meetings.update(_id, { ...change, correctionUntil: until, dueAt: until })
    await transaction.collection('outbox').create(changedMinutesNotice(fresh, now, until))
    return true
  })
}

export const textsOf = (sections: readonly MinutesSection[]): string[] =>
  sections.flatMap(({ text, decisions }) => [text, ...decisions])

function checkWritable({ stage }: MeetingDocument): void {
  if (stage !== 'held' && stage !== 'correcting') throw new Refusal('WRONG_STAGE')
}

const savedBefore = (
  { accountId }: MemberCall,
  { minutes, minutesBy, minutesRevision }: MeetingDocument,
  revision: number,
  sections: readonly MinutesSection[],
) => minutesBy === accountId && minutesRevision === revision + 1 && isEqual(minutes, sections)

/** Somebody else saved meanwhile: who, when, and the revision that is stored now. */
export async function minutesEdited(
  { database }: Pick<MemberCall, 'database'>,
  { courtyardId, minutesBy, minutesAt, minutesRevision }: MeetingDocument,
): Promise<Refusal> {
  const member = minutesBy && (await database.collection('members').get(memberKey(courtyardId, minutesBy)))
  return new Refusal('EDITED_BY_ANOTHER', {
    name: member ? member.name : '',
    at: minutesAt ?? 0,
    revision: minutesRevision,
  })
}
