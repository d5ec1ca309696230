import { geoPathsOf } from './geo/geoQuery'
import { indexOf, type QueryRun } from './queryRun'
import { shapeOf } from './queryShape'

export interface Reason {
  rule: 'noIndex' | 'sortInMemory' | 'unselective' | 'skip'
  /** The number that the rule is about. */
  documents: number
  /** Whose conditions or order are meant. */
  fields: string[]
  text: string
}

export interface Verdict {
  level: Level
  reasons: Reason[]
}

/** slow: a real environment would call it slow; grows: only the few documents here make it fast. */
export type Level = 'fine' | 'grows' | 'slow'

/** Reading more documents than this for nothing is slow, whatever this machine makes of it. */
export const MANY = 1000
/** Of what an index leads to, so many documents may be read for one that is returned. */
const READ_PER_RETURNED_MAX = 10
/** A count reads what it counts; MongoDB reads only the entries of the index, which are smaller. */
const COUNTED_MAX = 10_000
/** Below this an index that leads to too much isn't worth a word. */
const FEW = 100

/**
 * What a real environment would say of a query. It has no hard rules, only a slow-query log by time (above 100 ms in CloudBase)
 * that a small local collection never reaches, so this judges by what makes queries slow there:
 * - no index fits, so every document is read: CloudBase's 优化数据库查询性能 names it first; MongoDB's notablescan refuses such queries;
 * - a sort in memory: MongoDB's "blocking sort", refused above 32 or 100 MB (manual, Sort and Index Use);
 * - far more documents read than returned: Atlas's alert Query Targeting, by default at 1000 to 1 over a whole server; here 10 to 1 above
 *   1000 documents read, because a local collection is a fraction of a real one;
 * - `skip` in the thousands: everything skipped is read (CloudBase and uniCloud: use a range on the last one seen).
 * Conditions that can't narrow a scan ($ne, $nin, $not, $exists true, a regular expression without a fixed beginning) fall under the first
 * and the third.
 */
export function judgeQuery(run: QueryRun): Verdict {
  const found = [judgeScan(run), judgeComputed(run), judgeSort(run), judgeTargeting(run), judgeSkip(run)].filter(
    (one) => one !== undefined,
  )
  const slow = found.filter(({ level }) => level === 'slow')
  const level = slow.length > 0 ? 'slow' : found.length > 0 ? 'grows' : 'fine'
  return { level, reasons: (slow.length > 0 ? slow : found).map(({ reason }) => reason) }
}

interface Finding {
  level: 'grows' | 'slow'
  reason: Reason
}

function judgeScan(run: QueryRun): Finding | undefined {
  const { query, order, limit, skip, plan, documentsExamined: documents } = run
  const fields = fieldsOf(run)
  // the first documents in natural order: nothing is read but what is returned
  const stops = Object.keys(query).length === 0 && order.length === 0 && Number.isFinite(skip + limit)
  // from the nearest on without an end: a real index gives them in that order, the one here doesn't
  if (plan.scans !== undefined || stops || geoPathsOf(query).length > 0) return undefined
  const text = `${documents} documents scanned because no index fits ${shapeOf(run)}`
  return { level: documents > MANY ? 'slow' : 'grows', reason: { rule: 'noIndex', documents, fields, text } }
}

/** Before 5.0 MongoDB uses an index for the equalities of an $expr only (SERVER-40636). */
function judgeComputed(run: QueryRun): Finding | undefined {
  const { plan, documentsExamined: documents } = run
  const fields = (plan.scans ?? []).flatMap(({ bounds: [first] }) =>
    first !== undefined && 'computed' in first ? [first.field] : [],
  )
  if (fields.length === 0) return undefined
  const text = `${documents} documents read by a range in $expr, for which MongoDB before 5.0 reads every document: ${shapeOf(run)}`
  return { level: documents > MANY ? 'slow' : 'grows', reason: { rule: 'noIndex', documents, fields, text } }
}

function judgeSort(run: QueryRun): Finding | undefined {
  const { sorted: documents, plan, order, skip, returned } = run
  // sorted stretches are merged: no more of each is read than is wanted
  if (documents === 0 || plan.merge || documents <= skip + returned) return undefined
  const fields = order.map(([field]) => field)
  const text = `${documents} documents sorted in memory because no index fits ${shapeOf(run)}`
  return { level: documents > MANY ? 'slow' : 'grows', reason: { rule: 'sortInMemory', documents, fields, text } }
}

function judgeTargeting(run: QueryRun): Finding | undefined {
  const { plan, documentsExamined: documents, skip, returned, counts } = run
  if (plan.scans === undefined || plan.merge) return undefined
  const tooMuch = documents > READ_PER_RETURNED_MAX * Math.max(1, skip + returned)
  const reason = (text: string): Reason => ({ rule: 'unselective', documents, fields: fieldsOf(run), text })
  if (counts && documents > COUNTED_MAX)
    return { level: 'slow', reason: reason(`${documents} documents counted one by one`) }
  if (!tooMuch || documents <= FEW) return undefined
  const text = `${documents} documents read by index ${indexOf(run) ?? ''} for ${returned} returned: ${shapeOf(run)}`
  return { level: documents > MANY ? 'slow' : 'grows', reason: reason(text) }
}

function judgeSkip(run: QueryRun): Finding | undefined {
  const { skip: documents } = run
  if (documents < MANY) return undefined
  const text = `skip(${documents}) reads everything that it skips: ${shapeOf(run)}`
  return { level: 'slow', reason: { rule: 'skip', documents, fields: [], text } }
}

function fieldsOf({ query, order }: QueryRun): string[] {
  const fields = new Set<string>()
  const visit = (part: unknown): void => {
    for (const [key, value] of Object.entries(part as Record<string, unknown>)) {
      if (Array.isArray(value) && key.startsWith('$')) value.forEach(visit)
      else if (!key.startsWith('$')) fields.add(key)
    }
  }
  visit(query)
  for (const [field] of order) fields.add(field)
  return [...fields]
}
