import type { RatingsInput, RatingsOutput } from '../../../../cloudfunctions/ratings/contract'

export type Stored = RatingsOutput<'standard'>
type Saving = RatingsInput<'saveStandard'>
export type Draft = Pick<Saving, 'title' | 'items' | 'praiseReasons'>
type Item = Draft['items'][number]
type Reason = Item['reasons'][number]

const SCORES = 5
export const ITEMS_MAX = 12
const REASONS_MAX = 6

/** What is edited of a stored version; every item has five anchors to write, however few it came with. */
export const draftOf = ({ title, items, praiseReasons }: Pick<Stored, keyof Draft>): Draft => ({
  title,
  items: items.map((item) => ({
    ...item,
    anchors: Array.from({ length: SCORES }, (_, index) => item.anchors[index] ?? ''),
  })),
  praiseReasons,
})

export const withItem = (draft: Draft, key: string, change: (item: Item) => Item): Draft => ({
  ...draft,
  items: draft.items.map((item) => (item.key === key ? change(item) : item)),
})

export const withAnchor = (item: Item, index: number, text: string): Item => ({
  ...item,
  anchors: item.anchors.map((anchor, at) => (at === index ? text : anchor)),
})

export const addItem = (draft: Draft, key: string): Draft => ({
  ...draft,
  items: [...draft.items, { key, title: '', anchors: Array.from({ length: SCORES }, () => ''), reasons: [] }],
})

export const dropItem = (draft: Draft, key: string): Draft => ({
  ...draft,
  items: draft.items.filter((item) => item.key !== key),
})

export const sayReasons = (reasons: readonly Reason[]): string => reasons.map(({ title }) => title).join('、')

/** “有死角、垃圾没清” as reasons: one that was there keeps its key, so that versions can be compared. */
export function readReasons(text: string, before: readonly Reason[], newKey: () => string): Reason[] {
  const titles = [...new Set(text.split(/[、,;\uff0c\uff1b\n]/).map((title) => title.trim()))].filter(Boolean)
  return titles
    .slice(0, REASONS_MAX)
    .map((title) => before.find((reason) => reason.title === title) ?? { key: newKey(), title })
}

/** What still has to be written, the first of it; empty = it can be saved. */
export function missing({ title, items }: Draft): string {
  if (title.trim() === '') return '先写标准叫什么'
  if (items.length === 0) return '至少要有一项'
  for (const [index, item] of items.entries()) {
    if (item.title.trim() === '') return `第 ${index + 1} 项还没写评什么`
    const blank = item.anchors.findIndex((anchor) => anchor.trim() === '')
    if (blank >= 0) return `“${item.title}”还没写 ${blank + 1} 分是什么样`
  }
  return ''
}

/** A draft as text, for whoever has to put two together. */
export const textOf = ({ title, items }: Draft): string =>
  [
    title,
    ...items.map((item) => `${item.title}:${item.anchors.map((text, at) => `${at + 1} 分 ${text}`).join(';')}`),
  ].join('\n')
