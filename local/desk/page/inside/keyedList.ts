import { element, putInOrder } from '../element'

/** One line of a list, which can show something newer without being made again. */
export interface Row<T> {
  readonly root: HTMLElement
  show(item: T): void
}

export interface KeyedList<T, R extends Row<T>> {
  readonly root: HTMLElement
  show(items: readonly T[]): void
  /** The line of a key, while it stands in the list. */
  row(key: string): R | undefined
}

/**
 * A list whose lines stay the same elements while their items stay: what is unfolded stays unfolded, and the focus stays
 * where it is. `empty` is said when there is none.
 */
export function keyedList<T, R extends Row<T> = Row<T>>(
  className: string,
  empty: () => string,
  keyOf: (item: T) => string,
  make: (item: T) => R,
): KeyedList<T, R> {
  const root = element('div', { class: className })
  let lines = new Map<string, { readonly row: R; readonly shown: string }>()
  return {
    root,
    row: (key) => lines.get(key)?.row,
    show(items) {
      const next: typeof lines = new Map()
      for (const item of items) {
        const before = lines.get(keyOf(item))
        const row = before?.row ?? make(item)
        // what is the same is left alone: somebody may be marking its text
        const shown = JSON.stringify(item)
        if (before?.shown !== shown) row.show(item)
        next.set(keyOf(item), { row, shown })
      }
      lines = next
      const roots = [...lines.values()].map(({ row }) => row.root)
      putInOrder(root, roots.length ? roots : [element('p', { class: 'empty' }, empty())])
    },
  }
}
