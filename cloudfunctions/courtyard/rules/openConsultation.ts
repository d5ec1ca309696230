import { Refusal } from '../../shared/refusal'
import { fitText } from '../../shared/fitText'
import { outboxRow } from '../../shared/outbox'
import type { CourtyardUseCase } from '../useCase'
import { checkChangeable, editedByAnother } from './changeDraft'
import { visibleVersion } from './readVersions'

/** Shows the draft to the residents and tells them, in one transaction. Opening it again changes nothing. */
export const openConsultation: CourtyardUseCase<'openConsultation'> = async (call, { versionId, revision }) => {
  const { database, now } = call
  const version = await visibleVersion(call, versionId)
  checkChangeable(version)
  if (version.stage === 'consulting') return {}
  if (version.revision !== revision) throw await editedByAnother(call, version)
  await fitText(call, version.title, version.sourceText)
  await database.transaction(async (transaction) => {
    const versions = transaction.collection('ruleVersions')
    const fresh = await versions.get(versionId)
    if (fresh?.stage === 'consulting') return
    if (fresh?.stage !== 'draft' || fresh.revision !== revision) throw new Refusal('BUSY')
    await versions.update(versionId, { stage: 'consulting' })
    const title = `${version.title} 征求意见`
    const text = `新的院规有 ${version.articles.length} 条,请看看每一条合不合适,把意见告诉院管委会。`
    const { courtyardId } = version
    const fact = { kind: 'draftConsulting', courtyardId, subjectId: versionId, title, text } as const
    await transaction.collection('outbox').create(outboxRow(fact, now))
  })
  return {}
}
