import type { Value } from './values'

export interface Limit {
  value: Value
  inclusive: boolean
}

/** What a query says of one field and an index can use. */
export interface Bounds {
  equal: Value[] | undefined
  low: Limit | undefined
  high: Limit | undefined
  /** Every text that matches begins with it. */
  prefix: string | undefined
  /** What an $expr compares with: across types, and a whole array instead of its elements. */
  above: Limit | undefined
  below: Limit | undefined
  /** Where a geo index has what a geo operator may find. */
  place: { start: Buffer; end: Buffer }[] | undefined
}
