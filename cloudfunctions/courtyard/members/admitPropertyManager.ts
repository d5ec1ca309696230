import type { Transaction } from '../../shared/database'
import { memberKey } from '../readCourtyard'
import type { Binding } from './bindMember'

/** Gives an account the property manager's role; one that lives nowhere here becomes a member without a household. */
export async function admitPropertyManager(
  transaction: Transaction,
  { courtyardId, accountId, name, now }: Omit<Binding, 'householdId'>,
): Promise<void> {
  const members = transaction.collection('members')
  const key = memberKey(courtyardId, accountId)
  const member = await members.get(key)
  if (!member) {
    await members.create({
      ...{ _id: key, courtyardId, accountId, householdId: null, representative: false, name },
      ...{ roles: ['propertyManager'], createdAt: now, schema: 1 },
    })
  } else if (!member.roles.includes('propertyManager')) {
    await members.update(key, { roles: [...member.roles, 'propertyManager'] })
  }
}
