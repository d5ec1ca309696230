import type { Call, MemberCall } from '../shared/call'
import { above, oneOf, type Database } from '../shared/database'
import type { CourtyardDocument, HouseholdDocument, MemberDocument } from '../shared/documents'
import type { AccountId, CourtyardId, HouseholdId } from '../shared/ids'
import { PAGE_SIZE, readPages } from '../shared/readPages'
import { Refusal } from '../shared/refusal'

export const memberKey = (courtyardId: CourtyardId, accountId: AccountId) => `${courtyardId}:${accountId}`

export async function ownCourtyard({ database, member }: MemberCall): Promise<CourtyardDocument> {
  const courtyard = await database.collection('courtyards').get(member.courtyardId)
  if (!courtyard) throw new Refusal('NOT_FOUND')
  return courtyard
}

/** The courtyards of all the caller's memberships (at most 20). */
export function readCourtyards({ database, memberships }: Call): Promise<CourtyardDocument[]> {
  const ids = memberships.map(({ courtyardId }) => courtyardId)
  if (ids.length === 0) return Promise.resolve([])
  return database.collection('courtyards').find({ where: { _id: oneOf(ids) }, limit: ids.length })
}

export async function ownHousehold({ database, member }: MemberCall): Promise<HouseholdDocument | null> {
  return member.householdId && database.collection('households').get(member.householdId)
}

/** A household of this courtyard that is on the roll, or NOT_FOUND: another courtyard's looks like none. */
export async function activeHousehold(
  { database, member }: MemberCall,
  householdId: HouseholdId,
): Promise<HouseholdDocument> {
  const household = await database.collection('households').get(householdId)
  if (!household || household.courtyardId !== member.courtyardId || !household.active) throw new Refusal('NOT_FOUND')
  return household
}

export function readMembers(database: Database, courtyardId: CourtyardId): Promise<MemberDocument[]> {
  return readPages(
    (after) =>
      database.collection('members').find({
        where: { courtyardId, ...(after === '' ? {} : { accountId: above(after as AccountId) }) },
        orderBy: [['accountId', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ accountId }) => accountId,
  )
}

/** Accounts bound to each household. */
export function countMembers(members: readonly MemberDocument[]): Map<HouseholdId, number> {
  const counts = new Map<HouseholdId, number>()
  for (const { householdId } of members) {
    if (householdId !== null) counts.set(householdId, (counts.get(householdId) ?? 0) + 1)
  }
  return counts
}

/** Votes announced or open: the open ones keep the electorate they were frozen with, whatever happens to the roll. */
export function countOpenMotions(database: Database, courtyardId: CourtyardId): Promise<number> {
  return database.collection('motions').count({ courtyardId, stage: oneOf(['announced', 'open']) })
}
