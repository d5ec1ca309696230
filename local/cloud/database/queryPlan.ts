import { encodeKey, isRangeable, typeBracket } from './keyOrder'
import type { Direction, IndexSpec } from './indexKeys'
import { isFields, operatorsOf, type Fields, type Value } from './values'

/** Keys from `start` (inclusive) to `end` (exclusive). */
export interface KeyRange {
  start: Buffer
  end: Buffer
}

export interface PlannableIndex extends IndexSpec {
  /** Some document has an array in it, so one field may satisfy two bounds with different elements. */
  multikey: boolean
}

export interface IndexScan<Index extends PlannableIndex> {
  index: Index
  ranges: KeyRange[]
}

/** How to find candidates: by index (a superset of the matches), or every document when `scans` is undefined. */
export interface QueryPlan<Index extends PlannableIndex> {
  scans: IndexScan<Index>[] | undefined
  /** The scan yields documents in the order asked for: 1 forward, -1 backward, 0 they have to be sorted. */
  order: Direction | 0
  /** Each range is in that order by itself, so the first of all are among the first of each (MongoDB's merge of sorted scans). */
  merge: boolean
}

type Order = readonly (readonly [path: string, direction: Direction])[]

interface Bounds {
  equal: Value[] | undefined
  low: { value: Value; inclusive: boolean } | undefined
  high: { value: Value; inclusive: boolean } | undefined
}

/** More combinations than this of $in lists are not worth their seeks. */
const RANGES_MAX = 1000
/** MongoDB merges so many sorted scans at most (internalQueryMaxScansToExplode). */
const MERGED_MAX = 200
const AFTER = Buffer.of(0xff)

/** Picks the index with the longest run of equalities, then a range, then the order that saves a sort. */
export function planQuery<Index extends PlannableIndex>(
  indexes: readonly Index[],
  query: Fields,
  order: Order,
): QueryPlan<Index> {
  const bounds = collectBounds(query, new Map())
  let best: { plan: QueryPlan<Index>; score: number } | undefined
  for (const index of indexes) {
    const candidate = planIndex(index, bounds, order)
    if (candidate !== undefined && (best === undefined || candidate.score > best.score)) best = candidate
  }
  if (best !== undefined) return best.plan
  const branches = planBranches(indexes, query)
  return { scans: branches, order: 0, merge: false }
}

/** A query that is only an $or is found by index when every branch is. */
function planBranches<Index extends PlannableIndex>(
  indexes: readonly Index[],
  query: Fields,
): IndexScan<Index>[] | undefined {
  const branches = query['$or']
  if (!Array.isArray(branches)) return undefined
  const scans: IndexScan<Index>[] = []
  for (const branch of branches) {
    const plan = isFields(branch) ? planQuery(indexes, branch, []) : undefined
    if (plan?.scans === undefined) return undefined
    scans.push(...plan.scans)
  }
  return scans
}

function collectBounds(query: Fields, found: Map<string, Bounds>): Map<string, Bounds> {
  for (const [path, condition] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isFields(part)) collectBounds(part, found)
    } else if (!path.startsWith('$')) {
      const bounds = found.get(path) ?? { equal: undefined, low: undefined, high: undefined }
      found.set(path, bounds)
      addBounds(bounds, condition)
    }
  }
  return found
}

function isPoint(value: Value): boolean {
  return !Array.isArray(value) && !(value instanceof RegExp)
}

function addBounds(bounds: Bounds, condition: Value): void {
  if (!isFields(condition) || operatorsOf(condition).length === 0) {
    if (isPoint(condition)) bounds.equal ??= [condition]
    return
  }
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === '$eq' && isPoint(operand)) bounds.equal ??= [operand]
    else if (operator === '$in' && Array.isArray(operand) && operand.every(isPoint)) bounds.equal ??= operand
    else if (operator === '$exists' && operand === false) bounds.equal ??= [null]
    else if (!isRangeable(operand)) continue
    else if (operator === '$gt' || operator === '$gte')
      bounds.low ??= { value: operand, inclusive: operator === '$gte' }
    else if (operator === '$lt' || operator === '$lte')
      bounds.high ??= { value: operand, inclusive: operator === '$lte' }
  }
}

function planIndex<Index extends PlannableIndex>(
  index: Index,
  bounds: Map<string, Bounds>,
  order: Order,
): { plan: QueryPlan<Index>; score: number } | undefined {
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
  return { plan: { scans: [{ index, ranges }], order: ordered, merge: ordered !== 0 && ranges.length > 1 }, score }
}

function rangeOf(bounds: Bounds | undefined, direction: Direction, multikey: boolean): KeyRange | undefined {
  const low = bounds?.low
  const high = bounds?.high
  const value = low?.value ?? high?.value
  if (value === undefined) return undefined
  const bracket = typeBracket(value)
  let start: Buffer = bracket.low
  let end: Buffer = bracket.high
  if (low !== undefined) start = low.inclusive ? encodeKey(low.value) : Buffer.concat([encodeKey(low.value), AFTER])
  if (high !== undefined && !(multikey && low !== undefined)) {
    end = high.inclusive ? Buffer.concat([encodeKey(high.value), AFTER]) : encodeKey(high.value)
  }
  return direction === 1 ? { start, end } : flipRange(bracket, low, high, multikey)
}

function flipRange(
  bracket: { low: Buffer; high: Buffer },
  low: Bounds['low'],
  high: Bounds['high'],
  multikey: boolean,
): KeyRange {
  const type = ~(bracket.low[0] ?? 0) & 0xff
  let start: Buffer = Buffer.of(type)
  let end: Buffer = Buffer.of(type + 1)
  if (high !== undefined && !(multikey && low !== undefined)) {
    const key = encodeKey(high.value, -1)
    start = high.inclusive ? key : Buffer.concat([key, AFTER])
  }
  if (low !== undefined) {
    const key = encodeKey(low.value, -1)
    end = low.inclusive ? Buffer.concat([key, AFTER]) : key
  }
  return { start, end }
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
