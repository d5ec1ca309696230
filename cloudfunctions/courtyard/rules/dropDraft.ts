import { oneOf } from '../../shared/database'
import type { CourtyardUseCase } from '../useCase'
import { checkChangeable } from './changeDraft'
import { visibleVersion } from './readVersions'

/** Puts a draft away; residents don't see it any more. Dropping it again changes nothing. */
export const dropDraft: CourtyardUseCase<'dropDraft'> = async (call, { versionId }) => {
  const { _id, courtyardId } = await visibleVersion(call, versionId)
  const versions = call.database.collection('ruleVersions')
  const open = oneOf(['draft', 'consulting'] as const)
  if ((await versions.updateWhere({ _id, courtyardId, stage: open }, { stage: 'dropped' })) === 1) return {}
  const stored = await visibleVersion(call, versionId)
  if (stored.stage !== 'dropped') checkChangeable(stored)
  return {}
}
