import { groupBy, sortBy } from 'lodash-es'
import type { HouseholdId } from '../../shared/ids'

export interface ProgressRow {
  readonly id: HouseholdId
  readonly no: string
  readonly group: string
  readonly position: number
  readonly headName: string
  readonly note: string
}

export interface Reached {
  readonly voted: ReadonlySet<string>
  readonly seen: ReadonlySet<string>
  readonly paperWaiting: ReadonlySet<string>
}

export type ReachedState = 'voted' | 'seen' | 'notReached'

/** Households by group in the order of the roll, each with whether it has voted, seen the motion, or isn't reached. */
export function groupProgress(rows: readonly ProgressRow[], { voted, seen, paperWaiting }: Reached) {
  const groups = groupBy(sortBy(rows, 'position'), ({ group }) => group)
  const stateOf = (id: string): ReachedState => (voted.has(id) ? 'voted' : seen.has(id) ? 'seen' : 'notReached')
  return Object.entries(groups).map(([name, members]) => ({
    name,
    households: members.map(({ id, no, headName, note }) => ({
      id,
      no,
      headName,
      note,
      state: stateOf(id),
      paperWaiting: paperWaiting.has(id),
    })),
  }))
}
