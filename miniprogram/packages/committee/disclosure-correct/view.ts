import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { sayPosting, shortOfKind } from '../../../text/disclosure'

export interface CorrectableView {
  readonly rows: readonly { id: string; title: string; second: string }[]
  readonly more: boolean
  readonly title: string
  readonly ready: boolean
}

/** What is posted and hasn't been replaced yet: only the latest version can be corrected. */
export function showCorrectable(
  { cards, next }: CourtyardOutput<'disclosures'>,
  now: number,
  { chosen, reason }: { readonly chosen: string; readonly reason: string },
): CorrectableView {
  return {
    rows: cards
      .filter(({ supersededBy }) => supersededBy === null)
      .map((card) => ({
        id: card.id,
        title: card.title,
        second: `${shortOfKind(card.kind)} · ${sayPosting(card, now)}`,
      })),
    more: next !== null,
    title: cards.find(({ id }) => id === chosen)?.title ?? '',
    ready: reason.trim() !== '',
  }
}
