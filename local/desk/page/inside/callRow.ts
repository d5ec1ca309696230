import { sayTime } from '../chinaTime'
import type { CallEntry, LogLine, Trip } from '../cloud/calls'
import { element, replaceChildren } from '../element'
import { say, sayWords } from '../words'
import { copyButton } from './copyButton'
import type { Row } from './keyedList'
import { firstError, readLogText } from './logText'
import { wordsOf } from './requests'
import { sayOutcome } from './sayOutcome'
import { nameOfCall, whoCalled } from './whichCalls'

export interface CallRowParts {
  readonly logs: (requestId: string) => Promise<readonly LogLine[]>
  readonly nameOf: (openid: string) => string
}

export interface CallRow extends Row<CallEntry> {
  /** Unfolds it and brings it into sight. */
  reveal(): void
}

/** One call: a line that unfolds to what went wrong, what it wrote down, and what it asked of the cloud. */
export function callRow(first: CallEntry, { logs, nameOf }: CallRowParts): CallRow {
  let call = first
  const head = element('summary')
  const inside = element('div', { class: 'call-inside' })
  const root = element('details', { class: 'call' }, head, inside)

  const fill = async () => {
    const shown = call
    replaceChildren(inside, element('p', { class: 'still' }, say('logsWait')))
    const lines = await logs(shown.requestId)
    replaceChildren(inside, trouble(shown, lines), logList(lines), tripList(shown), idLine(shown.requestId))
  }
  root.addEventListener('toggle', () => {
    if (root.open) void fill().catch((error: unknown) => replaceChildren(inside, String(error)))
  })
  return {
    root,
    show(next) {
      call = next
      root.dataset.end = next.end
      const { mark } = sayOutcome(next)
      replaceChildren(
        head,
        element('b', { class: 'call-name' }, nameOfCall(next)),
        mark === '' ? null : element('span', { class: 'mark' }, mark),
        element('span', { class: 'figures call-cost' }, sayMs(next.ms)),
        element('span', { class: 'figures call-under' }, sayUnder(next, nameOf)),
      )
    },
    reveal() {
      root.open = true
      root.scrollIntoView({ block: 'nearest' })
      head.focus()
    },
  }
}

const sayMs = (ms: number): string => say('milli', { n: ms < 1 ? '<1' : Math.round(ms) })

const sayUnder = (call: CallEntry, nameOf: (openid: string) => string): string =>
  [
    sayTime(call.at, true),
    whoCalled(call, nameOf),
    say('tripsInShort', { trips: call.trips }),
    call.cold ? say('coldStart') : '',
  ]
    .filter(Boolean)
    .join(' · ')

function trouble(call: CallEntry, lines: readonly LogLine[]): HTMLElement | null {
  const { sentence } = sayOutcome(call)
  if (sentence === '') return null
  const error = call.end === 'failed' ? firstError(lines) : ''
  return element(
    'div',
    { class: 'trouble' },
    element('p', {}, sentence),
    error === '' ? null : element('p', { class: 'code' }, error),
  )
}

function tripList({ requests, trips, depth }: CallEntry): HTMLElement {
  const longest = Math.max(1, ...requests.map(({ ms }) => ms))
  const line = ({ action, collection, ms }: Trip) => {
    const bar = element('span', { class: 'trip-bar' })
    bar.style.width = `${Math.max(2, Math.round((ms / longest) * 100))}%`
    return element(
      'li',
      {},
      element('span', { class: 'trip-what', title: action }, sayWords(wordsOf(action))),
      element('span', { class: 'code trip-where' }, collection),
      element('span', { class: 'trip-time', 'aria-hidden': 'true' }, bar),
      element('span', { class: 'figures' }, sayMs(ms)),
    )
  }
  return element(
    'section',
    {},
    element('h3', {}, say('callTrips')),
    element('p', {}, trips === 0 ? say('noTrips') : say('tripsChained', { trips, depth })),
    requests.length ? element('ol', { class: 'trips' }, ...requests.map(line)) : null,
  )
}

function logList(lines: readonly LogLine[]): HTMLElement {
  const line = ({ at, level, text }: LogLine) => {
    const { text: plain, facts, stack } = readLogText(text)
    return element(
      'li',
      { 'data-level': level },
      element('span', { class: 'figures log-time' }, sayTime(Date.parse(at), true)),
      element(
        'div',
        { class: 'log-text' },
        plain,
        ...facts.map(([name, value]) => element('span', { class: 'fact' }, element('i', {}, name), ` ${value}`)),
        stack === '' ? null : element('pre', {}, stack),
      ),
    )
  }
  return element(
    'section',
    {},
    element('h3', {}, say('callLogs')),
    lines.length ? element('ol', { class: 'logs' }, ...lines.map(line)) : element('p', {}, say('noLogs')),
  )
}

const idLine = (requestId: string): HTMLElement =>
  element(
    'div',
    { class: 'request' },
    element('span', {}, say('requestId')),
    element('span', { class: 'code' }, requestId),
    copyButton(requestId),
  )
