import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import type { DisclosureKind } from '../../../../cloudfunctions/courtyard/disclosures/cards'
import { kinds, shortOfKind } from '../../../text/disclosure'
import { sayDate } from '../../../text/when'

type Answer = CourtyardOutput<'disclosures'>

export interface ArchiveView {
  readonly chips: readonly { key: string; name: string }[]
  readonly rows: readonly { id: string; title: string; second: string }[]
  readonly more: boolean
}

/** Old ones, the newest first, with the exact day: here people look for a date. */
export function showArchive(
  { cards, next }: Answer,
  _now: number,
  { kind }: { readonly kind: DisclosureKind | '' },
): ArchiveView {
  return {
    chips: [{ key: '', name: '全部' }, ...kinds.map((one) => ({ key: one.kind, name: one.short }))],
    rows: cards
      .filter((card) => kind === '' || card.kind === kind)
      .map((card) => ({
        id: card.id,
        title: card.title,
        second: [
          shortOfKind(card.kind),
          `${sayDate(card.postedAt)}公开`,
          card.supersededBy === null ? '' : `第 ${card.version} 版,已有更正`,
        ]
          .filter(Boolean)
          .join(' · '),
      })),
    more: next !== null,
  }
}
