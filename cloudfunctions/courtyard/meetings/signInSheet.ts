import { countAttendance, standingOf, stateOf, whoSignedIn } from '../domain/meetings/attendance'
import { rollIsOpen } from '../domain/meetings/times'
import { groupNames } from '../roll/groupNames'
import type { CourtyardUseCase } from '../useCase'
import { describeCard } from './describeMeeting'
import { activeIds, checkOwn, readAttendances, readRoll } from './readMeeting'

export const signInSheet: CourtyardUseCase<'signInSheet'> = async (call, { meetingId }) => {
  const { database, member, now } = call
  const [found, roll, stored] = await Promise.all([
    database.collection('meetings').get(meetingId),
    readRoll(database, member.courtyardId),
    readAttendances(database, meetingId),
  ])
  const meeting = checkOwn(call, found)
  const attendances = stored.map((attendance) => standingOf(meeting, attendance))
  const byHousehold = new Map(attendances.map((attendance) => [attendance.householdId, attendance]))
  const signedIn = whoSignedIn(attendances)
  const active = roll.filter((household) => household.active)
  const own = member.householdId === null ? null : byHousehold.get(member.householdId)
  return {
    card: describeCard(call, meeting, own),
    open: rollIsOpen(meeting, now),
    counts: countAttendance(activeIds(roll), attendances),
    groups: groupNames(active).map((name) => ({
      name,
      households: active
        .filter(({ group }) => group === name)
        .map(({ _id, no, headName, note }) => {
          const attendance = byHousehold.get(_id)
          return {
            ...{ id: _id, no, headName, note },
            state: stateOf(attendance, signedIn),
            delegate: attendance?.rsvp === 'delegate' ? attendance.delegateName : '',
            by: attendance?.signedIn?.by ?? null,
          }
        }),
    })),
  }
}
