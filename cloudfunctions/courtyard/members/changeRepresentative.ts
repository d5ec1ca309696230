import type { Transaction } from '../../shared/database'
import type { AccountId, CourtyardId, HouseholdId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { memberKey } from '../readCourtyard'

export interface Change {
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
  readonly to: AccountId
  /** Who must represent the household now for the change to hold; null = whoever does. */
  readonly from: AccountId | null
}

/**
 * One household, one representative: takes it from the one and gives it to the other in the same transaction. Refuses with
 * NOT_FOUND unless `to` belongs to the household, and with NOT_REPRESENTATIVE when `from` isn't it (any more).
 */
export async function changeRepresentative(transaction: Transaction, change: Change): Promise<void> {
  const { courtyardId, householdId, to, from } = change
  const members = transaction.collection('members')
  const households = transaction.collection('households')
  const household = await households.get(householdId)
  if (!household?.active || household.courtyardId !== courtyardId) throw new Refusal('NOT_FOUND')
  const next = await members.get(memberKey(courtyardId, to))
  if (next?.householdId !== householdId) throw new Refusal('NOT_FOUND')
  const { representativeId } = household
  if (representativeId === to) return
  if (from !== null && representativeId !== from) throw new Refusal('NOT_REPRESENTATIVE')
  if (representativeId !== null) {
    await members.update(memberKey(courtyardId, representativeId), { representative: false })
  }
  await members.update(memberKey(courtyardId, to), { representative: true })
  await households.update(householdId, { representativeId: to })
}
