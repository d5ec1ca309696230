import { above, type Database } from '../shared/database'
import type { MemberDocument } from '../shared/documents'
import type { AccountId, CourtyardId } from '../shared/ids'
import { PAGE_SIZE, readPages } from '../shared/readPages'
import { officesHere } from '../shared/offices'

/** Everybody of the courtyard who is in an office now. */
export async function readOfficeHolders(
  database: Database,
  courtyardId: CourtyardId,
  now: number,
): Promise<MemberDocument[]> {
  const members = await readPages(
    (after) =>
      database.collection('members').find({
        where: { courtyardId, accountId: above(after as AccountId) },
        orderBy: [['accountId', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ accountId }) => accountId,
  )
  return members.filter((member) => officesHere(member, now).length > 0)
}
