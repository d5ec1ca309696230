import { oneOf } from '../../shared/database'
import { DAY_MS } from '../../shared/dates'
import type { RuleVersionDocument } from '../../shared/documents'
import type { VersionId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { inForceNotice } from '../domain/notices'
import { previousVersion } from './previousVersion'
import { runningMotion } from './runningMotion'
import type { Asking, SubjectFunctions, Words } from './subject'

const VERSIONS_SHOWN = 100
/** The same text isn't voted on again before (本院落约定，非法律规定). */
const AGAIN_MS = 30 * DAY_MS

/** A vote on a sealed version of a rule: passed, it comes into force and the version before it becomes history. */
export const ruleVersion: SubjectFunctions<'ruleVersion'> = {
  plan: async (asking, { versionId }) => {
    const version = await ownVersion(asking, versionId)
    if (!version) return new Refusal('NOT_FOUND')
    return { heading: { versionTitle: version.title, versionNumber: version.number }, words: wordsOf(version) }
  },

  propose: async (asking, { kind, versionId }) => {
    const version = await ownVersion(asking, versionId)
    if (!version) return new Refusal('NOT_FOUND')
    const { stage, hash, ruleId } = version
    if (stage !== 'sealed' || hash === null) return new Refusal('WRONG_STAGE')
    const [again, other] = await Promise.all([
      votedUntil(asking, ruleId, hash),
      runningMotion(asking, version.motionId),
    ])
    if (other) return new Refusal('MOTION_RUNNING')
    if (again !== null && again > asking.now) return new Refusal('TEXT_VOTED_RECENTLY', { again })
    return { subject: { kind, ruleId, versionId, textHash: hash }, words: wordsOf(version) }
  },

  // the version names its motion, so that two announcements at once can't both go through
  claim: async (transaction, { versionId }, { motionId }) => {
    const versions = transaction.collection('ruleVersions')
    const version: RuleVersionDocument | null = await versions.get(versionId)
    if (version?.stage !== 'sealed') throw new Refusal('WRONG_STAGE')
    if (await runningMotion({ database: transaction }, version.motionId)) throw new Refusal('MOTION_RUNNING')
    await versions.update(versionId, { motionId })
  },

  hashOf: ({ textHash }) => textHash,
  inHistory: ({ textHash }) => ({ textHash }),

  takeEffect: async (transaction, motion, { versionId, ruleId, textHash }, now) => {
    const versions = transaction.collection('ruleVersions')
    const rules = transaction.collection('rules')
    const version = await versions.get(versionId)
    const rule = await rules.get(ruleId)
    if (!version || !rule) throw new Error(`motion ${motion._id} is about a text that is gone`)
    const replacedId = rule.inForceVersionId === version._id ? null : rule.inForceVersionId
    const replaced = replacedId === null ? null : await versions.get(replacedId)

    await versions.update(version._id, { stage: 'inForce', inForceAt: now })
    if (replaced) await versions.update(replaced._id, { stage: 'superseded', supersededAt: now })
    await rules.update(rule._id, { inForceVersionId: version._id })
    return {
      payload: { textHash, versionNumber: version.number, replaced: replaced?.hash ?? null },
      notice: inForceNotice(motion, now, `${version.title}(第 ${version.number} 版)`),
    }
  },

  release: async (transaction, { versionId }, votedAt) => {
    const voted = votedAt === null ? {} : { votedAt }
    await transaction.collection('ruleVersions').update(versionId, { motionId: null, ...voted })
  },

  show: async ({ database }, { versionId, ruleId, textHash }) => {
    const versions = database.collection('ruleVersions')
    const [version, everInForce] = await Promise.all([
      versions.get(versionId),
      versions.find({
        where: { ruleId, stage: oneOf<RuleVersionDocument['stage']>(['inForce', 'superseded']) },
        orderBy: [['number', 'desc']],
        limit: VERSIONS_SHOWN,
        fields: ['number', 'stage', 'inForceAt'],
      }),
    ])
    return (
      version && {
        versionId,
        versionNumber: version.number,
        previousVersionId: previousVersion(version, everInForce),
        textHash,
        articles: [...version.articles],
      }
    )
  },

  textOf: async ({ database }, { versionId }) => {
    const version = await database.collection('ruleVersions').get(versionId)
    return version && { title: version.title, number: version.number, articles: version.articles }
  },
}

const wordsOf = ({ title, articles }: RuleVersionDocument): Words => ({
  titles: [title],
  texts: articles.flatMap((article) => [article.title, article.text]),
})

/** Another courtyard's version doesn't exist for the caller. */
async function ownVersion(
  { database, courtyardId }: Asking,
  versionId: VersionId,
): Promise<RuleVersionDocument | null> {
  const version = await database.collection('ruleVersions').get(versionId)
  return version?.courtyardId === courtyardId ? version : null
}

/** Until when this very text, in whatever version, isn't put to the vote again: it was counted. Null: it wasn't. */
async function votedUntil({ database }: Asking, ruleId: RuleVersionDocument['ruleId'], hash: string) {
  const versions = await database.collection('ruleVersions').find({
    where: { ruleId },
    orderBy: [['number', 'desc']],
    limit: VERSIONS_SHOWN,
    fields: ['hash', 'votedAt'],
  })
  const voted = versions.flatMap((version) => (version.hash === hash ? (version.votedAt ?? []) : []))
  return voted.length === 0 ? null : Math.max(...voted) + AGAIN_MS
}
