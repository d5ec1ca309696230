import { increment, type Database, type Transaction } from '../../shared/database'
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
 * Before somebody leaves the committee or gets an end of term: somebody else must be on it whose term has no end, so that no instant
 * finds a courtyard without one. Refuses with LAST_COMMITTEE_MEMBER when nobody would be left at all, else with LAST_OPEN_SEAT.
 * Writes the courtyard, so that two who leave at the same moment conflict and the second one looks again.
 */
export async function keepOne(
  transaction: Transaction,
  courtyardId: CourtyardId,
  committee: readonly string[],
  { key, leaves, now }: { readonly key: string; readonly leaves: boolean; readonly now: number },
): Promise<void> {
  await transaction.collection('courtyards').update(courtyardId, { committeeVersion: increment(1) })
  let others = 0
  for (const another of committee) {
    if (another === key) continue
    const member = await transaction.collection('members').get(another)
    if (!member) continue
    if (staysOn(member, 'committee', now)) return
    if (holdsHere(member, 'committee', now)) others++
  }
  throw new Refusal(leaves && others === 0 ? 'LAST_COMMITTEE_MEMBER' : 'LAST_OPEN_SEAT')
}
