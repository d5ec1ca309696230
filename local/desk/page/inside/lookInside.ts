import { panels, type Panel } from '../choices'
import type { CloudControl, Notice } from '../cloud/cloudControl'
import type { Share } from '../phones/phoneEvents'
import type { Receiver } from '../phones/shareSheet'
import { backgroundView } from './backgroundView'
import { callView } from './callView'
import { dataView } from './dataView'
import { drawer } from './drawer'
import type { Hint } from './hints'
import { hintView } from './hintView'
import { messageView } from './messageView'
import { queryView } from './queryView'

export interface LookInsideParts {
  readonly cloud: CloudControl
  readonly nameOf: (openid: string) => string
  readonly open: (panel: Panel | null) => void
  /** How much there is that somebody should see, whether it lies open or not. */
  readonly counted: (number: number) => void
}

export interface LookInside {
  readonly root: HTMLElement
  open(panel: Panel | null): void
  /** Takes up what is new in the view that lies open. */
  refresh(): void
  /** Counts slow queries and what waits in the background, also while nothing lies open. */
  count(): void
  addNotice(name: string, at: number, notice: Notice, arrived: boolean): void
  addShare(name: string, at: number, share: Share, receivers: () => readonly Receiver[]): void
  addHints(hints: readonly Hint[], openid: string): void
  /** Another scene begins: what came in so far is forgotten. */
  forget(): void
}

/** The six views of the drawer, and the ways from one to another. */
export function lookInside({ cloud, nameOf, open, counted }: LookInsideParts): LookInside {
  const numbers = new Map<Panel, number>()
  const count = (panel: Panel, number: number) => {
    numbers.set(panel, number)
    look.count(panel, number)
    counted((numbers.get('hints') ?? 0) + (numbers.get('queries') ?? 0))
  }
  const calls = callView(cloud, nameOf)
  const data = dataView(cloud)
  const queries = queryView({
    cloud,
    counted: (slow) => count('queries', slow),
    openCall: (requestId) => {
      open('calls')
      void calls.reveal(requestId).catch(() => undefined)
    },
    tryOut: ({ collection, shape }) => {
      open('data')
      void data.tryOut(collection, shape).catch(() => undefined)
    },
  })
  const messages = messageView((number) => count('messages', number))
  const hints = hintView(nameOf, (number) => count('hints', number))
  const background = backgroundView(cloud, nameOf, (number) => count('background', number))
  const views = { calls, queries, data, messages, hints, background }
  const look = drawer(views, open)
  let shown: Panel | null = null

  return {
    root: look.root,
    open(panel) {
      shown = panel
      look.open(panel)
    },
    refresh() {
      if (shown) views[shown].refresh()
    },
    count() {
      queries.refresh()
      background.refresh()
    },
    addNotice: messages.addNotice,
    addShare: messages.addShare,
    addHints: (added, openid) => added.forEach((hint) => hints.add(hint, openid)),
    forget() {
      messages.clear()
      hints.clear()
      for (const panel of panels) if (panel === shown) views[panel].show()
    },
  }
}
