import type { MemberCall } from '../shared/call'
import type { MotionDocument } from '../shared/documents'
import type { MotionId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { advanceMotion, isOverdue } from './advanceMotion'
import { appendFact, type Fact } from './appendFact'

/** The motion of the caller's courtyard, moved to where the clock says; another courtyard's doesn't exist for the caller. */
export async function readMotion(call: MemberCall, motionId: MotionId): Promise<MotionDocument> {
  const motion = await call.database.collection('motions').get(motionId)
  return motionNow(call, motion)
}

export async function motionNow(call: MemberCall, motion: MotionDocument | null): Promise<MotionDocument> {
  if (motion?.courtyardId !== call.member.courtyardId) throw new Refusal('NOT_FOUND')
  return isOverdue(motion, call.now) ? advanceMotion(call, motion) : motion
}

/** Takes one step by hand. `decide` refuses by throwing; null = it has been done already (a retry). */
export async function changeMotion(
  call: MemberCall,
  motionId: MotionId,
  decide: (motion: MotionDocument) => Fact | null,
): Promise<void> {
  await readMotion(call, motionId)
  await call.database.transaction(async (transaction) => {
    const motion = await transaction.collection('motions').get(motionId)
    const fact = motion && decide(motion)
    if (motion && fact) await appendFact(transaction, motion, fact)
  })
}
