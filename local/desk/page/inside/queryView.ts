import type { Queries, QueryEntry } from '../cloud/queries'
import { element, replaceChildren } from '../element'
import { say, sayWords } from '../words'
import type { View } from './drawer'
import { keyedList, type Row } from './keyedList'
import { wordsOf } from './requests'
import { sayFound, sayIndex, sayReason } from './sayQuery'

export interface QueryViewParts {
  readonly cloud: Queries
  /** How many slow ones there are. */
  readonly counted: (slow: number) => void
  readonly openCall: (requestId: string) => void
  readonly tryOut: (query: QueryEntry) => void
}

/** The queries that functions ran, the slow ones first; those that are fine only when asked for. */
export function queryView(parts: QueryViewParts): View {
  let queries: readonly QueryEntry[] = []
  let showsFine = false
  const list = keyedList<QueryEntry>(
    'rows',
    () => say(queries.length ? 'onlyFine' : 'noQueries'),
    ({ collection, action, shape }) => [collection, action, shape].join('\n'),
    (query) => queryRow(query, parts),
  )
  const draw = () => list.show(queries.filter(({ verdict }) => showsFine || verdict.level !== 'fine'))
  const fine = element('input', { type: 'checkbox' })
  fine.addEventListener('change', () => {
    showsFine = fine.checked
    draw()
  })
  const refresh = async () => {
    queries = await parts.cloud.queries()
    parts.counted(queries.filter(({ verdict }) => verdict.level === 'slow').length)
    draw()
  }
  const look = () => void refresh().catch(() => undefined)
  return {
    root: element(
      'div',
      { class: 'query-view' },
      element('div', { class: 'tools end' }, element('label', { class: 'check' }, fine, say('showFine'))),
      list.root,
    ),
    show: look,
    refresh: look,
  }
}

function queryRow(first: QueryEntry, { openCall, tryOut }: QueryViewParts): Row<QueryEntry> {
  let query = first
  const head = element('summary')
  const facts = element('div')
  const root = element(
    'details',
    { class: 'query' },
    head,
    element(
      'div',
      { class: 'query-inside' },
      facts,
      element(
        'div',
        { class: 'choices' },
        element(
          'button',
          { type: 'button', class: 'quiet small', on: { click: () => openCall(query.lastRequestId) } },
          say('lastCall'),
        ),
        element('button', { type: 'button', class: 'quiet small', on: { click: () => tryOut(query) } }, say('tryIt')),
      ),
    ),
  )
  return {
    root,
    show(next) {
      query = next
      const { collection, action, shape, verdict, worst, index, count, maxMs } = next
      root.dataset.level = verdict.level
      replaceChildren(
        head,
        element('b', { class: 'query-name' }, `${sayWords(wordsOf(action))} ${collection}`),
        element('span', { class: `mark ${verdict.level}` }, say(verdict.level)),
        element('span', { class: 'figures query-found' }, sayFound(worst)),
        element('span', { class: 'code query-shape' }, shape),
      )
      replaceChildren(
        facts,
        ...verdict.reasons.map((reason) => element('p', { class: 'reason' }, sayReason(reason))),
        element(
          'p',
          {},
          [sayIndex(index), say('askedTimes', { count }), say('longest', { n: Math.round(maxMs) })].join(' · '),
        ),
      )
    },
  }
}
