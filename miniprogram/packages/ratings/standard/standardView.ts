import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import { chineseNumber } from '../../../text/articles'
import type { Tag } from '../../../text/motion'
import { sayDate, sayPast } from '../../../text/when'

export type StandardAnswer = RatingsOutput<'standard'>

export interface StandardView {
  readonly title: string
  readonly tag: Tag
  readonly second: string
  readonly items: readonly {
    readonly key: string
    readonly heading: string
    readonly anchors: readonly { readonly score: number; readonly text: string }[]
    readonly reasons: string
  }[]
  readonly praise: string
  readonly canAgree: boolean
  readonly canEdit: boolean
  readonly editLabel: string
}

const tags: Record<StandardAnswer['stage'], Tag> = {
  draft: { text: '草稿,等另一个人同意', tone: 'amber' },
  inForce: { text: '在用', tone: 'bamboo' },
  superseded: { text: '以前的,不用了', tone: 'slate' },
}

export function showStandard(standard: StandardAnswer, now: number): StandardView {
  const { title, number, stage, items, praiseReasons, editedByName, editedAt, inForceAt, canEdit, canAgree } = standard
  const edited = editedAt === null ? '' : `${editedByName}${sayPast(editedAt, now)}改的`
  return {
    title,
    tag: standard.id === null ? { text: '还没定,这是样子', tone: 'slate' } : tags[stage],
    second: [
      standard.id === null ? '' : `第 ${number} 版`,
      stage === 'draft' ? edited : inForceAt === null ? '' : `${sayDate(inForceAt)}起用`,
    ]
      .filter(Boolean)
      .join(' · '),
    items: items.map((item, index) => ({
      key: item.key,
      heading: `${chineseNumber(index + 1)}、${item.title}`,
      // 5 first: what it should be like comes before what it must not be
      anchors: item.anchors.map((text, at) => ({ score: at + 1, text })).reverse(),
      reasons: item.reasons.map((reason) => reason.title).join('、'),
    })),
    praise: praiseReasons.map((reason) => reason.title).join('、'),
    canAgree,
    canEdit,
    editLabel: standard.id === null ? '照这个起草' : stage === 'draft' ? '接着改' : '起草新的一版',
  }
}
