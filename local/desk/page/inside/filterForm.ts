import { element } from '../element'
import { say } from '../words'

/** What somebody looks for in a collection, as they typed it. */
export interface Asking {
  /** A JSON object; empty = everything. */
  readonly filter: string
  /** `-createdAt, name`; empty = in order of ids. */
  readonly order: string
}

export function filterForm(asking: Asking, ask: (asking: Asking) => void): HTMLElement {
  const filter = element('input', {
    ...{ type: 'text', value: asking.filter, placeholder: say('filter'), spellcheck: 'false' },
    ...{ class: 'filter-where', 'aria-label': say('filterLabel') },
  })
  const order = element('input', {
    ...{ type: 'text', value: asking.order, placeholder: say('sortBy'), spellcheck: 'false' },
    ...{ class: 'filter-order', 'aria-label': say('sortLabel') },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    ask({ filter: filter.value.trim(), order: order.value.trim() })
  }
  return element(
    'form',
    { class: 'filter', on: { submit } },
    filter,
    order,
    element('button', { type: 'submit', class: 'quiet' }, say('search')),
  )
}
