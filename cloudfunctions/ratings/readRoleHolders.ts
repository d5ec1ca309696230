import { above, type Database } from '../shared/database'
import type { MemberDocument } from '../shared/documents'
import type { AccountId, CourtyardId } from '../shared/ids'
import { PAGE_SIZE, readPages } from '../shared/readPages'

/** Everybody of the courtyard with a role. */
export async function readRoleHolders(database: Database, courtyardId: CourtyardId): Promise<MemberDocument[]> {
  const members = await readPages(
    (after) =>
      database.collection('members').find({
        where: { courtyardId, accountId: above(after as AccountId) },
        orderBy: [['accountId', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ accountId }) => accountId,
  )
  return members.filter(({ roles }) => roles.length > 0)
}
