import type { CloudControl, CollectionInfo } from '../cloud/cloudControl'
import { element, replaceChildren } from '../element'
import { say } from '../words'
import { documentRow } from './documentRow'
import { draftQuery } from './draftQuery'
import type { View } from './drawer'
import { explainLine } from './explainLine'
import { filterForm, type Asking } from './filterForm'
import { keyedList } from './keyedList'
import { parseFilter } from './parseFilter'
import { parseOrder, sayFields } from './sayQuery'

const PAGE = 20
const EVERYTHING: Asking = { filter: '', order: '' }

export interface DataView extends View {
  /** Looks for what a query of this shape would look for, and says how it is found. */
  tryOut(collection: string, shape: string): Promise<void>
}

type Cloud = Pick<CloudControl, 'collections' | 'documents' | 'explain'>

/** Collections of the local cloud, to look at: nothing here writes. */
export function dataView(cloud: Cloud): DataView {
  let collections: readonly CollectionInfo[] = []
  let chosen = ''
  let asking = EVERYTHING
  let skip = 0
  /** What the head was drawn for. */
  let drawn = ''
  /** Counts what was asked for: an answer that comes after the next question isn't shown. */
  let asked = 0
  const head = element('div', { class: 'collection-head' })
  const found = element('div', { class: 'documents', 'aria-live': 'polite' })
  const names = keyedList<CollectionInfo>(
    'collections',
    () => say('noCollections'),
    ({ name }) => name,
    ({ name }) => {
      const count = element('span', { class: 'figures' })
      const click = () => void choose(name, EVERYTHING)
      const root = element('button', { type: 'button', on: { click } }, element('span', {}, name), count)
      return {
        root,
        show: (info) => void (count.textContent = String(info.count)),
      }
    },
  )

  /** Nothing that stands is drawn again: somebody may be typing in it. */
  function draw(): void {
    if (!collections.some(({ name }) => name === chosen)) chosen = collections[0]?.name ?? ''
    names.show(collections)
    for (const button of names.root.querySelectorAll('button'))
      button.ariaPressed = String(button.firstChild?.textContent === chosen)
    const info = collections.find(({ name }) => name === chosen)
    const now = JSON.stringify([chosen, asking, info?.indexes])
    if (now === drawn) return
    drawn = now
    if (!info) return replaceChildren(head)
    replaceChildren(
      head,
      element('h2', {}, chosen, element('span', { class: 'mark calm' }, say('readOnly'))),
      indexList(info),
      filterForm(asking, (next) => void choose(chosen, next)),
    )
  }

  async function showNames(): Promise<void> {
    collections = await cloud.collections()
    draw()
  }

  async function choose(collection: string, next: Asking): Promise<void> {
    chosen = collection
    asking = next
    skip = 0
    draw()
    names.root.querySelector('[aria-pressed=true]')?.scrollIntoView({ block: 'nearest' })
    await showDocuments()
  }

  async function refresh(): Promise<void> {
    await showNames()
    if (chosen !== '') await showDocuments()
  }

  async function showDocuments(): Promise<void> {
    const where = parseFilter(asking.filter)
    if (!where) return replaceChildren(found, wrong(say('filterWrong')))
    const mine = ++asked
    const query = { collection: chosen, where, order: parseOrder(asking.order), skip, limit: PAGE }
    try {
      const everything = asking.filter === '' && asking.order === ''
      const explained = everything ? null : await cloud.explain(query)
      const { documents, total } = await cloud.documents(query)
      if (mine !== asked) return
      replaceChildren(
        found,
        explained && explainLine(explained),
        pager(total, documents.length),
        ...(documents.length ? documents.map(documentRow) : [element('p', { class: 'empty' }, say('noDocuments'))]),
      )
    } catch (error) {
      if (mine === asked) replaceChildren(found, wrong(error instanceof Error ? error.message : String(error)))
    }
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

  return {
    root: element(
      'div',
      { class: 'data-view' },
      element('nav', { 'aria-label': say('data') }, names.root),
      element('div', { class: 'collection' }, head, found),
    ),
    show: () => void refresh().catch(() => undefined),
    // counts move on their own; the documents somebody reads stay as they are
    refresh: () => void showNames().catch(() => undefined),
    async tryOut(collection, shape) {
      const everything = { collection, where: {}, order: [], skip: 0, limit: 1 }
      const [sample] = (await cloud.documents(everything)).documents
      const draft = draftQuery(shape, sample ?? {})
      const next = draft && { filter: JSON.stringify(draft.where), order: sayFields(draft.order) }
      await showNames()
      await choose(collection, next ?? EVERYTHING)
    },
  }
}

const wrong = (text: string): HTMLElement => element('p', { class: 'wrong', role: 'alert' }, text)

function indexList({ indexes }: CollectionInfo): HTMLElement {
  const described = indexes.map(
    ({ name, keys, unique }) =>
      `${name}: ${keys.map(([field, direction]) => (direction === 1 ? field : `-${field}`)).join(', ')}` +
      (unique ? ` (${say('unique')})` : ''),
  )
  return element(
    'details',
    { class: 'indexes' },
    element('summary', {}, `${say('indexes')} ${described.length}`),
    ...(described.length ? described : [say('noIndexes')]).map((text) => element('div', { class: 'code' }, text)),
  )
}
