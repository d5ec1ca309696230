import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { showArticles, type ShownArticle } from '../../../text/articles'
import { sayDate, sayPast } from '../../../text/when'

export type RulesAnswer = CourtyardOutput<'rules'>

export interface RulesView {
  readonly inForce: {
    readonly id: string
    readonly title: string
    readonly since: string
    readonly previousId: string
    readonly articles: readonly ShownArticle[]
  } | null
  readonly consulting: readonly { readonly id: string; readonly title: string; readonly second: string }[]
  readonly drafts: readonly { readonly id: string; readonly title: string; readonly second: string }[]
  readonly historyCount: number
}

export function showRules(answer: RulesAnswer, now: number): RulesView {
  const { inForce, consulting, drafts, history } = answer
  return {
    inForce: inForce && {
      id: inForce.id,
      title: inForce.title,
      since: [
        `第 ${inForce.number} 版`,
        inForce.inForceAt === null ? '' : `${sayDate(inForce.inForceAt)}起施行`,
        `共 ${inForce.articleCount} 条`,
      ]
        .filter(Boolean)
        .join(' · '),
      previousId: inForce.previousId ?? '',
      articles: showArticles(inForce.articles),
    },
    consulting: consulting.map((version) => ({
      id: version.id,
      title: version.title,
      second: `共 ${version.articleCount} 条,${sayPast(version.editedAt, now)}改过`,
    })),
    drafts: drafts.map((version) => ({
      id: version.id,
      title: version.title,
      second:
        version.stage === 'sealed'
          ? `第 ${version.number} 稿,已定稿`
          : `${sayPast(version.editedAt, now)}改过,还没定稿`,
    })),
    historyCount: history.length,
  }
}
