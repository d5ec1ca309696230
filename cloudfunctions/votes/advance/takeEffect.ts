import type { MotionDocument } from '../../shared/documents'
import { appendFact } from '../appendFact'
import { subjectOf } from '../subjects/subjectOf'
import { stillAt, type AdvanceParts } from './advanceParts'

/** What was voted on takes effect, together with the motion's own last step. */
export async function takeEffect({ database, now }: AdvanceParts, read: MotionDocument): Promise<void> {
  await database.transaction(async (transaction) => {
    const motion = await stillAt(transaction, read)
    const { subject } = motion
    const effect = await subjectOf(subject.kind).takeEffect(transaction, motion, subject, now)
    await appendFact(transaction, motion, {
      kind: 'inForce',
      ...effect,
      at: now,
      patch: { stage: 'inForce', decidedAt: now, dueAt: null },
    })
  })
}
