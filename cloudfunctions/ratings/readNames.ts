import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { AccountId } from '../shared/ids'

/** What members of the caller's courtyard are called; somebody who has left is missing. */
export async function readNames(
  { database, member: { courtyardId } }: MemberCall,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<string, string>> {
  const keys = [...new Set(accounts)].map((accountId) => `${courtyardId}:${accountId}`)
  if (keys.length === 0) return new Map()
  const members = await database
    .collection('members')
    .find({ where: { _id: oneOf(keys) }, limit: keys.length, fields: ['accountId', 'name'] })
  return new Map(members.map(({ accountId, name }) => [accountId, name]))
}
