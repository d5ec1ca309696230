import type { Collection } from './collection'
import { compileQuery } from './compileQuery'
import { parseStored } from './ejson'
import type { Variables } from './expressions/operator'
import { FirstInOrder } from './firstInOrder'
import { planQuery, type Order } from './queryPlan'
import type { NoteRun, QueryRun } from './queryRun'
import { allDocuments, scanIndexes, type Keys, type Stored } from './scans'
import type { Store } from './store'
import type { Fields } from './values'

export type { Order } from './queryPlan'

export interface Found {
  stored: Stored
  document: Fields
}

export interface Search {
  query: Fields
  order?: Order
  skip?: number
  limit?: number
  /** What the `let` of a lookup gives to the query's $expr. */
  variables?: Variables
}

/** So many documents of eachDocument are kept; of the others only where they are. */
const KEPT_MAX = 1000

/** The documents that match, in order; `note` hears what it cost. */
export function findDocuments(store: Store, collection: Collection, search: Search, note: NoteRun): Found[] {
  const { skip = 0, limit = Infinity, order = [] } = search
  const started = performance.now()
  const run = beginRun(collection, search)
  const inMemory = order.length > 0 && (run.plan.order === 0 || run.plan.merge)
  const sorter = inMemory ? new FirstInOrder<Found>(order, skip + limit) : undefined
  const found: Found[] = []
  for (const one of matches(store, collection, run, search.variables)) {
    if (sorter === undefined) found.push(one)
    else sorter.add(one)
  }
  const all = sorter === undefined ? found : sorter.take()
  const wanted = all.slice(skip, Number.isFinite(limit) ? skip + limit : undefined)
  note(Object.assign(run, { sorted: sorter?.added ?? 0, returned: wanted.length, ms: performance.now() - started }))
  return wanted
}

/** How many documents match. None of them is kept. */
export function countDocuments(store: Store, collection: Collection, query: Fields, note: NoteRun): number {
  const started = performance.now()
  const run = { ...beginRun(collection, { query }), counts: true }
  const walk = matches(store, collection, run)
  while (walk.next().done !== true) run.returned++
  note(Object.assign(run, { ms: performance.now() - started }))
  return run.returned
}

/**
 * Every document that matches, one after the other, while the caller changes or removes them. Which they are is settled before
 * the first is handed out: a change must not lead to meeting the same document again further on in an index.
 */
export function* eachDocument(
  store: Store,
  collection: Collection,
  query: Fields,
  note: NoteRun,
): Generator<Found, void, undefined> {
  const started = performance.now()
  const run = beginRun(collection, { query })
  const kept: Found[] = []
  const places: number[] = []
  for (const one of matches(store, collection, run)) {
    if (kept.length < KEPT_MAX) kept.push(one)
    else places.push(one.stored.seq)
  }
  note(Object.assign(run, { returned: kept.length + places.length, ms: performance.now() - started }))
  yield* kept
  for (const seq of places) {
    const stored = store.at(collection, seq)
    if (stored !== undefined) yield { stored, document: parseStored(stored.body) }
  }
}

function beginRun(
  collection: Collection,
  { query, order = [], skip = 0, limit = Infinity, variables }: Search,
): QueryRun {
  return {
    collection: collection.name,
    query,
    order,
    skip,
    limit,
    counts: false,
    plan: planQuery(collection.searchable, query, order, variables),
    keysExamined: 0,
    documentsExamined: 0,
    sorted: 0,
    returned: 0,
    ms: 0,
  }
}

/** What matches, in the order of the plan; of each stretch that is in the order asked for no more than is wanted. */
function* matches(
  store: Store,
  collection: Collection,
  run: QueryRun,
  variables?: Variables,
): Generator<Found, void, undefined> {
  const { query, order, skip, limit, plan } = run
  const matching = compileQuery(query, variables)
  const enough = order.length === 0 || plan.order !== 0 ? skip + limit : Infinity
  const keys: Keys = { examined: 0 }
  for (const candidates of candidatesOf(store, collection, run, keys, enough)) {
    let here = 0
    for (const stored of candidates) {
      run.documentsExamined++
      const document = parseStored(stored.body)
      if (!matching(document)) continue
      yield { stored, document }
      if (++here >= enough) break
    }
  }
  run.keysExamined = keys.examined
}

/** One sequence of candidates, or one for each range of which the first are wanted. */
function candidatesOf(
  store: Store,
  collection: Collection,
  { plan: { scans, order, merge } }: QueryRun,
  keys: Keys,
  wanted: number,
): Iterable<Stored>[] {
  if (scans === undefined) return [allDocuments(store.sqlite, collection, wanted)]
  const direction = order === -1 ? -1 : 1
  const scan = (some: typeof scans) => scanIndexes(store.sqlite, collection, some, direction, keys, wanted)
  if (!merge) return [scan(scans)]
  return scans.flatMap((one) => one.ranges.map((range) => scan([{ ...one, ranges: [range] }])))
}
