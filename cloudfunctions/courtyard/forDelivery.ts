import type { Database } from '../shared/database'
import type { CourtyardId } from '../shared/ids'
import { readRoll } from '../shared/readRoll'
import { countDoors, postedDoor, type DoorCounts, type PostedDoor } from './domain/roll/postedDoor'
import { readMembers } from './readCourtyard'
import { firstJoined } from './roll/doors'
import { groupNames } from './roll/groupNames'

export interface BoardRoll {
  readonly group: string
  readonly doors: readonly PostedDoor[]
  readonly counts: DoorCounts
}

/** What hangs on the board of one group: the very list that everybody sees. Null without a roll. For the function `notifications`. */
export async function readBoardRoll(
  database: Database,
  courtyardId: CourtyardId,
  wanted: string,
): Promise<BoardRoll | null> {
  const [households, members] = await Promise.all([readRoll(database, courtyardId), readMembers(database, courtyardId)])
  const joined = firstJoined(members)
  const names = groupNames(households)
  const group = names.includes(wanted) ? wanted : (names[0] ?? '')
  const doors = households
    .filter((household) => household.group === group)
    .map((household) => postedDoor(household, joined.get(household._id) ?? null))
  return doors.length === 0 ? null : { group, doors, counts: countDoors(doors) }
}
