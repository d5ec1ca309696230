import type { MemberCall } from '../../shared/call'
import type { AttendanceDocument, MeetingDocument } from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'
import { standingOf } from '../domain/meetings/attendance'
import { attendanceKey } from './readMeeting'

type SignedIn = NonNullable<AttendanceDocument['signedIn']>

/**
 * Signs a household in once: the first time stands, by whichever way, and is what comes back. One for an hour that was given up
 * since is taken over.
 */
export async function writeSignedIn(
  { database, now }: Pick<MemberCall, 'database' | 'now'>,
  meeting: MeetingDocument,
  householdId: HouseholdId,
  signedIn: SignedIn,
): Promise<SignedIn> {
  const { _id: meetingId, courtyardId } = meeting
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
  const stored = await attendances.get(_id)
  if (!stored) return signedIn
  const standing = standingOf(meeting, stored).signedIn
  if (standing) return standing
  await attendances.updateWhere({ _id, signedIn: stored.signedIn }, { signedIn })
  return signedIn
}
