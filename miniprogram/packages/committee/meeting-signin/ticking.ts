import { newIntention } from '../../../services/intention'
import { markSignedIn } from '../../../services/meetings'
import { sayRefusal } from '../../../services/refusals'
import type { SignInLocal } from './view'

/** What ticking needs of the page. */
export interface TickingPage {
  data: Pick<SignInLocal, 'marks'> & { ticking: boolean; waiting: readonly Tick[] }
  setData(data: {
    marks?: SignInLocal['marks']
    present?: number
    ticking?: boolean
    waiting?: readonly Tick[]
    notice?: string
  }): void
  redraw(): void
}

export interface Tick {
  readonly householdId: string
  readonly present: boolean
  readonly intention: string
}

/**
 * Ticks a household: shown at once, sent in turn, so that names can be called faster than the line answers. One that is
 * refused is taken back and said.
 */
export function tick(page: TickingPage, meetingId: string, householdId: string, present: boolean): Promise<void> {
  page.setData({
    marks: { ...page.data.marks, [householdId]: present },
    waiting: [...page.data.waiting, { householdId, present, intention: newIntention() }],
    notice: '',
  })
  page.redraw()
  return page.data.ticking ? Promise.resolve() : sendAll(page, meetingId)
}

async function sendAll(page: TickingPage, meetingId: string): Promise<void> {
  page.setData({ ticking: true })
  for (let [next] = page.data.waiting; next; [next] = page.data.waiting) {
    const { householdId, present, intention } = next
    const marked = await markSignedIn({ meetingId, householdId, present }, intention)
    page.setData({ waiting: page.data.waiting.slice(1) })
    if (marked.ok) page.setData({ present: marked.value.counts.present })
    else {
      const marks = Object.fromEntries(Object.entries(page.data.marks).filter(([id]) => id !== householdId))
      page.setData({ marks, notice: `有一户没记上:${sayRefusal(marked.refusal)}` })
    }
    page.redraw()
  }
  page.setData({ ticking: false })
}
