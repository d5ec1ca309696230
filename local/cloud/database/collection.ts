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
  /** The indexes of `geo`. */
  cells: Index[]
  /** All of them and `_id`. */
  searchable: Index[]
  /** Paths with a 2dsphere index: what geo operators may look at. */
  geo: string[]
}
