import type { MotionDocument } from '../../shared/documents'
import { appendFact } from '../appendFact'
import { inForceNotice } from '../domain/notices'
import { stillAt, type AdvanceParts } from './advanceParts'

/** The voted version takes effect and the previous one becomes history, together with the motion's own last step. */
export async function bringIntoForce({ database, now }: AdvanceParts, read: MotionDocument): Promise<void> {
  await database.transaction(async (transaction) => {
    const motion = await stillAt(transaction, read)
    const versions = transaction.collection('ruleVersions')
    const rules = transaction.collection('rules')
    const version = await versions.get(motion.versionId)
    const rule = await rules.get(motion.ruleId)
    if (!version || !rule) throw new Error(`motion ${motion._id} is about a text that is gone`)
    const replacedId = rule.inForceVersionId === version._id ? null : rule.inForceVersionId
    const replaced = replacedId === null ? null : await versions.get(replacedId)

    await versions.update(version._id, { stage: 'inForce', inForceAt: now })
    if (replaced) await versions.update(replaced._id, { stage: 'superseded', supersededAt: now })
    await rules.update(rule._id, { inForceVersionId: version._id })
    await appendFact(transaction, motion, {
      kind: 'inForce',
      payload: { textHash: motion.textHash, versionNumber: version.number, replaced: replaced?.hash ?? null },
      at: now,
      patch: { stage: 'inForce', decidedAt: now, dueAt: null },
      notice: inForceNotice(motion, now, `${version.title}(第 ${version.number} 版)`),
    })
  })
}
