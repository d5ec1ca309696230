import { signInCode } from '../../../services/meetings'
import { sayRefusal } from '../../../services/refusals'
import { now } from '../../../text/clock'

/** What showing the code needs of the page. */
export interface CodePage {
  data: { picture: string; codeTimer: number; codeAsked: number }
  setData(data: {
    picture?: string
    secondsLeft?: number
    codeTimer?: number
    codeAsked?: number
    codeProblem?: string
    present?: number
  }): void
  redraw(): void
}

const SECOND = 1000
const AGAIN_MS = 5 * SECOND

/** Shows the code and takes the next one in its time, until hideCode. The screen stays on meanwhile. */
export async function showCode(page: CodePage, meetingId: string): Promise<void> {
  hideCode(page)
  const asked = page.data.codeAsked
  void wx.setKeepScreenOn({ keepScreenOn: true })
  const code = await signInCode({ meetingId })
  // hidden, or asked again, while the answer was under way
  if (asked !== page.data.codeAsked) return
  if (code.ok) {
    const { pngBase64, refreshAt, present } = code.value
    page.setData({ picture: `data:image/png;base64,${pngBase64}`, codeProblem: '', present })
    page.redraw()
    countDown(page, meetingId, refreshAt)
    return
  }
  page.setData({ picture: '', codeProblem: sayRefusal(code.refusal) })
  const { code: reason } = code.refusal
  if (reason !== 'OFFLINE' && reason !== 'INTERNAL' && reason !== 'BUSY') return
  page.setData({ codeTimer: setTimeout(() => void showCode(page, meetingId), AGAIN_MS) as unknown as number })
}

function countDown(page: CodePage, meetingId: string, refreshAt: number): void {
  const left = Math.max(0, Math.ceil((refreshAt - now()) / SECOND))
  page.setData({ secondsLeft: left })
  const next = left > 0 ? () => countDown(page, meetingId, refreshAt) : () => void showCode(page, meetingId)
  page.setData({ codeTimer: setTimeout(next, SECOND) as unknown as number })
}

/** Stops asking; an answer that is under way is not shown any more. */
export function hideCode(page: CodePage): void {
  clearTimeout(page.data.codeTimer)
  page.setData({ codeAsked: page.data.codeAsked + 1 })
  void wx.setKeepScreenOn({ keepScreenOn: false })
}
