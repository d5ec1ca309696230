import type { MotionDocument } from '../../shared/documents'
import { appendFact } from '../appendFact'
import { openedNotice } from '../domain/notices'
import { publishElectorate } from '../domain/record/publish'
import { countsIn } from '../domain/record/thresholds'
import { publishedSum } from '../domain/record/weightOf'
import { COUNT_GRACE_MS } from '../domain/times'
import { weigh } from '../readVoters'
import { sealingFor } from '../sealingFor'
import { subjectOf } from '../subjects/subjectOf'
import { MovedOn, stillAt, type AdvanceParts } from './advanceParts'
import { freezeElectorate } from './freezeElectorate'

/** Freezes the electorate and opens the vote: stage, history and notice in one transaction, on the roll that was copied. */
export async function openMotion(parts: AdvanceParts, motion: MotionDocument): Promise<void> {
  const { database, now } = parts
  const { rollVersion, electors } = await freezeElectorate(parts, motion)
  const sealing = await sealingFor(parts, motion)
  const { commitment } = publishElectorate(motion._id, rollVersion, electors, sealing)
  const weight = weigh(electors)

  await database.transaction(async (transaction) => {
    const current = await stillAt(transaction, motion)
    const courtyard = await transaction.collection('courtyards').get(motion.courtyardId)
    if (courtyard?.rollVersion !== rollVersion) throw new MovedOn('the roll has changed')
    await appendFact(transaction, current, {
      kind: 'opened',
      payload: {
        rollVersion,
        electorate: publishedSum(weight, countsIn(motion.regime, 'area')),
        commitment,
        ...subjectOf(motion.subject.kind).inHistory(motion.subject),
        regimeHash: motion.regimeHash,
      },
      at: now,
      patch: {
        stage: 'open',
        electorate: { ...weight, rollVersion, commitment },
        dueAt: motion.closesAt + COUNT_GRACE_MS,
      },
      notice: openedNotice(motion, now),
    })
  })
}
