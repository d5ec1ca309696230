import type { MemberCall } from './call'
import { oneOf } from './database'
import type { AccountId } from './ids'

/** What members of the caller's courtyard are called; somebody who has left is missing. Null asks for nobody. */
export async function readNames(
  { database, member: { courtyardId } }: MemberCall,
  accounts: readonly (AccountId | null)[],
): Promise<ReadonlyMap<string, string>> {
  const keys = [...new Set(accounts)].flatMap((accountId) => (accountId === null ? [] : `${courtyardId}:${accountId}`))
  if (keys.length === 0) return new Map()
  const members = await database
    .collection('members')
    .find({ where: { _id: oneOf(keys) }, limit: keys.length, fields: ['accountId', 'name'] })
  return new Map(members.map(({ accountId, name }) => [accountId, name]))
}
