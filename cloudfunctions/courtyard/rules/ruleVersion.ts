import type { CourtyardUseCase } from '../useCase'
import { ARTICLES_MAX } from '../domain/rules/splitArticles'
import { describeVersion, predecessorOf } from './describeVersion'
import { ownRule, versionsAt, visibleVersion } from './readVersions'

const HISTORY_MAX = 50

/** A version article by article, with the caller's own opinions on it. */
export const ruleVersion: CourtyardUseCase<'ruleVersion'> = async (call, { versionId }) => {
  const { accountId, database } = call
  const [version, rule, superseded, opinions] = await Promise.all([
    visibleVersion(call, versionId),
    ownRule(call),
    versionsAt(call, 'superseded', HISTORY_MAX),
    database.collection('opinions').find({ where: { versionId, accountId }, limit: ARTICLES_MAX }),
  ])
  const past = version.stage === 'inForce' || version.stage === 'superseded'
  const previousId = past ? predecessorOf(version, superseded) : (rule?.inForceVersionId ?? null)
  return describeVersion(version, previousId, opinions)
}
