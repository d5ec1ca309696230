import { legalWarnings } from '../domain/rules/legalWarnings'
import type { CourtyardUseCase } from '../useCase'
import { editorsName } from './changeDraft'
import { describeSummary } from './describeVersion'
import { ownRule, visibleVersion } from './readVersions'

/** A version as its editors see it: text, warnings and how many have said what. */
export const draft: CourtyardUseCase<'draft'> = async (call, { versionId }) => {
  const opinions = call.database.collection('opinions')
  const [version, rule, agree, change, object] = await Promise.all([
    visibleVersion(call, versionId),
    ownRule(call),
    opinions.count({ versionId, stance: 'agree' }),
    opinions.count({ versionId, stance: 'change' }),
    opinions.count({ versionId, stance: 'object' }),
  ])
  return {
    version: describeSummary(version),
    text: version.sourceText,
    articles: version.articles.map(({ number, title, text }) => ({ number, title, text })),
    revision: version.revision,
    editedByName: await editorsName(call, version),
    warnings: legalWarnings(version.articles),
    opinions: { agree, change, object },
    inForceId: rule?.inForceVersionId ?? null,
  }
}
