import { sortBy } from 'lodash-es'
import { reachOf } from './domain/reach'
import { readReach } from './readReach'
import type { NotificationsUseCase } from './useCase'

/** Whom to call on: the households not reached, group by group in the order of the roll. */
export const sweepList: NotificationsUseCase<'sweepList'> = async (call, { eventId, group: wanted }) => {
  const { row, roll, members, evidence } = await readReach(call, eventId)
  const ordered = sortBy(roll, 'position')
  const names = [...new Set(ordered.map(({ group }) => group))]
  const left = ordered.filter(({ _id, group }) => reachOf({ id: _id, group }, evidence) === 'notReached')
  const online = new Set<string | null>(members.map(({ householdId }) => householdId))
  const shown = wanted === '' ? left : left.filter(({ group }) => group === wanted)
  return {
    title: row.title,
    groups: names.map((name) => ({ name, left: left.filter(({ group }) => group === name).length })),
    // a group's households may stand apart in the roll; who walks goes through one group at a time
    households: sortBy(shown, ({ group }) => names.indexOf(group)).map((household) => ({
      id: household._id,
      no: household.no,
      headName: household.headName,
      note: household.note,
      group: household.group,
      address: household.address,
      offline: !online.has(household._id),
    })),
  }
}
