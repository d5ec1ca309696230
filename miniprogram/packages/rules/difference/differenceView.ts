import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { headingOf } from '../../../text/articles'
import type { Tag } from '../../../text/motion'

export type DifferenceAnswer = CourtyardOutput<'ruleDifference'>
type Article = DifferenceAnswer['articles'][number]

export interface DifferenceView {
  readonly title: string
  readonly facts: string
  readonly summary: string
  readonly articles: readonly {
    readonly key: string
    readonly tag: Tag | null
    readonly heading: string
    readonly note: string
    readonly runs: readonly { readonly kind: string; readonly text: string }[]
  }[]
  readonly same: number
}

export function showDifference(
  { from, to, articles }: DifferenceAnswer,
  _now: number,
  local: { all: boolean },
): DifferenceView {
  const count = (kind: Article['kind']) => articles.filter((article) => article.kind === kind).length
  const parts = [
    count('changed') && `改了 ${count('changed')} 条`,
    count('added') && `加了 ${count('added')} 条`,
    count('removed') && `去掉 ${count('removed')} 条`,
    count('moved') && `${count('moved')} 条换了位置`,
  ].filter(Boolean)
  return {
    title: to.title,
    facts: `和${nameOf(from)}比`,
    summary: parts.length > 0 ? parts.join(',') : '一个字都没改',
    articles: articles
      .filter((article) => local.all || article.kind !== 'same')
      .map((article, index) => ({
        key: String(index),
        tag: tags[article.kind],
        heading: headingOf(article.number ?? article.previousNumber ?? 0, article.title),
        note:
          article.kind === 'moved' ||
          (article.previousNumber !== null && article.number !== null && article.previousNumber !== article.number)
            ? `原来是第 ${article.previousNumber} 条`
            : '',
        runs: article.runs,
      })),
    same: local.all ? 0 : count('same'),
  }
}

const nameOf = (version: DifferenceAnswer['from']) =>
  version.number > 0 ? `第 ${version.number} 版` : `《${version.title}》`

const tags: Record<Article['kind'], Tag | null> = {
  same: null,
  changed: { text: '改了', tone: 'amber' },
  added: { text: '新加', tone: 'bamboo' },
  removed: { text: '去掉', tone: 'slate' },
  moved: { text: '换位置', tone: 'slate' },
}
