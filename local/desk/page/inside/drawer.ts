import { panels, type Panel } from '../choices'
import { element, replaceChildren } from '../element'
import { icon } from '../icon'
import { say } from '../words'

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

const CONTENT = 'drawer-content'
/** Their numbers only count; those of the others ask to be looked at. */
const calm: ReadonlySet<Panel> = new Set<Panel>(['messages'])

/** The look inside, at the side of the phones. */
export function drawer(views: Readonly<Record<Panel, View>>, choose: (panel: Panel | null) => void): Drawer {
  const numbers = new Map(
    panels.map((panel) => [panel, element('span', { class: calm.has(panel) ? 'count calm' : 'count', hidden: true })]),
  )
  const tabs = new Map(
    panels.map((panel) => [
      panel,
      element(
        'button',
        { type: 'button', role: 'tab', 'aria-controls': CONTENT, on: { click: () => choose(panel) } },
        say(panel),
        numbers.get(panel) ?? null,
      ),
    ]),
  )
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const at = panels.findIndex((panel) => tabs.get(panel) === document.activeElement)
    const next = panels.at((at + (step ?? 0)) % panels.length)
    if (step === undefined || at < 0 || next === undefined) return
    event.preventDefault()
    choose(next)
    tabs.get(next)?.focus()
  }
  const content = element('div', { class: CONTENT, id: CONTENT, role: 'tabpanel' })
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
    element(
      'header',
      { class: 'drawer-head' },
      element('div', { role: 'tablist', class: 'tabs', on: { keydown: turn } }, ...tabs.values()),
      close,
    ),
    content,
  )
  let shown: Panel | null = null

  return {
    root,
    open(panel) {
      root.hidden = panel === null
      const before = shown
      shown = panel
      if (panel === null || panel === before) return
      for (const [name, tab] of tabs) {
        tab.ariaSelected = String(name === panel)
        tab.tabIndex = name === panel ? 0 : -1
      }
      replaceChildren(content, views[panel].root)
      views[panel].show()
    },
    count(panel, number) {
      const label = numbers.get(panel)
      if (!label) return
      label.hidden = number === 0
      label.textContent = number > 99 ? '99+' : String(number)
    },
  }
}
