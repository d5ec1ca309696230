import type { MemberCall } from '../shared/call'
import type { MotionDocument } from '../shared/documents'
import type { MotionId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { advanceMotion, isOverdue } from './advanceMotion'

/** The motion of the caller's courtyard, moved to where the clock says; another courtyard's doesn't exist for the caller. */
export async function readMotion(call: MemberCall, motionId: MotionId): Promise<MotionDocument> {
  const motion = await call.database.collection('motions').get(motionId)
  return motionNow(call, motion)
}

export async function motionNow(call: MemberCall, motion: MotionDocument | null): Promise<MotionDocument> {
  if (motion?.courtyardId !== call.member.courtyardId) throw new Refusal('NOT_FOUND')
  return isOverdue(motion, call.now) ? advanceMotion(call, motion) : motion
}
