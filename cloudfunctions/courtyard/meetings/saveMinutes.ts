import { isEqual } from 'lodash-es'
import type { MemberCall } from '../../shared/call'
import { increment } from '../../shared/database'
import type { MeetingDocument, MinutesSection } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { Refusal } from '../../shared/refusal'
import { inOrder } from '../domain/meetings/minutes'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { ownMeeting } from './readMeeting'

/** Saves over the revision that was edited. A retry finds what the first try saved. */
export const saveMinutes: CourtyardUseCase<'saveMinutes'> = async (call, { meetingId, revision, sections }) => {
  const { accountId, database, now } = call
  const meeting = await ownMeeting(call, meetingId)
  checkWritable(meeting)
  const ordered = inOrder(meeting.agenda, sections)
  if (!ordered) throw new Refusal('INVALID_INPUT', { at: 'sections' })
  if (savedBefore(call, meeting, revision, ordered)) return { revision: revision + 1 }
  if (meeting.minutesRevision !== revision) throw await minutesEdited(call, meeting)
  // once it is out, what is saved is read at once
  if (meeting.stage === 'correcting') await fitText(call, ...textsOf(ordered))
  const saved = await database
    .collection('meetings')
    .updateWhere(
      { _id: meetingId, stage: meeting.stage, minutesRevision: revision },
      { minutes: ordered, minutesRevision: increment(1), minutesBy: accountId, minutesAt: now },
    )
  if (saved === 1) return { revision: revision + 1 }
  const stored = await ownMeeting(call, meetingId)
  checkWritable(stored)
  if (savedBefore(call, stored, revision, ordered)) return { revision: revision + 1 }
  throw await minutesEdited(call, stored)
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
