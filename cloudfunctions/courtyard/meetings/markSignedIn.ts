import type { MemberCall } from '../../shared/call'
import type { MeetingDocument } from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { countAttendance, standingOf } from '../domain/meetings/attendance'
import { rollIsOpen, signInOpensAt } from '../domain/meetings/times'
import { activeHousehold } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { activeIds, attendanceKey, ownMeeting, readAttendances, readRoll } from './readMeeting'
import { writeSignedIn } from './writeSignedIn'

/** Ticks a household on the roll, or takes a tick back. Ticking twice is ticking once. */
export const markSignedIn: CourtyardUseCase<'markSignedIn'> = async (call, { meetingId, householdId, present }) => {
  const { accountId, database, member, now } = call
  const [meeting, , roll] = await Promise.all([
    ownMeeting(call, meetingId),
    activeHousehold(call, householdId),
    readRoll(database, member.courtyardId),
  ])
  checkRollOpen(meeting, now)
  if (present) await writeSignedIn(call, meeting, householdId, { by: 'roll', at: now, markedBy: accountId })
  else await untick(call, meeting, householdId)
  const attendances = (await readAttendances(database, meetingId)).map((one) => standingOf(meeting, one))
  return { counts: countAttendance(activeIds(roll), attendances) }
}

function checkRollOpen(meeting: MeetingDocument, now: number): void {
  if (rollIsOpen(meeting, now)) return
  if (meeting.stage === 'cancelled') throw new Refusal('WRONG_STAGE')
  const opensAt = signInOpensAt(meeting)
  throw new Refusal('SIGN_IN_CLOSED', now < opensAt ? { opensAt } : {})
}

async function untick({ database }: MemberCall, meeting: MeetingDocument, householdId: HouseholdId): Promise<void> {
  await database.transaction(async (transaction) => {
    const attendances = transaction.collection('attendances')
    const key = attendanceKey(meeting._id, householdId)
    const attendance = await attendances.get(key)
    if (!attendance) return
    const { signedIn } = standingOf(meeting, attendance)
    if (signedIn?.by === 'code') throw new Refusal('SIGNED_IN_THEMSELVES')
    if (signedIn) await attendances.update(key, { signedIn: null })
  })
}
