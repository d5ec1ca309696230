import type { AttendanceCount, AttendanceDocument, MeetingDocument } from '../../../shared/documents'
import type { HouseholdId } from '../../../shared/ids'

export type AttendanceState = 'present' | 'represented' | 'coming' | 'delegated' | 'notComing' | 'silent'
export type Attended = Pick<
  AttendanceDocument,
  'householdId' | 'rsvp' | 'delegateHouseholdId' | 'delegateName' | 'signedIn'
>

/** Who signed in for an hour that was given up since hasn't come yet: only sign-ins after the last change of the time stand. */
export function standingOf<T extends Pick<AttendanceDocument, 'signedIn'>>(
  { timeChangedAt }: Pick<MeetingDocument, 'timeChangedAt'>,
  attendance: T,
): T {
  const { signedIn } = attendance
  return signedIn !== null && timeChangedAt !== null && signedIn.at <= timeChangedAt
    ? { ...attendance, signedIn: null }
    : attendance
}

/** What one household's attendance says, given who signed in. */
export function stateOf(attended: Attended | undefined, signedIn: ReadonlySet<HouseholdId>): AttendanceState {
  if (!attended) return 'silent'
  if (attended.signedIn) return 'present'
  switch (attended.rsvp) {
    case 'delegate': {
      const { delegateHouseholdId } = attended
      return delegateHouseholdId !== null && signedIn.has(delegateHouseholdId) ? 'represented' : 'delegated'
    }
    case 'coming':
    case 'notComing':
      return attended.rsvp
    case null:
      return 'silent'
  }
}

export const whoSignedIn = (attendances: readonly Attended[]): Set<HouseholdId> =>
  new Set(attendances.filter(({ signedIn }) => signedIn !== null).map(({ householdId }) => householdId))

/**
 * The households of the roll by state: each is in exactly one, so that the numbers always add up to the roll. Attendances of
 * households that have left the roll count nowhere.
 */
export function countAttendance(roll: readonly HouseholdId[], attendances: readonly Attended[]): AttendanceCount {
  const signedIn = whoSignedIn(attendances)
  const byHousehold = new Map(attendances.map((attended) => [attended.householdId, attended]))
  const counts = { households: 0, present: 0, represented: 0, coming: 0, delegated: 0, notComing: 0, silent: 0 }
  for (const householdId of new Set(roll)) {
    counts.households += 1
    counts[stateOf(byHousehold.get(householdId), signedIn)] += 1
  }
  return counts
}
