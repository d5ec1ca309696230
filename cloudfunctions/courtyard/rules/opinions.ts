import { PAGE_SIZE } from '../../shared/readPages'
import type { CourtyardUseCase } from '../useCase'
import { describeSummary } from './describeVersion'
import { visibleVersion } from './readVersions'

const TEXTS_MAX = 200

/** What residents said, article by article, without names. Those who object first, then those who would change. */
export const opinions: CourtyardUseCase<'opinions'> = async (call, { versionId }) => {
  const version = await visibleVersion(call, versionId)
  const articles = await Promise.all(
    version.articles.map(async ({ number, title }) => {
      const said = await call.database
        .collection('opinions')
        .find({ where: { versionId, article: number }, limit: PAGE_SIZE, fields: ['stance', 'text', 'createdAt'] })
      const countOf = (stance: string) => said.filter((opinion) => opinion.stance === stance).length
      const texts = (['object', 'change', 'agree'] as const).flatMap((stance) =>
        said
          .filter((opinion) => opinion.stance === stance && opinion.text !== '')
          .map(({ text }) => ({ stance, text })),
      )
      return {
        ...{ number, title, agree: countOf('agree'), change: countOf('change'), object: countOf('object') },
        texts: texts.slice(0, TEXTS_MAX),
      }
    }),
  )
  return { version: describeSummary(version), articles }
}
