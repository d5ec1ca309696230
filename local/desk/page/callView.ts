import { sayTime } from './chinaTime'
import type { CallEntry, CloudControl } from './cloudControl'
import type { View } from './drawer'
import { element, replaceChildren } from './element'
import { say } from './words'

const CALLS_SHOWN = 200

/** Every call that reached a function, the newest first, with its cost and what was logged under its request id. */
export function callView(cloud: CloudControl, nameOf: (openid: string) => string): View {
  const list = element('div', { class: 'calls', 'aria-live': 'polite' })
  const root = element('div', { class: 'call-view' }, list)
  const opened = new Set<string>()
  let newest = ''

  async function refresh(): Promise<void> {
    const calls = await cloud.calls(CALLS_SHOWN)
    const first = calls[0]?.requestId ?? 'none'
    if (first === newest) return
    newest = first
    replaceChildren(list, ...(calls.length ? calls.map(callRow) : [element('p', { class: 'empty' }, say('noCalls'))]))
  }

  function callRow(call: CallEntry): HTMLElement {
    const row = element(
      'details',
      { class: 'call', 'data-outcome': call.outcome, open: opened.has(call.requestId) },
      element(
        'summary',
        {},
        element('span', { class: 'figures' }, sayTime(call.at, true)),
        element('span', { class: 'call-name' }, [call.fn, call.procedure].filter(Boolean).join('.')),
        element('span', { class: 'call-who' }, call.openid === '' ? say('timer') : nameOf(call.openid)),
        element('span', { class: 'figures call-cost' }, costOf(call)),
        call.outcome === 'ok' ? null : element('span', { class: 'mark' }, call.outcome),
      ),
    )
    const fill = async () => {
      const lines = await cloud.logs(call.requestId)
      const texts = lines.length ? lines.map(({ level, text }) => `${level} ${text}`) : [say('noLogs')]
      row.append(
        element('div', { class: 'code request' }, call.requestId),
        ...texts.map((text) => element('pre', {}, text)),
      )
    }
    row.addEventListener('toggle', () => {
      if (!row.open) opened.delete(call.requestId)
      else {
        opened.add(call.requestId)
        if (row.children.length === 1) void fill()
      }
    })
    return row
  }

  const look = () => void refresh().catch(() => undefined)
  return { root, show: look, refresh: look }
}

const costOf = ({ ms, trips, depth }: CallEntry) =>
  `${Math.round(ms)} ms · ${trips} ${say('trips')} · ${say('depth')} ${depth}`
