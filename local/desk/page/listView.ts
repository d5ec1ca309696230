import type { View } from './drawer'
import { element, replaceChildren } from './element'
import { say } from './words'

export interface ListView extends View {
  /** Puts it on top; the oldest go when there are more than 200. */
  add(row: HTMLElement): void
  readonly size: number
}

const ROWS_MAX = 200

/** What came in since the page was opened, the newest first, and a button that forgets it. */
export function listView(empty: string, changed: () => void): ListView {
  let rows: HTMLElement[] = []
  const list = element('div', { class: 'rows' })
  const clear = element(
    'button',
    {
      type: 'button',
      class: 'quiet',
      on: {
        click: () => {
          rows = []
          draw()
        },
      },
    },
    say('clear'),
  )
  const root = element('div', { class: 'list-view' }, list)
  const draw = () => {
    replaceChildren(list, ...(rows.length ? [clear, ...rows] : [element('p', { class: 'empty' }, empty)]))
    changed()
  }
  return {
    root,
    show: draw,
    refresh: () => undefined,
    add(row) {
      rows = [row, ...rows].slice(0, ROWS_MAX)
      draw()
    },
    get size() {
      return rows.length
    },
  }
}
