import { sum } from 'lodash-es'
import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { headingOf } from '../../../text/articles'
import { nameOfStance } from '../../../text/stance'

type Opinions = CourtyardOutput<'opinions'>
type Article = Opinions['articles'][number]

export interface OpinionsLocal {
  /** All articles, or only those that somebody wants changed. */
  readonly all: boolean
}

export interface OpinionsView {
  readonly title: string
  readonly sentence: string
  readonly empty: boolean
  readonly all: boolean
  readonly disputedLabel: string
  readonly allLabel: string
  readonly calm: string
  readonly versionId: string
  readonly articles: readonly {
    number: number
    heading: string
    counts: string
    parts: readonly number[]
    texts: readonly { key: string; stance: string; text: string }[]
  }[]
}

const isDisputed = ({ change, object, texts }: Article) => change + object > 0 || texts.length > 0

/** Opinions article by article, nobody's name with them. */
export function showOpinions({ version, articles }: Opinions, _now: number, { all }: OpinionsLocal): OpinionsView {
  const disputed = articles.filter(isDisputed)
  const total = sum(articles.map(({ agree, change, object }) => agree + change + object))
  const shown = all ? articles : disputed
  return {
    title: version.title,
    sentence: `共 ${total} 条意见,${disputed.length} 条院规有人想改`,
    empty: total === 0,
    all,
    disputedLabel: `想改的 ${disputed.length} 条`,
    allLabel: `全部 ${articles.length} 条`,
    calm: shown.length === 0 ? '目前都是同意,没有人想改' : '',
    versionId: version.id,
    articles: shown.map(({ number, title, agree, change, object, texts }) => ({
      number,
      heading: headingOf(number, title).replace(/。$/, ''),
      counts: `同意 ${agree} · 要改 ${change} · 反对 ${object}`,
      parts: [agree, change, object],
      texts: texts.map(({ stance, text }, index) => ({ key: `${index}`, stance: nameOfStance(stance), text })),
    })),
  }
}
