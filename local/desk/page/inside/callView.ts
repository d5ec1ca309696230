import type { CallEntry, Calls } from '../cloud/calls'
import { element } from '../element'
import { segments } from '../segments'
import { say } from '../words'
import { callRow, type CallRow } from './callRow'
import type { View } from './drawer'
import { keyedList } from './keyedList'
import { pickCalls, whichCalls, type WhichCalls } from './whichCalls'

const CALLS_SHOWN = 200

export interface CallView extends View {
  /** Brings the call of this request to the front, if it is still kept. */
  reveal(requestId: string): Promise<void>
}

/** Every call that reached a function, the newest first. */
export function callView(cloud: Calls, nameOf: (openid: string) => string): CallView {
  let calls: readonly CallEntry[] = []
  let which: WhichCalls = 'callsAll'
  const list = keyedList<CallEntry, CallRow>(
    'calls',
    () => say(calls.length ? 'noSuchCalls' : 'noCalls'),
    ({ requestId }) => requestId,
    (call) => callRow(call, { logs: (requestId) => cloud.logs(requestId), nameOf }),
  )
  const find = element('input', {
    type: 'search',
    placeholder: say('findCall'),
    'aria-label': say('findCall'),
    spellcheck: 'false',
    on: { input: () => draw() },
  })
  const pick = () =>
    segments(
      say('whichCalls'),
      whichCalls.map((value) => ({ value, text: say(value) })),
      which,
      (value) => {
        which = value
        draw()
      },
    )
  const tools = element('div', { class: 'tools' }, find, pick())
  const draw = () => list.show(pickCalls(calls, which, find.value, nameOf))
  const refresh = async () => {
    calls = await cloud.calls(CALLS_SHOWN)
    draw()
  }
  const look = () => void refresh().catch(() => undefined)
  return {
    root: element('div', { class: 'call-view' }, tools, list.root),
    show: look,
    refresh: look,
    async reveal(requestId) {
      find.value = requestId
      which = 'callsAll'
      tools.replaceChildren(find, pick())
      await refresh()
      list.row(requestId)?.reveal()
    },
  }
}
