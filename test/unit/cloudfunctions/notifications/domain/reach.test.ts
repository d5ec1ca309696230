import fc from 'fast-check'
import {
  reachOf,
  reachTable,
  type Evidence,
  type RollRow,
} from '../../../../../cloudfunctions/notifications/domain/reach'
import type { HouseholdId } from '../../../../../cloudfunctions/shared/ids'

const STATES = ['slipSigned', 'read', 'delivered', 'posterPhotographed', 'notReached'] as const
const nothing: Evidence = { slips: new Set(), read: new Set(), delivered: new Set(), posterGroups: new Set() }
const row = (id: string, group: string, position: number): RollRow => ({
  id: id as HouseholdId,
  no: id,
  group,
  position,
  headName: '',
  note: '',
})

test('the surest sign counts', () => {
  const all: Evidence = {
    slips: new Set(['a']),
    read: new Set(['a', 'b']),
    delivered: new Set(['a', 'b', 'c']),
    posterGroups: new Set(['1组']),
  }
  expect(['a', 'b', 'c', 'd'].map((id) => reachOf(row(id, '1组', 0), all))).toEqual(STATES.slice(0, 4))
  expect(reachOf(row('e', '2组', 0), all)).toBe('notReached')
  expect(reachOf(row('e', '2组', 0), { ...nothing, posterGroups: new Set(['']) })).toBe('posterPhotographed')
})

test('groups and households keep the order of the roll', () => {
  const table = reachTable([row('a', '10组', 3), row('b', '2组', 1), row('c', '10组', 2)], nothing)
  expect(table.groups.map(({ name, households }) => [name, households.map(({ id }) => id)])).toEqual([
    ['2组', ['b']],
    ['10组', ['c', 'a']],
  ])
})

test('whatever is known, the table adds up to the roll', () => {
  const ids = fc.nat({ max: 60 }).map(String)
  const groups = fc.constantFrom('1组', '2组', '', '__proto__', 'constructor')
  const sets = (values: fc.Arbitrary<string>) => fc.array(values).map((some) => new Set(some))
  const evidence = fc.record({ slips: sets(ids), read: sets(ids), delivered: sets(ids), posterGroups: sets(groups) })
  const roll = fc
    .uniqueArray(fc.record({ id: ids, group: groups, position: fc.nat() }), { selector: ({ id }) => id })
    .map((some) => some.map(({ id, group, position }) => row(id, group, position)))
  fc.assert(
    fc.property(roll, evidence, (households, known) => {
      const { total, groups: tables } = reachTable(households, known)
      const sum = (counts: typeof total) => STATES.reduce((all, state) => all + counts[state], 0)
      expect(sum(total)).toBe(households.length)
      expect(total.households).toBe(households.length)
      for (const { counts, households: listed } of tables) {
        expect(sum(counts)).toBe(listed.length)
        expect(counts.households).toBe(listed.length)
      }
      for (const state of STATES) {
        expect(tables.reduce((all, { counts }) => all + counts[state], 0)).toBe(total[state])
      }
      expect(tables.flatMap((group) => group.households.map(({ id }) => id)).sort()).toEqual(
        households.map(({ id }) => id).sort(),
      )
    }),
    { numRuns: 1000 },
  )
})
