import type { AttendanceDocument } from '../../shared/documents'
import { stateOf, whoSignedIn } from '../domain/meetings/attendance'
import type { RollRow } from './readMeeting'

interface Came {
  readonly present: readonly RollRow[]
  readonly represented: readonly { readonly household: RollRow; readonly by: RollRow }[]
}

/** Who was there, in the order of the roll; also those who have left the roll since. */
export function whoCame(roll: readonly RollRow[], attendances: readonly AttendanceDocument[]): Came {
  const byHousehold = new Map(attendances.map((attendance) => [attendance.householdId, attendance]))
  const households = new Map(roll.map((household) => [household._id, household]))
  const signedIn = whoSignedIn(attendances)
  return {
    present: roll.filter(({ _id }) => signedIn.has(_id)),
    represented: roll.flatMap((household) => {
      const attendance = byHousehold.get(household._id)
      if (stateOf(attendance, signedIn) !== 'represented') return []
      const by = attendance?.delegateHouseholdId && households.get(attendance.delegateHouseholdId)
      return by ? [{ household, by }] : []
    }),
  }
}
