import type { CloudControl, CollectionInfo, StoredDocument } from './cloudControl'
import { documentTree } from './documentTree'
import type { View } from './drawer'
import { element, replaceChildren } from './element'
import { say } from './words'

const PAGE = 20

/** Collections of the local cloud, to look at: nothing here writes. */
export function dataView(cloud: CloudControl): View {
  const names = element('nav', { class: 'collections', 'aria-label': say('data') })
  const head = element('div', { class: 'collection-head' })
  const list = element('div', { class: 'documents' })
  const root = element('div', { class: 'data-view' }, names, element('div', { class: 'collection' }, head, list))
  let collections: readonly CollectionInfo[] = []
  let chosen = ''
  let filter = ''
  let skip = 0

  async function refresh(): Promise<void> {
    collections = await cloud.collections()
    chosen = collections.some(({ name }) => name === chosen) ? chosen : (collections[0]?.name ?? '')
    replaceChildren(names, ...collections.map(nameButton))
    await showDocuments()
  }

  function nameButton({ name, count }: CollectionInfo): HTMLElement {
    const click = () => {
      chosen = name
      filter = ''
      skip = 0
      void refresh()
    }
    return element(
      'button',
      { type: 'button', 'aria-pressed': String(name === chosen), on: { click } },
      element('span', {}, name),
      element('span', { class: 'figures' }, String(count)),
    )
  }

  async function showDocuments(): Promise<void> {
    const info = collections.find(({ name }) => name === chosen)
    if (!info) return replaceChildren(head)
    const where = parseFilter(filter)
    const page = where ? await cloud.documents(chosen, where, skip, PAGE) : { total: 0, documents: [] }
    replaceChildren(
      head,
      element('h2', {}, chosen, element('span', { class: 'mark calm' }, say('readOnly'))),
      indexList(info),
      filterForm(where !== null),
      pager(page.total, page.documents.length),
    )
    replaceChildren(
      list,
      ...(page.documents.length
        ? page.documents.map(documentRow)
        : [element('p', { class: 'empty' }, say('noDocuments'))]),
    )
  }

  function filterForm(readable: boolean): HTMLElement {
    const field = element('input', { type: 'text', value: filter, placeholder: say('filter'), spellcheck: 'false' })
    const submit = (event: SubmitEvent) => {
      event.preventDefault()
      filter = field.value.trim()
      skip = 0
      void refresh()
    }
    return element(
      'form',
      { class: 'filter', on: { submit } },
      field,
      element('button', { type: 'submit', class: 'quiet' }, say('search')),
      readable ? null : element('p', { class: 'wrong', role: 'alert' }, say('filterWrong')),
    )
  }

  function pager(total: number | null, here: number): HTMLElement {
    const turn = (by: number) => () => {
      skip += by
      void showDocuments()
    }
    const range =
      here === 0 ? '' : `${skip + 1}–${skip + here}${total === null ? '' : ` / ${total}`} ${say('documents')}`
    const last = total === null ? here < PAGE : skip + here >= total
    return element(
      'div',
      { class: 'pager' },
      element('span', { class: 'figures' }, range),
      element(
        'button',
        { type: 'button', class: 'quiet', disabled: skip === 0, on: { click: turn(-PAGE) } },
        say('previous'),
      ),
      element(
        'button',
        { type: 'button', class: 'quiet', disabled: last, on: { click: turn(PAGE) } },
        say('following'),
      ),
    )
  }

  const refreshNames = async () => {
    collections = await cloud.collections()
    replaceChildren(names, ...collections.map(nameButton))
  }
  return {
    root,
    show: () => void refresh().catch(() => undefined),
    // counts move on their own; the documents somebody reads stay as they are
    refresh: () => void refreshNames().catch(() => undefined),
  }
}

/** Null if it isn't a JSON object; empty text = everything. */
function parseFilter(text: string): Record<string, unknown> | null {
  if (text === '') return {}
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function indexList({ indexes }: CollectionInfo): HTMLElement {
  const described = indexes.map(
    ({ keys, unique }) =>
      keys.map(([field, direction]) => (direction === 1 ? field : `−${field}`)).join(', ') +
      (unique ? ` (${say('unique')})` : ''),
  )
  return element(
    'details',
    { class: 'indexes' },
    element('summary', {}, `${say('indexes')} ${described.length}`),
    ...(described.length ? described : [say('noIndexes')]).map((text) => element('div', { class: 'code' }, text)),
  )
}

/** Fields that tell a document from its neighbours, the best first. */
const telling = ['title', 'name', 'headName', 'no', 'kind', 'stage', 'state', 'choice', 'openid']

function documentRow(document: StoredDocument): HTMLElement {
  const hint = telling
    .map((field) => document[field])
    .filter((value) => typeof value === 'string' && value !== '')
    .slice(0, 3)
    .join(' · ')
  const row = element(
    'details',
    { class: 'document' },
    element('summary', {}, element('span', { class: 'code' }, document._id), element('span', { class: 'hint' }, hint)),
  )
  row.addEventListener('toggle', () => {
    if (row.open && row.children.length === 1) row.append(documentTree(document))
  })
  return row
}
