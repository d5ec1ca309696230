import type { PlannableIndex } from './queryPlan'

/** An index and the table that holds its entries; `_id` is one whose entries are the documents themselves. */
export interface Index extends PlannableIndex {
  id: number
  table: string
}

export interface Collection {
  id: number
  name: string
  table: string
  /** The declared indexes. */
  indexes: Index[]
  /** The declared ones and `_id`. */
  searchable: Index[]
  /** Paths with a 2dsphere index. They say what geo operators may look at and what may be stored; nothing is looked up in them. */
  geo: string[]
}
