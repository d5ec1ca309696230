import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { headingOf } from '../../../text/articles'
import type { Stance } from '../../../text/stance'

export type OpinionAnswer = CourtyardOutput<'ruleVersion'>

export interface OpinionView {
  readonly heading: string
  readonly articleText: string
  readonly stance: Stance | ''
  /** What the caller wrote before. */
  readonly text: string
  readonly open: boolean
}

export function showOpinion(
  version: OpinionAnswer,
  _now: number,
  local: { readonly article: number; readonly stance: Stance | '' },
): OpinionView {
  const article = version.articles.find(({ number }) => number === local.article)
  const before = version.myOpinions.find((opinion) => opinion.article === local.article)
  return {
    heading: article ? headingOf(article.number, article.title) : '',
    articleText: article?.text ?? '',
    stance: local.stance || (before?.stance ?? ''),
    text: before?.text ?? '',
    open: version.stage === 'consulting' && article !== undefined,
  }
}
