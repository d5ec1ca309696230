import type { MotionDocument } from '../../shared/documents'
import { appendFact } from '../appendFact'
import { openedNotice } from '../domain/notices'
import { COUNT_GRACE_MS } from '../domain/times'
import { saidOf } from '../electorate/commit'
import { subjectOf } from '../subjects/subjectOf'
import { stillAt, type AdvanceParts } from './advanceParts'

/** Opens the vote for the electorate that was committed before: nothing of the roll is read any more. */
export async function openMotion({ database, now }: AdvanceParts, motion: MotionDocument): Promise<void> {
  const { electorate } = motion
  if (!electorate) throw new Error(`motion ${motion._id} was announced without an electorate`)
  await database.transaction(async (transaction) => {
    await appendFact(transaction, await stillAt(transaction, motion), {
      kind: 'opened',
      payload: {
        ...saidOf(motion, electorate),
        ...subjectOf(motion.subject.kind).inHistory(motion.subject),
        regimeHash: motion.regimeHash,
      },
      at: now,
      patch: { stage: 'open', dueAt: motion.closesAt + COUNT_GRACE_MS },
      notice: openedNotice(motion, now),
    })
  })
}
