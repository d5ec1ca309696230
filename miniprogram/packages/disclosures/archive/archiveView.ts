import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import type { DisclosureKind } from '../../../../cloudfunctions/courtyard/disclosures/cards'
import { kindChips, nameOfKind, shortOfKind } from '../../../text/disclosure'
import { sayDate } from '../../../text/when'

type Answer = CourtyardOutput<'disclosures'> & { readonly askedKind: DisclosureKind | '' }

export interface ArchiveView {
  readonly chips: readonly { key: string; name: string }[]
  readonly rows: readonly { id: string; title: string; second: string }[]
  readonly empty: boolean
  /** What to say while it isn't known whether there is anything of the kind; '' when it is. */
  readonly unknown: string
  readonly more: boolean
}

/** Old ones, the newest first, with the exact day: here people look for a date. */
export function showArchive(
  { cards, next, askedKind }: Answer,
  _now: number,
  { kind }: { readonly kind: DisclosureKind | '' },
): ArchiveView {
  const rows = cards
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
    }))
  const known = askedKind === kind
  return {
    chips: kindChips,
    rows,
    empty: known && rows.length === 0,
    unknown: known || rows.length > 0 ? '' : `还没拿到${kind === '' ? '归档的' : `归档的${nameOfKind(kind)}`}`,
    more: known && next !== null,
  }
}
