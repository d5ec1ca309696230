import type { MemberCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { RuleVersionDocument } from '../../shared/documents'
import { deriveId, type RuleId, type VersionId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { legalWarnings } from '../domain/rules/legalWarnings'
import { ARTICLES_MAX, splitArticles, type Article } from '../domain/rules/splitArticles'
import type { CourtyardUseCase } from '../useCase'
import { checkChangeable, editedByAnother } from './changeDraft'
import { ownRule } from './readVersions'

interface Edit {
  readonly title: string
  readonly sourceText: string
  readonly articles: readonly Article[]
}

/**
 * Saves over the revision that was edited. Refuses with EDITED_BY_ANOTHER (name, at, revision) when a newer one is stored:
 * nothing is overwritten and the caller still holds the own text. A retry finds what the first try saved.
 */
export const saveDraft: CourtyardUseCase<'saveDraft'> = async (call, { versionId, title, text, revision }) => {
  const { articles } = splitArticles(text)
  if (articles.length === 0) throw new Refusal('EMPTY_TEXT')
  if (articles.length > ARTICLES_MAX) throw new Refusal('TOO_LARGE', { max: ARTICLES_MAX })
  const edit: Edit = { title, sourceText: text, articles }
  const saved =
    versionId === null ? await createDraft(call, revision, edit) : await replaceDraft(call, versionId, revision, edit)
  return { ...saved, articleCount: articles.length, warnings: legalWarnings(articles) }
}

type Saved = Pick<RuleVersionDocument, 'revision'> & { readonly versionId: VersionId }

/**
 * Its key is its request's: however many answers were lost, it is one draft. Another try of the request puts its text over that of
 * an earlier one, never over that of a later one or over what was edited since. `sent`: how many went before.
 */
async function createDraft(call: MemberCall, sent: number, edit: Edit): Promise<Saved> {
  const { accountId, database, member, now, requestId, secret } = call
  const _id = deriveId(secret, 'version', accountId, requestId)
  const revision = sent + 1
  const created = await database.collection('ruleVersions').create({
    _id,
    courtyardId: member.courtyardId,
    ruleId: await ruleFor(call, edit.title),
    ...edit,
    number: 0,
    hash: null,
    stage: 'draft',
    revision,
    requestId,
    editedBy: accountId,
    editedAt: now,
    sealedAt: null,
    inForceAt: null,
    supersededAt: null,
    motionId: null,
    createdAt: now,
    schema: 1,
  })
  if (created) return { versionId: _id, revision }
  const stored = await database.collection('ruleVersions').get(_id)
  const earlier = stored?.requestId === requestId && stored.revision <= sent
  return earlier ? replaceDraft(call, _id, stored.revision, edit, revision) : retried(call, _id, revision, edit)
}

async function replaceDraft(
  call: MemberCall,
  versionId: VersionId,
  revision: number,
  edit: Edit,
  next = revision + 1,
): Promise<Saved> {
  const { accountId, database, member, now, requestId } = call
  const replaced = await database
    .collection('ruleVersions')
    .updateWhere(
      { _id: versionId, courtyardId: member.courtyardId, revision, stage: oneOf(['draft', 'consulting']) },
      { ...edit, revision: next, requestId, editedBy: accountId, editedAt: now },
    )
  return replaced === 1 ? { versionId, revision: next } : retried(call, versionId, next, edit)
}

/** Nothing was written: either this is a retry of what is stored already, or it can't be saved. */
async function retried(call: MemberCall, versionId: VersionId, revision: number, edit: Edit): Promise<Saved> {
  const stored = await call.database.collection('ruleVersions').get(versionId)
  if (!stored || stored.courtyardId !== call.member.courtyardId) throw new Refusal('NOT_FOUND')
  checkChangeable(stored)
  const mine = stored.editedBy === call.accountId && stored.revision === revision
  if (mine && stored.title === edit.title && stored.sourceText === edit.sourceText) return { versionId, revision }
  throw await editedByAnother(call, stored)
}

async function ruleFor(call: MemberCall, title: string): Promise<RuleId> {
  const { database, member, now, secret } = call
  const rule = await ownRule(call)
  if (rule) return rule._id
  const _id = deriveId(secret, 'rule', member.courtyardId)
  await database.collection('rules').create({
    ...{ _id, courtyardId: member.courtyardId, title, inForceVersionId: null, latestNumber: 0 },
    ...{ createdAt: now, schema: 1 },
  })
  return _id
}
