import { chineseNumber } from '../../../text/articles'
import { ITEMS_MAX, missing, sayReasons, type Draft, type Stored } from './standardDraft'

export interface StandardLocal {
  readonly draft: Draft | null
  readonly openKey: string
  /** Somebody saved meanwhile: theirs beside mine. */
  readonly theirs: Stored | null
  readonly changed: boolean
  /** Reasons as they are being typed, by item: a separator at the end is not taken away under the finger. */
  readonly typed: Readonly<Record<string, string>>
}

/** Where praise reasons stand among what is typed. */
export const PRAISE = ''

export interface EditView {
  readonly heading: string
  readonly title: string
  readonly items: readonly {
    readonly key: string
    readonly heading: string
    readonly open: boolean
    readonly title: string
    readonly anchors: readonly { readonly at: number; readonly label: string; readonly text: string }[]
    readonly reasons: string
  }[]
  readonly canAdd: boolean
  readonly canDrop: boolean
  readonly hasPraise: boolean
  readonly praise: string
  readonly conflict: { readonly who: string; readonly items: string } | null
  readonly reason: string
}

export function showEditing(stored: Stored, _now: number, local: StandardLocal): EditView {
  const { draft, openKey, theirs, changed, typed } = local
  return {
    heading: stored.revision === 0 ? '起草新的一版' : '接着改草稿',
    title: draft?.title ?? '',
    items: (draft?.items ?? []).map((item, index) => ({
      key: item.key,
      heading: `${chineseNumber(index + 1)}、${item.title || '还没写评什么'}`,
      open: item.key === openKey,
      title: item.title,
      anchors: item.anchors.map((text, at) => ({ at, label: `${at + 1} 分是什么样`, text })),
      reasons: typed[item.key] ?? sayReasons(item.reasons),
    })),
    canAdd: (draft?.items.length ?? 0) < ITEMS_MAX,
    canDrop: (draft?.items.length ?? 0) > 1,
    hasPraise: stored.subject === 'household',
    praise: typed[PRAISE] ?? sayReasons(draft?.praiseReasons ?? []),
    conflict: theirs && {
      who: `${theirs.editedByName || '别人'}刚存过这份草稿`,
      items: theirs.items.map(({ title }) => title).join('、'),
    },
    reason: draft ? missing(draft) || (changed ? '' : '存好了,请另一个人同意') : '',
  }
}
