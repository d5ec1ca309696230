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
  readonly paperOut: ReadonlySet<string>
  readonly seen: ReadonlySet<string>
  readonly paperWaiting: ReadonlySet<string>
}

export type ReachedState = 'voted' | 'paperOut' | 'seen' | 'notReached'

/** Households by group in the order of the roll, each with whether it has voted, holds paper, has seen the motion, or isn't reached. */
export function groupProgress(rows: readonly ProgressRow[], { voted, paperOut, seen, paperWaiting }: Reached) {
  const groups = groupBy(sortBy(rows, 'position'), ({ group }) => group)
  const stateOf = (id: string): ReachedState => {
    if (voted.has(id)) return 'voted'
    if (paperOut.has(id)) return 'paperOut'
    return seen.has(id) ? 'seen' : 'notReached'
  }
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
