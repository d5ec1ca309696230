import type { StoredDocument } from '../cloud/cloudControl'
import { element } from '../element'
import { documentTree } from './documentTree'

const HINTS_MAX = 3
const HINT_LENGTH_MAX = 40

/** A stored document: its id and its first short texts, which unfold to all of it. */
export function documentRow(document: StoredDocument): HTMLElement {
  const row = element(
    'details',
    { class: 'document' },
    element(
      'summary',
      {},
      element('span', { class: 'code' }, document._id),
      element('span', { class: 'hint' }, sayShortly(document)),
    ),
  )
  row.addEventListener('toggle', () => {
    if (row.open && row.children.length === 1) row.append(documentTree(document))
  })
  return row
}

/** Names and words that tell a document from its neighbours; ids and long texts don't. */
export const sayShortly = (document: StoredDocument): string =>
  Object.entries(document)
    .flatMap(([field, value]) =>
      typeof value === 'string' && value !== '' && value.length <= HINT_LENGTH_MAX && !/(_id|Id|[hH]ash)$/.test(field)
        ? [value]
        : [],
    )
    .slice(0, HINTS_MAX)
    .join(' · ')
