import type { Transaction } from '../../shared/database'
import type { AccountId } from '../../shared/ids'
import { seated } from '../../shared/offices'
import { memberKey } from '../readCourtyard'
import type { Binding } from './bindMember'

/** Seats an account as property manager; one that lives nowhere here becomes a member without a household. */
export async function admitPropertyManager(
  transaction: Transaction,
  { courtyardId, accountId, name, now, by }: Omit<Binding, 'householdId'> & { readonly by: readonly AccountId[] },
): Promise<void> {
  const members = transaction.collection('members')
  const key = memberKey(courtyardId, accountId)
  const member = await members.get(key)
  const offices = seated(member ?? { offices: [] }, { office: 'propertyManager', courtyardId, by, now })
  if (!member) {
    await members.create({
      ...{ _id: key, courtyardId, accountId, householdId: null, representative: false, name },
      ...{ offices, createdAt: now, schema: 1 },
    })
  } else await members.update(key, { offices })
}
