import type { MemberCall } from '../../shared/call'
import type { AttendanceDocument, MeetingDocument } from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'
import { attendanceKey } from './readMeeting'

type SignedIn = NonNullable<AttendanceDocument['signedIn']>

/** Signs a household in once: the first time stands, by whichever way, and is what comes back. */
export async function writeSignedIn(
  { database, now }: Pick<MemberCall, 'database' | 'now'>,
  { _id: meetingId, courtyardId }: MeetingDocument,
  householdId: HouseholdId,
  signedIn: SignedIn,
): Promise<SignedIn> {
  const attendances = database.collection('attendances')
  const _id = attendanceKey(meetingId, householdId)
  const created = await attendances.create({
    ...{ _id, courtyardId, meetingId, householdId },
    ...{ rsvp: null, delegateHouseholdId: null, delegateName: '', rsvpBy: null, rsvpAt: null },
    signedIn,
    createdAt: now,
    schema: 1,
  })
  if (created) return signedIn
  if ((await attendances.updateWhere({ _id, signedIn: null }, { signedIn })) === 1) return signedIn
  return (await attendances.get(_id))?.signedIn ?? signedIn
}
