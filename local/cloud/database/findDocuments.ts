import { Query } from 'mingo'
import { requestFailed } from '../cloudError'
import type { Collection } from './collections'
import { parseStored } from './ejson'
import { sortKey, type Direction } from './indexKeys'
import { planQuery, type QueryPlan } from './queryPlan'
import type { Store, Stored } from './store'
import type { Fields } from './values'

export type Order = readonly (readonly [path: string, direction: Direction])[]

export interface Found {
  stored: Stored
  document: Fields
}

export interface Search {
  query: Fields
  order?: Order
  skip?: number
  limit?: number
}

/** Scanning more documents than this without an index is worth a line in the log. */
export const SCAN_WARNING_AT = 1000

/** Options for everything mingo does here: no JavaScript from queries. */
export const MINGO_OPTIONS = { scriptEnabled: false } as const

/** The documents that match, in order; `warn` hears of queries that no index fits. */
export function findDocuments(
  store: Store,
  collection: Collection,
  search: Search,
  warn: (text: string) => void,
): Found[] {
  const { query, order = [], skip = 0, limit = Infinity } = search
  const matches = compile(query)
  const plan = planQuery(collection.searchable, query, order)
  const sorted = order.length === 0 || (plan.order !== 0 && !plan.merge)
  const enough = sorted || plan.merge ? skip + limit : Infinity
  const found: Found[] = []
  let scanned = 0
  for (const candidates of candidatesOf(store, collection, plan)) {
    let here = 0
    for (const stored of candidates) {
      scanned++
      const document = parseStored(stored.body)
      if (matches(document)) {
        found.push({ stored, document })
        here++
      }
      if (here >= enough) break
    }
  }
  if (plan.scans === undefined && scanned > SCAN_WARNING_AT) {
    warn(`${collection.name}: ${scanned} documents scanned because no index fits ${JSON.stringify(Object.keys(query))}`)
  }
  const ordered = sorted ? found : sortFound(found, order)
  return ordered.slice(skip, Number.isFinite(limit) ? skip + limit : undefined)
}

/** One sequence of candidates, or one for each range of which the first are wanted. */
function candidatesOf(
  store: Store,
  collection: Collection,
  { scans, order, merge }: QueryPlan<Collection['searchable'][number]>,
): Iterable<Stored>[] {
  if (scans === undefined) return [store.all(collection)]
  const direction = order === -1 ? -1 : 1
  if (!merge) return [store.scan(collection, scans, direction)]
  return scans.flatMap(({ index, ranges }) =>
    ranges.map((range) => store.scan(collection, [{ index, ranges: [range] }], direction)),
  )
}

export function compile(query: Fields): (document: Fields) => boolean {
  if (Object.keys(query).length === 0) return () => true
  try {
    const compiled = new Query(query, MINGO_OPTIONS)
    return (document) => compiled.test(document)
  } catch (error) {
    throw requestFailed(error instanceof Error ? error.message : String(error))
  }
}

function sortFound(found: Found[], order: Order): Found[] {
  const keyed = found.map((item) => ({ item, key: sortKey(item.document, order) }))
  keyed.sort((a, b) => Buffer.compare(a.key, b.key) || a.item.stored.seq - b.item.stored.seq)
  return keyed.map(({ item }) => item)
}
