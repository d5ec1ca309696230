import { panels, type Panel } from './choices'
import { element, replaceChildren } from './element'
import { icon } from './icon'
import { say } from './words'

/** One of the drawer's views. */
export interface View {
  readonly root: HTMLElement
  /** Called whenever it comes to the front. */
  show(): void
  /** Called now and then while it is in front: takes up what is new without disturbing who reads. */
  refresh(): void
}

export interface Drawer {
  readonly root: HTMLElement
  /** Null closes it. */
  open(panel: Panel | null): void
  /** The small number on a tab; 0 = none. */
  count(panel: Panel, number: number): void
}

/** The look inside, at the side of the phones: data, calls, notices and warnings. */
export function drawer(views: Readonly<Record<Panel, View>>, choose: (panel: Panel | null) => void): Drawer {
  const tabs = new Map<Panel, HTMLButtonElement>()
  const numbers = new Map<Panel, HTMLElement>()
  for (const panel of panels) {
    const number = element('span', { class: 'count', hidden: true })
    numbers.set(panel, number)
    tabs.set(
      panel,
      element('button', { type: 'button', role: 'tab', on: { click: () => choose(panel) } }, say(panel), number),
    )
  }
  const content = element('div', { class: 'drawer-content', role: 'tabpanel' })
  const close = element(
    'button',
    {
      type: 'button',
      class: 'icon',
      title: say('close'),
      'aria-label': say('close'),
      on: { click: () => choose(null) },
    },
    icon('close'),
  )
  const root = element(
    'aside',
    { class: 'drawer', hidden: true, 'aria-label': say('inspect') },
    element('header', { class: 'drawer-head' }, element('div', { role: 'tablist' }, ...tabs.values()), close),
    content,
  )

  return {
    root,
    open(panel) {
      root.hidden = panel === null
      if (panel === null) return
      for (const [name, tab] of tabs) tab.setAttribute('aria-selected', String(name === panel))
      replaceChildren(content, views[panel].root)
      views[panel].show()
    },
    count(panel, number) {
      const shown = numbers.get(panel)
      if (!shown) return
      shown.hidden = number === 0
      shown.textContent = number > 99 ? '99+' : String(number)
    },
  }
}
