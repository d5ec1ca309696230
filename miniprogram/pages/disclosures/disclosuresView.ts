import type { CourtyardOutput } from '../../../cloudfunctions/courtyard/contract'
import type { DisclosureKind } from '../../../cloudfunctions/courtyard/disclosures/cards'
import { kindChips, nameOfKind, sayCard, sayDue, sayPosting, sayShort, tagOfKind } from '../../text/disclosure'
import type { Tag } from '../../text/motion'

/** `askedKind`: which kind it answers for; what it lacks of another kind says nothing. */
export type DisclosuresAnswer = CourtyardOutput<'disclosures'> & { readonly askedKind: DisclosureKind | '' }
type Card = DisclosuresAnswer['cards'][number]

export interface ShownDisclosure {
  readonly id: string
  readonly tag: Tag
  readonly title: string
  readonly second: string
  readonly posting: string
  /** Why it stays posted for less than it should; empty when it doesn't. */
  readonly alarm: string
}

export interface DisclosuresView {
  readonly chips: readonly { key: string; name: string }[]
  readonly cards: readonly ShownDisclosure[]
  readonly overdueTitle: string
  readonly overdue: readonly { key: string; title: string; late: string }[]
  readonly queriesOverdue: string
  /** Nothing of the kind; which words say so. */
  readonly empty: { title: string; text: string } | null
  /** What to say while it isn't known whether there is anything of the kind; '' when it is. */
  readonly unknown: string
  readonly more: boolean
  readonly canWrite: boolean
}

export const showCard = (card: Card, now: number): ShownDisclosure => ({
  id: card.id,
  tag: tagOfKind(card.kind),
  title: card.version > 1 ? `${card.title}(第 ${card.version} 版)` : card.title,
  second: sayCard(card),
  posting: sayPosting(card, now),
  alarm: sayShort(card),
})

/** What should have been posted and isn't comes first, said plainly; then what is posted, the newest first. */
export function showDisclosures(
  { cards, next, overdue, queriesOverdue, canWrite, askedKind }: DisclosuresAnswer,
  now: number,
  { kind }: { readonly kind: DisclosureKind | '' },
): DisclosuresView {
  const shown = cards.filter((card) => kind === '' || card.kind === kind)
  const known = askedKind === kind
  return {
    chips: kindChips,
    cards: shown.map((card) => showCard(card, now)),
    overdueTitle: overdue.length > 0 ? `该公开还没公开的 ${overdue.length} 项` : '',
    overdue: overdue.map((duty) => ({
      key: `${duty.key}:${duty.period}`,
      title: `${duty.title}(${duty.periodLabel})`,
      late: sayDue(duty, now),
    })),
    queriesOverdue: queriesOverdue > 0 ? `${queriesOverdue} 个询问过了期限,院管委会还没答` : '',
    empty:
      shown.length > 0 || !known
        ? null
        : kind === ''
          ? { title: '还没有公开的事', text: '定了的事、账目、办事结果,院管委会会公开在这里' }
          : { title: `还没有${nameOfKind(kind)}`, text: '公开以后会写在这里' },
    unknown: known || shown.length > 0 ? '' : `还没拿到${kind === '' ? '公开的事' : nameOfKind(kind)}`,
    more: known && next !== null,
    canWrite,
  }
}
