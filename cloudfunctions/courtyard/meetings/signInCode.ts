import { Refusal } from '../../shared/refusal'
import { countAttendance } from '../domain/meetings/attendance'
import { currentToken, sceneOf } from '../domain/meetings/signInToken'
import { codeIsOpen, signInOpensAt } from '../domain/meetings/times'
import type { MeetingDocument } from '../../shared/documents'
import type { CourtyardUseCase } from '../useCase'
import { activeIds, checkOwn, readAttendances, readRoll } from './readMeeting'

const PAGE = 'packages/meetings/signin/signin'

export const signInCode: CourtyardUseCase<'signInCode'> = async (call, { meetingId }) => {
  const { database, member, now, secret, wechat } = call
  const [found, roll, attendances] = await Promise.all([
    database.collection('meetings').get(meetingId),
    readRoll(database, member.courtyardId),
    readAttendances(database, meetingId),
  ])
  checkCodeOpen(checkOwn(call, found), now)
  const { token, refreshAt, validUntil } = currentToken(secret, meetingId, now)
  const scene = sceneOf(meetingId, token)
  const { present, households } = countAttendance(activeIds(roll), attendances)
  const picture = await wechat.miniProgramCode(PAGE, scene)
  return { pngBase64: picture.toString('base64'), refreshAt, validUntil, scene, present, households }
}

/** Refuses with SIGN_IN_CLOSED (opensAt where it is still to come) or, for what was cancelled, WRONG_STAGE. */
export function checkCodeOpen(meeting: MeetingDocument, now: number): void {
  if (codeIsOpen(meeting, now)) return
  if (meeting.stage === 'cancelled') throw new Refusal('WRONG_STAGE')
  const opensAt = signInOpensAt(meeting)
  throw new Refusal('SIGN_IN_CLOSED', now < opensAt ? { opensAt } : {})
}
