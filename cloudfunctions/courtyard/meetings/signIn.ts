import type { MemberCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { AttendanceDocument, HouseholdDocument } from '../../shared/documents'
import type { HouseholdId, MeetingId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { tokenIsCurrent } from '../domain/meetings/signInToken'
import { activeHousehold } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { householdLabel, ownMeeting } from './readMeeting'
import { checkCodeOpen } from './signInCode'
import { writeSignedIn } from './writeSignedIn'

const STANDS_FOR_MAX = 50

/** By the scanned code. A household that is signed in already stays so, with its first time. */
export const signIn: CourtyardUseCase<'signIn'> = async (call, { meetingId, token }) => {
  const { accountId, database, member, now, secret } = call
  const { householdId } = member
  if (householdId === null) throw new Refusal('FORBIDDEN')
  const [meeting, household, delegations] = await Promise.all([
    ownMeeting(call, meetingId),
    activeHousehold(call, householdId),
    findDelegations(call, meetingId, householdId),
  ])
  checkCodeOpen(meeting, now)
  if (!tokenIsCurrent(secret, meetingId, now, token)) throw new Refusal('SIGN_IN_CODE_OLD')
  const [signedIn, represented] = await Promise.all([
    writeSignedIn(call, meeting, householdId, { by: 'code', at: now, markedBy: accountId }),
    readHouseholds(database, delegations),
  ])
  return {
    ...{ title: meeting.title, place: meeting.place },
    signedInAt: signedIn.at,
    household: householdLabel(household),
    standsFor: represented.map(householdLabel),
  }
}

/** Attendances of households that named this one to stand for them. */
function findDelegations({ database }: MemberCall, meetingId: MeetingId, delegateHouseholdId: HouseholdId) {
  return database
    .collection('attendances')
    .find({ where: { meetingId, rsvp: 'delegate', delegateHouseholdId }, limit: STANDS_FOR_MAX })
}

async function readHouseholds(
  database: MemberCall['database'],
  attendances: readonly AttendanceDocument[],
): Promise<HouseholdDocument[]> {
  const ids = attendances.map(({ householdId }) => householdId)
  if (ids.length === 0) return []
  return database.collection('households').find({ where: { _id: oneOf(ids), active: true }, limit: ids.length })
}
