import type { Transaction } from '../../shared/database'
import type { AccountId, CourtyardId, HouseholdId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { writeLine, type Occasion } from '../doors/writeLine'
import { memberKey } from '../readCourtyard'

export interface Change {
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
  readonly to: AccountId
  /** Who must represent the household now for the change to hold; null = whoever does. */
  readonly from: AccountId | null
  /** What the household's record says of it, after the name of who votes from now on. */
  readonly how: string
}

/**
 * One household, one representative: takes it from the one and gives it to the other in the same transaction, and tells all its accounts.
 * Refuses with NOT_FOUND unless `to` belongs to the household, and with NOT_REPRESENTATIVE when `from` isn't it (any more).
 */
export async function changeRepresentative(
  transaction: Transaction,
  occasion: Occasion,
  change: Change,
): Promise<void> {
  const { courtyardId, householdId, to, from, how } = change
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
  const line = {
    courtyardId,
    householdId,
    kind: 'representative',
    text: `以后由${next.name}来投你家的票：${how}`,
  } as const
  await writeLine(transaction, occasion, line, { title: '你家换了投票的人' })
}
