import type { AttendanceDocument, HouseholdDocument } from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { fitText } from '../../shared/fitText'
import type { CourtyardInput } from '../contract'
import { activeHousehold } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { attendanceKey, householdLabel, ownMeeting } from './readMeeting'

/** One answer a household, the latest stands; any member of it may give it. */
export const rsvp: CourtyardUseCase<'rsvp'> = async (call, { meetingId, rsvp: answer, delegate }) => {
  const { accountId, database, member, now } = call
  const { householdId, courtyardId } = member
  if (householdId === null) throw new Refusal('FORBIDDEN')
  const wanted = answer === 'delegate' ? checkDelegate(delegate, householdId) : null
  const [meeting, standIn] = await Promise.all([
    ownMeeting(call, meetingId),
    wanted?.householdId ? activeHousehold(call, wanted.householdId) : null,
    fitText(call, wanted?.name ?? ''),
  ])
  if (meeting.stage === 'cancelled') throw new Refusal('WRONG_STAGE')
  if (meeting.stage !== 'called' || now >= meeting.startsAt) throw new Refusal('MEETING_STARTED')
  const said: Said = {
    rsvp: answer,
    delegateHouseholdId: standIn?._id ?? null,
    delegateName: delegateName(standIn, wanted?.name ?? ''),
    rsvpBy: accountId,
    rsvpAt: now,
  }
  const _id = attendanceKey(meetingId, householdId)
  const attendances = database.collection('attendances')
  const first = await attendances.create({
    ...{ _id, courtyardId, meetingId, householdId, ...said },
    signedIn: null,
    createdAt: now,
    schema: 1,
  })
  if (!first) await attendances.update(_id, said)
  return {}
}

type Said = Pick<AttendanceDocument, 'rsvp' | 'delegateHouseholdId' | 'delegateName' | 'rsvpBy' | 'rsvpAt'>
type Delegate = NonNullable<CourtyardInput<'rsvp'>['delegate']>

function checkDelegate(
  delegate: { readonly householdId: HouseholdId | null; readonly name: string } | null,
  own: HouseholdId,
): { readonly householdId: HouseholdId | null; readonly name: Delegate['name'] } {
  const named = delegate !== null && (delegate.householdId !== null || delegate.name !== '')
  if (!named || delegate.householdId === own) throw new Refusal('INVALID_INPUT', { at: 'delegate' })
  return delegate
}

/** A neighbour's household is named by place and number: who of it comes is theirs to say. */
const delegateName = (standIn: HouseholdDocument | null, name: string) => (standIn ? householdLabel(standIn) : name)
