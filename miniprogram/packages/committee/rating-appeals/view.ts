import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import type { Tag } from '../../../text/motion'
import { sayPast } from '../../../text/when'

type Appeal = RatingsOutput<'appeals'>['appeals'][number]

export interface AppealsLocal {
  /** The one being decided, and how. */
  readonly openKey: string
  readonly decision: string
  readonly upheld: boolean | null
}

export interface AppealsView {
  readonly sentence: string
  readonly empty: boolean
  readonly appeals: readonly {
    readonly key: string
    readonly label: string
    readonly when: string
    readonly tag: Tag
    readonly text: string
    readonly photo: Appeal['photo']
    readonly scores: readonly { readonly key: string; readonly title: string; readonly note: string }[]
    readonly comment: string
    readonly ratingPhoto: Appeal['ratingPhoto']
    readonly decision: string
    readonly hint: string
    readonly canDecide: boolean
    readonly open: boolean
  }[]
  readonly reason: string
  readonly ask: { readonly title: string; readonly text: string }
}

export const keyOf = ({ periodId, householdId }: Pick<Appeal, 'periodId' | 'householdId'>): string =>
  `${periodId}/${householdId}`

const tags: Record<Appeal['state'], Tag> = {
  waiting: { text: '等院管委会定', tone: 'amber' },
  upheld: { text: '成立,评议作废', tone: 'bamboo' },
  dismissed: { text: '没成立', tone: 'slate' },
}

/** Both sides on one card: what was rated, and what the household says to it. */
export function showAppeals({ appeals }: RatingsOutput<'appeals'>, now: number, local: AppealsLocal): AppealsView {
  const waiting = appeals.filter(({ state }) => state === 'waiting').length
  return {
    sentence: waiting > 0 ? `${waiting} 户的申诉等着定` : '申诉都定了',
    empty: appeals.length === 0,
    appeals: appeals.map((appeal) => ({
      key: keyOf(appeal),
      label: appeal.label,
      when: `${appeal.periodName} · ${sayPast(appeal.at, now)}申诉`,
      tag: tags[appeal.state],
      text: appeal.text,
      photo: appeal.photo,
      scores: appeal.items.map(({ title, score }, index) => ({
        key: String(index),
        title,
        note: score === null ? '没评' : `${score} 分`,
      })),
      comment: appeal.comment,
      ratingPhoto: appeal.ratingPhoto,
      decision: appeal.decision,
      hint: appeal.state === 'waiting' && !appeal.canDecide ? '这件和你家或物业有关,请另一位成员来定' : '',
      canDecide: appeal.canDecide,
      open: keyOf(appeal) === local.openKey,
    })),
    reason: local.upheld === null ? '先选成立还是不成立' : local.decision.trim() === '' ? '写上为什么这样定' : '',
    ask: local.upheld
      ? { title: '定为“成立”?', text: '这一户这一期的评议作废,不再算进任何数里。定了不能改' }
      : { title: '定为“不成立”?', text: '原来的评议照旧。定了不能改' },
  }
}
