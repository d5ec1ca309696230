import type { MemberCall } from '../../shared/call'
import { isDuplicateKey } from '../../shared/database'
import type { AgendaItem, CourtyardDocument, MeetingDocument, MeetingKind } from '../../shared/documents'
import { deriveId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { fitText } from '../../shared/fitText'
import { keysDiffer } from '../domain/meetings/minutes'
import { calledNotice } from '../domain/meetings/notices'
import { kinds } from '../domain/meetings/kinds'
import { earliestStart, PLAN_MAX_MS, remindAt } from '../domain/meetings/times'
import type { CourtyardInput } from '../contract'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

type Called = Pick<MeetingDocument, 'title' | 'place' | 'startsAt' | 'agenda'>

/** The id comes from the request, so a retry finds what the first try made, with the same notice. */
export const callMeeting: CourtyardUseCase<'callMeeting'> = async (call, input) => {
  const { accountId, database, member, now, requestId, secret } = call
  const meetingId = deriveId(secret, 'meeting', member.courtyardId, accountId, requestId)
  const [made, courtyard] = await Promise.all([
    database.collection('meetings').get(meetingId),
    ownCourtyard(call),
    checkTexts(call, input),
  ])
  if (made) return { meetingId }
  if (courtyard.rollVersion === 0) throw new Refusal('NO_ROLL')
  checkAgenda(input.agenda)
  checkStart(input.kind, input.startsAt, now, courtyard)
  const meeting = newMeeting(call, meetingId, input)
  try {
    await database.transaction(async (transaction) => {
      await transaction.collection('meetings').create(meeting)
      await transaction.collection('outbox').create(calledNotice(meeting, now))
    })
  } catch (error) {
    // two tries at once: the other one has made it
    if (!isDuplicateKey(error)) throw error
  }
  return { meetingId }
}

export function checkTexts(call: MemberCall, { title, place, agenda }: Called): Promise<void> {
  return fitText(call, title, place, ...agenda.flatMap((item) => [item.title, item.text]))
}

export function checkAgenda(agenda: readonly AgendaItem[]): void {
  if (!keysDiffer(agenda)) throw new Refusal('INVALID_INPUT', { at: 'agenda' })
}

export function checkStart(kind: MeetingKind, startsAt: number, now: number, courtyard: CourtyardDocument): void {
  const earliestStartsAt = earliestStart(kind, now, courtyard.extraHolidays)
  if (startsAt < earliestStartsAt) throw new Refusal('MEETING_TOO_SOON', { earliestStartsAt })
  if (startsAt > now + PLAN_MAX_MS) throw new Refusal('INVALID_INPUT', { at: 'startsAt' })
}

function newMeeting(
  { accountId, member, now }: MemberCall,
  _id: MeetingDocument['_id'],
  { kind, title, place, startsAt, agenda }: CourtyardInput<'callMeeting'>,
): MeetingDocument {
  return {
    _id,
    courtyardId: member.courtyardId,
    ...{ kind, title, place, startsAt, agenda },
    calledAt: now,
    calledBy: accountId,
    noticeDays: kinds[kind].noticeDays,
    changes: 0,
    timeChangedAt: null,
    cancelReasons: '',
    stage: 'called',
    minutes: [],
    minutesRevision: 0,
    minutesBy: null,
    minutesAs: null,
    minutesAt: null,
    correctionUntil: null,
    correctionsWaiting: 0,
    confirmedAt: null,
    confirmedBy: null,
    minutesHash: null,
    attendance: null,
    resolutions: [],
    dueAt: remindAt(now, startsAt),
    createdAt: now,
    schema: 1,
  }
}
