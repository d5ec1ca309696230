import { isEqual } from 'lodash-es'
import type { MemberCall } from '../../shared/call'
import type { MeetingDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { changedNotice } from '../domain/meetings/notices'
import { remindAt } from '../domain/meetings/times'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { checkAgenda, checkStart, checkTexts } from './callMeeting'
import { checkOwn, readNames } from './readMeeting'

/** Saving what is stored already changes nothing and tells nobody: so does a retry. */
export const changeMeeting: CourtyardUseCase<'changeMeeting'> = async (
  call,
  { meetingId, changes: seen, ...wanted },
) => {
  const { accountId, database, now } = call
  const [found, courtyard] = await Promise.all([
    database.collection('meetings').get(meetingId),
    ownCourtyard(call),
    checkTexts(call, wanted),
  ])
  const read = checkOwn(call, found)
  checkAgenda(wanted.agenda)
  if (read.stage === 'called' && !same(read, wanted) && read.changes !== seen) throw await changedByAnother(call, read)
  if (needsNotice(read, wanted)) checkStart(read.kind, wanted.startsAt, now, courtyard)
  await database.transaction(async (transaction) => {
    const meetings = transaction.collection('meetings')
    const meeting = await meetings.get(meetingId)
    if (!meeting || meeting.stage === 'cancelled') throw new Refusal('WRONG_STAGE')
    if (same(meeting, wanted)) return
    if (meeting.stage !== 'called' || now >= meeting.startsAt) throw new Refusal('MEETING_STARTED')
    // somebody else changed it meanwhile: what was checked above isn't what would be saved
    if (meeting.changes !== read.changes) throw new Refusal('BUSY')
    const changes = meeting.changes + 1
    const timeChanged = meeting.startsAt !== wanted.startsAt
    await meetings.update(meetingId, {
      ...wanted,
      changes,
      changedBy: accountId,
      ...(timeChanged ? { timeChangedAt: now, dueAt: remindAt(now, wanted.startsAt) } : {}),
    })
    const notice = changedNotice({ ...meeting, ...wanted }, now, changes, timeChanged)
    await transaction.collection('outbox').create(notice)
  })
  return {}
}

/** Somebody else changed it since the caller looked: theirs stays until the caller has seen it. */
async function changedByAnother(call: MemberCall, { courtyardId, changedBy }: MeetingDocument): Promise<Refusal> {
  const by = changedBy ?? null
  const nameOf = await readNames(call, courtyardId, [by])
  return new Refusal('EDITED_BY_ANOTHER', { name: nameOf(by) })
}

type Wanted = Pick<MeetingDocument, 'title' | 'place' | 'startsAt' | 'agenda'>

const same = ({ title, place, startsAt, agenda }: MeetingDocument, wanted: Wanted) =>
  isEqual({ title, place, startsAt, agenda }, wanted)

/** A hall instead of a wet square can be said at any time; another hour or another matter has to be told in time. */
const needsNotice = ({ startsAt, agenda }: MeetingDocument, wanted: Wanted) =>
  startsAt !== wanted.startsAt || !isEqual(agenda, wanted.agenda)
