import { Refusal } from '../../shared/refusal'
import { fitText } from '../../shared/fitText'
import type { CourtyardUseCase } from '../useCase'
import { visibleVersion } from './readVersions'

/** One opinion an article a person, the latest stands. Refuses with NOT_CONSULTING, NOT_FOUND or RISKY_TEXT. */
export const giveOpinion: CourtyardUseCase<'giveOpinion'> = async (call, { versionId, article, stance, text }) => {
  const { accountId, database, now } = call
  const [version] = await Promise.all([visibleVersion(call, versionId), fitText(call, text)])
  if (version.stage !== 'consulting') throw new Refusal('NOT_CONSULTING')
  if (!version.articles.some(({ number }) => number === article)) throw new Refusal('NOT_FOUND')
  const opinions = database.collection('opinions')
  const _id = `${versionId}:${accountId}:${article}`
  const said = { stance, text, revision: version.revision }
  const { courtyardId } = version
  const first = await opinions.create({
    _id,
    courtyardId,
    versionId,
    accountId,
    article,
    ...said,
    createdAt: now,
    schema: 1,
  })
  if (!first) await opinions.update(_id, said)
  return {}
}
