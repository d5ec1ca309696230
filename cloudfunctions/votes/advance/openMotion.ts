import type { MotionDocument } from '../../shared/documents'
import { appendFact, type Fact } from '../appendFact'
import { deferredNotice, openedNotice } from '../domain/notices'
import { doorsInQuestion, openingWaits, OPENING_WAITS_MS } from '../domain/questionedDoors'
import { COUNT_GRACE_MS } from '../domain/times'
import { saidOf } from '../electorate/commit'
import { doorKey } from '../keys'
import { oneOf } from '../../shared/database'
import { PAGE_SIZE } from '../../shared/readPages'
import { subjectOf } from '../subjects/subjectOf'
import { stillAt, type AdvanceParts } from './advanceParts'

/**
 * Opens the vote for the electorate that was committed before: nothing of the roll is read any more. Where questions stand against a
 * tenth of its doors, the opening waits instead, once.
 */
export async function openMotion(parts: AdvanceParts, motion: MotionDocument): Promise<void> {
  const questioned = motion.deferredFrom ? 0 : await countQuestioned(parts, motion)
  const waits = openingWaits(questioned, motion.electorate?.households ?? 0)
  const fact = waits ? deferral(motion, questioned, parts.now) : opening(motion, parts.now)
  await parts.database.transaction(async (transaction) => {
    await appendFact(transaction, await stillAt(transaction, motion), fact)
  })
}

function opening(motion: MotionDocument, now: number): Fact {
  const { electorate } = motion
  if (!electorate) throw new Error(`motion ${motion._id} was announced without an electorate`)
  return {
    kind: 'opened',
    payload: {
      ...saidOf(motion, electorate),
      ...subjectOf(motion.subject.kind).inHistory(motion.subject),
      regimeHash: motion.regimeHash,
    },
    at: now,
    patch: { stage: 'open', dueAt: motion.closesAt + COUNT_GRACE_MS },
    notice: openedNotice(motion, now),
  }
}

/** Everything of it comes as much later: the days of voting stay as many. */
function deferral(motion: MotionDocument, doors: number, now: number): Fact {
  const opensAt = motion.opensAt + OPENING_WAITS_MS
  const closesAt = motion.closesAt + OPENING_WAITS_MS
  return {
    kind: 'deferred',
    payload: { doors, opensAt, closesAt },
    at: now,
    patch: { opensAt, closesAt, dueAt: opensAt, deferredFrom: { opensAt: motion.opensAt, closesAt: motion.closesAt } },
    notice: deferredNotice({ ...motion, opensAt, closesAt }, now, doors),
  }
}

/** Doors of this electorate against which a question stands. */
async function countQuestioned({ database, now }: AdvanceParts, { _id, courtyardId }: MotionDocument): Promise<number> {
  const questions = await database
    .collection('doorQuestions')
    .find({ where: { courtyardId, state: 'standing' }, limit: PAGE_SIZE })
  const doors = [...doorsInQuestion(questions, now)]
  if (doors.length === 0) return 0
  const electors = await database.collection('electors').find({
    where: { _id: oneOf(doors.map((householdId) => doorKey(_id, householdId))) },
    limit: doors.length,
    fields: ['no'],
  })
  return electors.length
}
