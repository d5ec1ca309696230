import type { Bounds, Limit } from './bounds'
import type { Variables } from './expressions/operator'
import type { Direction, IndexSpec } from './indexKeys'
import { AFTER, rangeOf, type KeyRange } from './keyRange'
import { encodeKey } from './keyOrder'
import { collectBounds } from './queryBounds'
import { isFields, type Fields, type Value } from './values'

export interface PlannableIndex extends IndexSpec {
  /** Some document has an array in it, so one field may satisfy two bounds with different elements. */
  multikey: boolean
}

/** What is read of one field of an index, to be shown. */
export type FieldBound =
  | { field: string; equal: Value[] }
  /** `computed`: by an $expr. */
  | { field: string; from: Limit | undefined; to: Limit | undefined; computed?: true }

export interface IndexScan<Index extends PlannableIndex> {
  index: Index
  ranges: KeyRange[]
  bounds: FieldBound[]
}

/** How to find candidates: by index (a superset of the matches), or every document when `scans` is undefined. */
export interface QueryPlan<Index extends PlannableIndex> {
  scans: IndexScan<Index>[] | undefined
  /** The scan yields documents in the order asked for: 1 forward, -1 backward, 0 they have to be sorted. */
  order: Direction | 0
  /** Each range is in that order by itself, so the first of all are among the first of each (MongoDB's merge of sorted scans). */
  merge: boolean
}

export type Order = readonly (readonly [path: string, direction: Direction])[]

/** More combinations than this of $in lists are not worth their seeks. */
const RANGES_MAX = 1000
/** MongoDB merges so many sorted scans at most (internalQueryMaxScansToExplode). */
const MERGED_MAX = 200

/** Picks the index with the longest run of equalities, then a range, then the order that saves a sort. */
export function planQuery<Index extends PlannableIndex>(
  indexes: readonly Index[],
  query: Fields,
  order: Order,
  variables: Variables = {},
): QueryPlan<Index> {
  const bounds = collectBounds(query, variables)
  let best: { plan: QueryPlan<Index>; score: number } | undefined
  for (const index of indexes) {
    const candidate = planIndex(index, bounds, order)
    if (candidate !== undefined && (best === undefined || candidate.score > best.score)) best = candidate
  }
  if (best !== undefined) return best.plan
  const branches = planBranches(indexes, query, variables)
  return { scans: branches, order: 0, merge: false }
}

/** Whether indexes lead a query elsewhere than another one: if the other finds more, to less. */
export function leadsElsewhere<Index extends PlannableIndex>(
  indexes: readonly Index[],
  { query, order = [], variables = {} }: { query: Fields; order?: Order; variables?: Variables },
  than: Fields,
): boolean {
  const rangesOf = (some: Fields) =>
    planQuery(indexes, some, order, variables).scans?.map(({ index, ranges }) => [index.name, ...ranges])
  return JSON.stringify(rangesOf(query)) !== JSON.stringify(rangesOf(than))
}

/** A query that is only an $or is found by index when every branch is. */
function planBranches<Index extends PlannableIndex>(
  indexes: readonly Index[],
  query: Fields,
  variables: Variables,
): IndexScan<Index>[] | undefined {
  const branches = query['$or']
  if (!Array.isArray(branches)) return undefined
  const scans: IndexScan<Index>[] = []
  for (const branch of branches) {
    const plan = isFields(branch) ? planQuery(indexes, branch, [], variables) : undefined
    if (plan?.scans === undefined) return undefined
    scans.push(...plan.scans)
  }
  return scans
}

function planIndex<Index extends PlannableIndex>(
  index: Index,
  bounds: Map<string, Bounds>,
  order: Order,
): { plan: QueryPlan<Index>; score: number } | undefined {
  if (index.cells === true) return planCells(index, bounds)
  let prefixes = [Buffer.alloc(0)]
  let used = 0
  for (const [path, direction] of index.keys) {
    const equal = bounds.get(path)?.equal
    if (equal === undefined || prefixes.length * equal.length > RANGES_MAX) break
    const parts = [
      ...new Map(equal.map((value) => [encodeKey(value).toString('latin1'), encodeKey(value, direction)])).values(),
    ]
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])))
    used++
  }
  const next = index.keys[used]
  const range = next === undefined ? undefined : rangeOf(bounds.get(next[0]), next[1], index.multikey)
  const ranges = prefixes.map((prefix) =>
    range === undefined
      ? { start: prefix, end: Buffer.concat([prefix, AFTER]) }
      : { start: Buffer.concat([prefix, range.start]), end: Buffer.concat([prefix, range.end]) },
  )
  // a field that may have several values orders nothing across them
  const several = new Set(
    index.keys.slice(0, used).flatMap(([path]) => ((bounds.get(path)?.equal?.length ?? 0) > 1 ? [path] : [])),
  )
  const orderable =
    order.length > 0 && prefixes.length <= MERGED_MAX && !index.multikey && !order.some(([path]) => several.has(path))
  const ordered = orderable ? orderBy(index, used, order) : 0
  if (used === 0 && range === undefined && ordered === 0) return undefined
  ranges.sort((a, b) => Buffer.compare(a.start, b.start))
  const score = used * 8 + (range === undefined ? 0 : 4) + (ordered === 0 ? 0 : 2) + (index.unique ? 1 : 0)
  const scan = { index, ranges, bounds: describe(index, used, range !== undefined, bounds) }
  return { plan: { scans: [scan], order: ordered, merge: ordered !== 0 && ranges.length > 1 }, score }
}

/** Worth as much as a range. */
function planCells<Index extends PlannableIndex>(index: Index, bounds: Map<string, Bounds>) {
  const place = index.keys.map(([path]) => bounds.get(path)?.place)[0]
  if (place === undefined) return undefined
  const ranges = [...place].sort((a, b) => Buffer.compare(a.start, b.start))
  return { plan: { scans: [{ index, ranges, bounds: [] }], order: 0 as const, merge: false }, score: 4 }
}

function describe(index: PlannableIndex, used: number, ranged: boolean, bounds: Map<string, Bounds>): FieldBound[] {
  return index.keys.slice(0, ranged ? used + 1 : used).map(([field], i): FieldBound => {
    const found = bounds.get(field)
    if (i < used) return { field, equal: found?.equal ?? [] }
    if (found?.prefix === undefined) {
      if (found?.low === undefined && found?.high === undefined)
        return { field, from: found?.above, to: found?.below, computed: true }
      return { field, from: found.low, to: index.multikey && found.low !== undefined ? undefined : found.high }
    }
    const { prefix } = found
    return {
      field,
      from: { value: prefix, inclusive: true },
      to: { value: `${prefix}\u{10ffff}`, inclusive: false },
    }
  })
}

/** After `used` equalities the index runs in the order of its remaining keys; fields held equal do not order anything. */
function orderBy(index: PlannableIndex, used: number, order: Order): Direction | 0 {
  const equal = new Set(index.keys.slice(0, used).map(([path]) => path))
  const wanted = order.filter(([path]) => !equal.has(path))
  const rest = index.keys.slice(used)
  if (wanted.length === 0) return 1
  if (wanted.length > rest.length) return 0
  let direction: Direction | 0 = 0
  for (const [i, [path, wantedDirection]] of wanted.entries()) {
    const key = rest[i]
    if (key === undefined || key[0] !== path) return 0
    const same: Direction = key[1] === wantedDirection ? 1 : -1
    if (direction !== 0 && direction !== same) return 0
    direction = same
  }
  return direction
}
