import type { Transaction } from '../../shared/database'
import type { AccountId, CourtyardId } from '../../shared/ids'
import { seated } from '../../shared/offices'
import { memberKey } from '../readCourtyard'

interface Admission {
  readonly courtyardId: CourtyardId
  readonly accountId: AccountId
  readonly name: string
  readonly now: number
  readonly by: readonly AccountId[]
}

/** Seats an account as property manager; one that lives nowhere here becomes a member without a household. */
export async function admitPropertyManager(
  transaction: Transaction,
  { courtyardId, accountId, name, now, by }: Admission,
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
