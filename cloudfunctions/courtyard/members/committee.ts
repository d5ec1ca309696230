import { increment, type Database, type Transaction } from '../../shared/database'
import type { CourtyardId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { readMembers } from '../readCourtyard'

/** Keys of everybody on the committee. */
export async function committeeKeys(database: Database, courtyardId: CourtyardId): Promise<string[]> {
  const members = await readMembers(database, courtyardId)
  return members.filter(({ roles }) => roles.includes('committee')).map(({ _id }) => _id)
}

/**
 * Before somebody leaves the committee: refuses with LAST_COMMITTEE_MEMBER when nobody would be left. Writes the
 * courtyard, so that two who leave at the same moment conflict and the second one looks again.
 */
export async function keepOne(
  transaction: Transaction,
  courtyardId: CourtyardId,
  committee: readonly string[],
  leaving: string,
): Promise<void> {
  await transaction.collection('courtyards').update(courtyardId, { committeeVersion: increment(1) })
  for (const key of committee) {
    if (key === leaving) continue
    const member = await transaction.collection('members').get(key)
    if (member?.roles.includes('committee')) return
  }
  throw new Refusal('LAST_COMMITTEE_MEMBER')
}
