import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import type { Tag } from '../../../text/motion'
import { sayTenths } from '../../../text/rating'
import { sayDeadline, sayPast } from '../../../text/when'

type Answer = RatingsOutput<'myHouseholdRating'>
type Own = NonNullable<Answer['rating']>

export interface MineLocal {
  readonly appealing: boolean
  readonly photoFileId: string
}

export interface MineView {
  readonly rated: boolean
  readonly periodId: string
  readonly period: string
  readonly figure: string
  readonly items: readonly {
    readonly key: string
    readonly title: string
    readonly score: string
    readonly anchor: string
  }[]
  readonly remarks: string
  readonly photo: Own['photo']
  readonly praise: string
  /** What is said of the naming, and what the one tap would do; empty = nothing can be changed any more. */
  readonly naming: string
  readonly namingAction: string
  readonly declines: boolean
  readonly canAppeal: boolean
  readonly appealHint: string
  readonly appealing: boolean
  readonly hasPhoto: boolean
  readonly appeal: {
    readonly tag: Tag
    readonly when: string
    readonly text: string
    readonly decision: string
    readonly photo: Own['photo']
  } | null
}

const nothing: MineView = {
  rated: false,
  periodId: '',
  period: '',
  figure: '',
  items: [],
  remarks: '',
  photo: null,
  praise: '',
  naming: '',
  namingAction: '',
  declines: false,
  canAppeal: false,
  appealHint: '',
  appealing: false,
  hasPhoto: false,
  appeal: null,
}

const appealTags: Record<NonNullable<Own['appeal']>['state'], Tag> = {
  waiting: { text: '申诉在处理', tone: 'amber' },
  upheld: { text: '申诉成立,这次评议作废', tone: 'bamboo' },
  dismissed: { text: '申诉没成立', tone: 'slate' },
}

export function showMine({ rating }: Answer, now: number, local: MineLocal): MineView {
  if (rating === null) return nothing
  const { averageTenths, appealUntil, appeal, praise, namingDeclined, canDeclineNaming } = rating
  return {
    rated: true,
    periodId: rating.periodId,
    period: rating.periodName,
    figure: averageTenths === null ? '' : sayTenths(averageTenths),
    items: rating.items.map(({ key, title, score, anchor }) => ({
      key,
      title,
      score: score === null ? '没评' : `${score} 分`,
      anchor,
    })),
    remarks: [rating.reasons.join('、'), rating.comment].filter(Boolean).join('。'),
    photo: rating.photo,
    praise,
    naming: praise === '' ? '' : sayNaming(namingDeclined, canDeclineNaming),
    namingAction: canDeclineNaming ? (namingDeclined ? '还是写上吧' : '不要写我家') : '',
    declines: !namingDeclined,
    canAppeal: rating.canAppeal,
    appealHint: appealUntil === null ? '' : `${sayDeadline(appealUntil, now)} 前可以申诉。由院管委会来定,物业说了不算`,
    appealing: local.appealing && rating.canAppeal,
    hasPhoto: local.photoFileId !== '',
    appeal: appeal && {
      tag: appealTags[appeal.state],
      when: sayPast(appeal.at, now),
      text: appeal.text,
      decision: appeal.decision,
      photo: appeal.photo,
    },
  }
}

const sayNaming = (declined: boolean, open: boolean): string => {
  if (declined) return open ? '公布时不写你家,只算进户数' : '公布时没写你家'
  return open ? '公布时会写上你家的门牌,大家看得到' : '公布了,大家看得到'
}
