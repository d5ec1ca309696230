import { sortBy } from 'lodash-es'
import type { HouseholdId } from '../../shared/ids'

export type ReachState = 'slipSigned' | 'read' | 'delivered' | 'posterPhotographed' | 'notReached'

export interface RollRow {
  readonly id: HouseholdId
  readonly no: string
  readonly group: string
  readonly position: number
  readonly headName: string
  readonly note: string
}

/** What is known of a notice: households by id, posters by group ('' = the whole courtyard). */
export interface Evidence {
  readonly slips: ReadonlySet<string>
  readonly read: ReadonlySet<string>
  readonly delivered: ReadonlySet<string>
  readonly posterGroups: ReadonlySet<string>
}

export type ReachCounts = { readonly [S in ReachState]: number } & { readonly households: number }

/** The surest sign of a household counts, so that every household is in one state. */
export function reachOf({ id, group }: Pick<RollRow, 'id' | 'group'>, evidence: Evidence): ReachState {
  if (evidence.slips.has(id)) return 'slipSigned'
  if (evidence.read.has(id)) return 'read'
  if (evidence.delivered.has(id)) return 'delivered'
  return evidence.posterGroups.has('') || evidence.posterGroups.has(group) ? 'posterPhotographed' : 'notReached'
}

function countStates(states: readonly ReachState[]): ReachCounts {
  const counts = { slipSigned: 0, read: 0, delivered: 0, posterPhotographed: 0, notReached: 0 }
  for (const state of states) counts[state]++
  return { households: states.length, ...counts }
}

/** Households by group in the order of the roll, with counts by state that add up to the group's and the roll's size. */
export function reachTable(roll: readonly RollRow[], evidence: Evidence) {
  const rows = sortBy(roll, 'position').map((row) => ({ ...row, state: reachOf(row, evidence) }))
  const names = [...new Set(rows.map(({ group }) => group))]
  return {
    total: countStates(rows.map(({ state }) => state)),
    groups: names.map((name) => {
      const households = rows.filter(({ group }) => group === name)
      return { name, counts: countStates(households.map(({ state }) => state)), households }
    }),
  }
}
