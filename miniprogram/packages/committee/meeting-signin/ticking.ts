import type { Refused } from '../../../services/result'
import { newIntention } from '../../../services/intention'
import { markSignedIn } from '../../../services/meetings'
import { sayRefusal } from '../../../services/refusals'
import { nameOf, type Sheet, type SignInLocal } from './view'

/** What ticking needs of the page. */
export interface TickingPage {
  data: Pick<SignInLocal, 'marks'> & { ticking: boolean; waiting: readonly Tick[]; left: boolean }
  readonly answer: Sheet | null
  setData(data: {
    marks?: SignInLocal['marks']
    present?: number
    ticking?: boolean
    waiting?: readonly Tick[]
    notice?: string
    did?: string
  }): void
  redraw(): void
}

export interface Tick {
  readonly householdId: string
  readonly present: boolean
  readonly intention: string
}

const AGAIN_MS = 5000
const isPassing = (code: Refused['code']) => code === 'OFFLINE' || code === 'INTERNAL' || code === 'BUSY'

/**
 * Ticks a household: shown at once, sent in turn, so that names can be called faster than the line answers. Without a line they wait
 * and are sent again until it is back; one that is refused is taken back, and whose it was is said.
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
  let complained = false
  for (let [next] = page.data.waiting; next; [next] = page.data.waiting) {
    const { householdId, present, intention } = next
    // the same intention until there is an answer
    const marked = await markSignedIn({ meetingId, householdId, present }, intention)
    if (!marked.ok && isPassing(marked.refusal.code)) {
      // who has left the page was told not to: nothing goes on behind it
      if (page.data.left) return
      const waiting = page.data.waiting.length
      complained = true
      page.setData({ notice: `没连上网,有 ${waiting} 户还没记上。请别关这一页,一连上就记` })
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      continue
    }
    page.setData({ waiting: page.data.waiting.slice(1), ...(complained ? { notice: '' } : {}) })
    complained = false
    if (marked.ok) page.setData({ present: marked.value.counts.present })
    else {
      const marks = Object.fromEntries(Object.entries(page.data.marks).filter(([id]) => id !== householdId))
      const name = page.answer ? nameOf(page.answer, householdId) : '有一户'
      page.setData({ marks, did: '', notice: `${name}没记上:${sayRefusal(marked.refusal)}` })
    }
    page.redraw()
  }
  page.setData({ ticking: false })
}
