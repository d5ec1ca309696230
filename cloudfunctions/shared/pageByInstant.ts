import { below, type Condition } from './database'

/** Far more than one run of a timer writes into one courtyard. */
const AT_ONCE_MAX = 80

interface ByInstant<T> {
  /** Rows of an instant, or before one (null = all), the newest first. */
  readonly find: (when: number | Condition<number> | null, limit: number) => Promise<T[]>
  readonly at: (row: T) => number
  /** Null = from the newest. */
  readonly before: number | null
  readonly size: number
}

/**
 * A page of what is sorted by an instant. What happened at one instant (what one run of a timer wrote) stays on one page:
 * the next one begins below its last instant, so a page that ended between two of one instant would lose the second for
 * ever. One round trip; a second one only where a page would end so.
 */
export async function pageByInstant<T>({
  find,
  at,
  before,
  size,
}: ByInstant<T>): Promise<{ rows: T[]; more: boolean }> {
  const found = await find(before === null ? null : below(before), size + 1)
  const [last, next] = [found[size - 1], found[size]]
  if (!last || !next || at(last) !== at(next)) return { rows: found.slice(0, size), more: next !== undefined }
  const edge = at(last)
  const [together, older] = await Promise.all([find(edge, AT_ONCE_MAX), find(below(edge), 1)])
  return { rows: [...found.filter((row) => at(row) > edge), ...together], more: older.length > 0 }
}
