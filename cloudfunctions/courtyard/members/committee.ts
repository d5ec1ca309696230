import { increment, type Database, type Transaction } from '../../shared/database'
import type { MemberDocument } from '../../shared/documents'
import type { CourtyardId } from '../../shared/ids'
import { holdsHere, staysOn } from '../../shared/offices'
import { Refusal } from '../../shared/refusal'
import { readMembers } from '../readCourtyard'

/** Keys of everybody on the committee now. */
export async function committeeKeys(database: Database, courtyardId: CourtyardId, now: number): Promise<string[]> {
  const members = await readMembers(database, courtyardId)
  return members.filter((member) => holdsHere(member, 'committee', now)).map(({ _id }) => _id)
}

/**
 * Why the others can't do without somebody: no instant may find a courtyard without a committee. LAST_COMMITTEE_MEMBER when nobody
 * would be left at all, LAST_OPEN_SEAT when everybody who is left has an end of term. Null: they can.
 */
export function neededSeat(others: readonly MemberDocument[], leaves: boolean, now: number) {
  if (others.some((member) => staysOn(member, 'committee', now))) return null
  const left = others.some((member) => holdsHere(member, 'committee', now))
  return leaves && !left ? 'LAST_COMMITTEE_MEMBER' : 'LAST_OPEN_SEAT'
}

/**
 * Before somebody leaves the committee or gets an end of term: refuses where they are needed. Writes the courtyard, so that two who
 * leave at the same moment conflict and the second one looks again.
 */
export async function keepOne(
  transaction: Transaction,
  courtyardId: CourtyardId,
  committee: readonly string[],
  { key, leaves, now }: { readonly key: string; readonly leaves: boolean; readonly now: number },
): Promise<void> {
  await transaction.collection('courtyards').update(courtyardId, { committeeVersion: increment(1) })
  const others: MemberDocument[] = []
  for (const another of committee) {
    const member = another === key ? null : await transaction.collection('members').get(another)
    if (member) others.push(member)
  }
  const needed = neededSeat(others, leaves, now)
  if (needed) throw new Refusal(needed)
}
