import type { RuleVersionDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { sha256 } from '../../shared/sha256'
import { ruleTextHash } from '../../votes/domain/record/ruleTextHash'
import { fitText } from '../../shared/fitText'
import type { CourtyardUseCase } from '../useCase'
import { checkChangeable, editedByAnother } from './changeDraft'
import { visibleVersion } from './readVersions'

/**
 * Numbers and hashes the text: from here on it can be voted on and never changed. Sealing the same revision again returns
 * the same number and hash. Refuses with EDITED_BY_ANOTHER, ALREADY_SEALED, WRONG_STAGE, EMPTY_TEXT or RISKY_TEXT.
 */
export const sealDraft: CourtyardUseCase<'sealDraft'> = async (call, { versionId, revision }) => {
  const { database, now } = call
  const version = await visibleVersion(call, versionId)
  const before = sealedAs(version, revision)
  if (before) return before
  checkChangeable(version)
  if (version.revision !== revision) throw await editedByAnother(call, version)
  if (version.articles.every(({ title, text }) => title === '' && text === '')) throw new Refusal('EMPTY_TEXT')
  await fitText(call, version.title, version.sourceText)
  const hash = ruleTextHash(version.title, version.articles, sha256)
  return database.transaction(async (transaction) => {
    const versions = transaction.collection('ruleVersions')
    const fresh = await versions.get(versionId)
    const meanwhile = fresh && sealedAs(fresh, revision)
    if (meanwhile) return meanwhile
    if (!fresh || fresh.revision !== revision) throw new Refusal('BUSY')
    checkChangeable(fresh)
    const rule = await transaction.collection('rules').get(fresh.ruleId)
    if (!rule) throw new Refusal('NOT_FOUND')
    const number = rule.latestNumber + 1
    await transaction.collection('rules').update(rule._id, { latestNumber: number })
    await versions.update(versionId, { stage: 'sealed', number, hash, sealedAt: now })
    return { number, hash }
  })
}

function sealedAs(version: RuleVersionDocument, revision: number): { number: number; hash: string } | null {
  const { stage, number, hash } = version
  return stage === 'sealed' && version.revision === revision && hash !== null ? { number, hash } : null
}
