import { increment, type Transaction } from '../../shared/database'
import type { AccountId, CourtyardId, HouseholdId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { memberKey } from '../readCourtyard'

export interface Binding {
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
  readonly accountId: AccountId
  readonly name: string
  readonly now: number
}

/**
 * Binds an account to a household; the first of a household that has no representative becomes it. Binding again changes
 * nothing. Returns whether the account represents the household. Refuses with NOT_FOUND, or ALREADY_MEMBER for an
 * account that belongs to another household of the courtyard.
 */
export async function bindMember(transaction: Transaction, binding: Binding): Promise<boolean> {
  const { courtyardId, householdId, accountId, name, now } = binding
  const household = await transaction.collection('households').get(householdId)
  if (!household?.active || household.courtyardId !== courtyardId) throw new Refusal('NOT_FOUND')
  const members = transaction.collection('members')
  const key = memberKey(courtyardId, accountId)
  const member = await members.get(key)
  if (member && member.householdId !== null && member.householdId !== householdId) throw new Refusal('ALREADY_MEMBER')

  const representative = household.representativeId === null || household.representativeId === accountId
  if (member?.householdId === householdId && member.representative === representative) return representative
  if (!member) {
    await members.create({
      ...{ _id: key, courtyardId, accountId, householdId, representative, name },
      ...{ offices: [], createdAt: now, schema: 1 },
    })
  } else if (member.householdId === null) await members.update(key, { householdId, representative, name })
  else await members.update(key, { representative })
  await transaction.collection('households').update(householdId, {
    bindings: increment(1),
    ...(household.representativeId === null ? { representativeId: accountId } : {}),
  })
  return representative
}
