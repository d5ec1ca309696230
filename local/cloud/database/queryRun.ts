import type { Index } from './collection'
import type { Order, QueryPlan } from './queryPlan'
import type { Fields } from './values'

/** What one query has cost. */
export interface QueryRun {
  collection: string
  query: Fields
  order: Order
  skip: number
  limit: number
  /** Only the number of matches was wanted. */
  counts: boolean
  plan: QueryPlan<Index>
  /** Index entries and documents that were looked at, as MongoDB's explain counts them. */
  keysExamined: number
  documentsExamined: number
  /** Documents that were sorted in memory. */
  sorted: number
  /** Documents that matched and were wanted. */
  returned: number
  ms: number
}

/** Hears of every query when it is over. */
export type NoteRun = (run: QueryRun) => void

/** Each index once, several joined by ` + `; null when every document was read. */
export function indexOf({ plan: { scans } }: QueryRun): string | null {
  return scans === undefined ? null : [...new Set(scans.map(({ index }) => index.name))].join(' + ')
}
