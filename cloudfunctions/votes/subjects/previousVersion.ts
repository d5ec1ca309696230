import type { RuleVersionDocument } from '../../shared/documents'
import type { VersionId } from '../../shared/ids'

type Version = Pick<RuleVersionDocument, '_id' | 'stage' | 'inForceAt'>

/** What a version is to be compared with: the one in force; for one that has itself come into force, the one before it. */
export function previousVersion(version: Version, everInForce: readonly Version[]): VersionId | null {
  if (version.inForceAt === null) return everInForce.find(({ stage }) => stage === 'inForce')?._id ?? null
  const since = version.inForceAt
  const earlier = everInForce
    .filter(({ _id, inForceAt }) => _id !== version._id && inForceAt !== null && inForceAt <= since)
    .sort((a, b) => (b.inForceAt ?? 0) - (a.inForceAt ?? 0))
  return earlier[0]?._id ?? null
}
