import { compareVersions } from '../domain/rules/compareVersions'
import type { CourtyardUseCase } from '../useCase'
import { describeSummary } from './describeVersion'
import { visibleVersion } from './readVersions'

export const ruleDifference: CourtyardUseCase<'ruleDifference'> = async (call, input) => {
  const [from, to] = await Promise.all([visibleVersion(call, input.from), visibleVersion(call, input.to)])
  return {
    from: describeSummary(from),
    to: describeSummary(to),
    articles: compareVersions(from.articles, to.articles).map(({ runs, ...article }) => ({
      ...article,
      runs: runs.map(({ kind, text }) => ({ kind, text })),
    })),
  }
}
