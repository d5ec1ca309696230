import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { showArticles, type ShownArticle } from '../../../text/articles'
import type { Tag } from '../../../text/motion'
import { nameOfStance } from '../../../text/stance'
import { sayDate } from '../../../text/when'

export type VersionAnswer = CourtyardOutput<'ruleVersion'>

export interface VersionView {
  readonly tag: Tag
  readonly title: string
  readonly facts: string
  readonly consulting: boolean
  readonly articles: readonly ShownArticle[]
  readonly previousId: string
  readonly motionId: string
  /** The version's mark, to compare with a printed copy; empty before it is sealed. */
  readonly mark: string
}

export function showVersion(version: VersionAnswer): VersionView {
  const opinionOn = (number: number) => version.myOpinions.find((opinion) => opinion.article === number)
  return {
    tag: tags[version.stage],
    title: version.title,
    facts: [
      version.number > 0 ? `第 ${version.number} 版` : '',
      `共 ${version.articleCount} 条`,
      version.inForceAt === null ? '' : `${sayDate(version.inForceAt)}起施行`,
      version.supersededAt === null ? '' : `到 ${sayDate(version.supersededAt)}为止`,
    ]
      .filter(Boolean)
      .join(' · '),
    consulting: version.stage === 'consulting',
    articles: showArticles(version.articles, ({ number }) => {
      if (version.stage !== 'consulting') return ''
      const opinion = opinionOn(number)
      return opinion ? `你说了:${nameOfStance(opinion.stance)} ›` : '说说这一条 ›'
    }),
    previousId: version.previousId ?? '',
    motionId: version.motionId ?? '',
    mark: version.hash ? inFours(version.hash.slice(0, 16)) : '',
  }
}

const inFours = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ')

const tags: Record<VersionAnswer['stage'], Tag> = {
  draft: { text: '起草中', tone: 'slate' },
  consulting: { text: '草案 · 听意见', tone: 'amber' },
  sealed: { text: '定稿 · 等表决', tone: 'slate' },
  inForce: { text: '正在施行', tone: 'bamboo' },
  superseded: { text: '以前的版本', tone: 'slate' },
  dropped: { text: '没有通过', tone: 'slate' },
}
