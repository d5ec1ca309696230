import type { MemberCall } from '../../shared/call'
import type { Find } from '../../shared/database'
import type { RuleDocument, RuleVersionDocument, RuleVersionStage } from '../../shared/documents'
import type { VersionId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { mayHere } from '../../shared/offices'

/** What is working material of the committee until it is shown. */
const COMMITTEE_ONLY: readonly RuleVersionStage[] = ['draft', 'dropped']

/** All of a version but the text as it was pasted, which only its editors need. */
const SHOWN: NonNullable<Find<RuleVersionDocument>['fields']> = [
  ...(['courtyardId', 'ruleId', 'title', 'number', 'articles', 'hash', 'stage', 'revision', 'editedBy'] as const),
  ...(['editedAt', 'sealedAt', 'inForceAt', 'supersededAt', 'motionId', 'createdAt'] as const),
]

/** Versions of the courtyard at a stage, the newest first. */
export function versionsAt(
  { database, member }: MemberCall,
  stage: RuleVersionStage,
  limit: number,
): Promise<RuleVersionDocument[]> {
  return database.collection('ruleVersions').find({
    where: { courtyardId: member.courtyardId, stage },
    orderBy: [['createdAt', 'desc']],
    limit,
    fields: SHOWN,
  })
}

/** A version that the caller may see; another courtyard's, or a draft for a resident, looks like none. */
export async function visibleVersion(call: MemberCall, versionId: VersionId): Promise<RuleVersionDocument> {
  const { database, member } = call
  const version = await database.collection('ruleVersions').get(versionId)
  if (!version || version.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  if (COMMITTEE_ONLY.includes(version.stage) && !mayHere(call, 'committee')) throw new Refusal('NOT_FOUND')
  return version
}

/** The courtyard's rule: one so far, made with its first draft. */
export async function ownRule({ database, member }: MemberCall): Promise<RuleDocument | null> {
  const [rule] = await database.collection('rules').find({
    where: { courtyardId: member.courtyardId },
    orderBy: [['createdAt', 'asc']],
    limit: 1,
  })
  return rule ?? null
}
