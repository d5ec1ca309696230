import { readRoll } from '../../shared/readRoll'
import type { HouseholdId } from '../../shared/ids'
import type { MemberDocument } from '../../shared/documents'
import { confirmedBy, countDoors, postedDoor } from '../domain/roll/postedDoor'
import { ownCourtyard, readMembers } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { readStandingQuestions } from './doorQuestions'
import { groupNames } from './groupNames'

/** The roll as everybody may see it, one group with its doors and every group with its counts. */
export const doors: CourtyardUseCase<'doors'> = async (call, { group: wanted }) => {
  const { database, member } = call
  const [courtyard, households, members, questions] = await Promise.all([
    ownCourtyard(call),
    readRoll(database, member.courtyardId),
    readMembers(database, member.courtyardId),
    readStandingQuestions(call, member.courtyardId),
  ])
  const joined = firstJoined(members)
  const posted = households.map((household) => postedDoor(household, joined.get(household._id) ?? null))
  const own = households.find(({ _id }) => _id === member.householdId) ?? null
  const names = groupNames(households)
  const group = [wanted, own?.group ?? ''].find((name) => names.includes(name)) ?? names[0] ?? ''
  const questioned = new Set<string>(questions.map(({ householdId }) => householdId))
  return {
    courtyardName: courtyard.name,
    totals: countDoors(posted),
    groups: names.map((name) => ({ name, ...countDoors(posted.filter((door) => door.group === name)) })),
    group,
    doors: posted
      .filter((door) => door.group === group)
      .map((door) => ({ ...door, mine: door.id === own?._id, questioned: questioned.has(door.id) })),
    mine: own && {
      id: own._id,
      no: own.no,
      address: own.address,
      headName: own.headName,
      adults: own.adults,
      areaDm2: own.areaDm2,
      confirmed: confirmedBy(own) !== 'notYet',
      rowVersion: own.rollVersion,
    },
    mayQuestion: (own?.recognised ?? null) !== null,
  }
}

/** When the first account of each household joined. */
export function firstJoined(
  members: readonly Pick<MemberDocument, 'householdId' | 'createdAt'>[],
): ReadonlyMap<HouseholdId, number> {
  const first = new Map<HouseholdId, number>()
  for (const { householdId, createdAt } of members) {
    if (householdId !== null) first.set(householdId, Math.min(first.get(householdId) ?? createdAt, createdAt))
  }
  return first
}
