import type { OpinionDocument, RuleVersionDocument } from '../../shared/documents'
import type { VersionId } from '../../shared/ids'

export const describeSummary = (version: RuleVersionDocument) => ({
  id: version._id,
  title: version.title,
  number: version.number,
  stage: version.stage,
  articleCount: version.articles.length,
  editedAt: version.editedAt,
  inForceAt: version.inForceAt,
  supersededAt: version.supersededAt,
  motionId: version.motionId,
})

export const describeVersion = (
  version: RuleVersionDocument,
  previousId: VersionId | null,
  opinions: readonly OpinionDocument[],
) => ({
  ...describeSummary(version),
  articles: version.articles.map(({ number, title, text }) => ({ number, title, text })),
  hash: version.hash,
  previousId,
  myOpinions: [...opinions]
    .sort((a, b) => a.article - b.article)
    .map(({ article, stance, text }) => ({ article, stance, text })),
})

/** For a version in force or past: the one before it. `superseded` in any order. */
export function predecessorOf(
  { _id, inForceAt }: RuleVersionDocument,
  superseded: readonly Pick<RuleVersionDocument, '_id' | 'inForceAt'>[],
): VersionId | null {
  let latest: { readonly _id: VersionId; readonly inForceAt: number } | null = null
  for (const one of superseded) {
    if (one._id === _id || one.inForceAt === null || inForceAt === null || one.inForceAt >= inForceAt) continue
    if (!latest || one.inForceAt > latest.inForceAt) latest = { _id: one._id, inForceAt: one.inForceAt }
  }
  return latest?._id ?? null
}
