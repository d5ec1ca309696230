import type { DoorCheckDocument } from '../../shared/documents'
import type { AccountId, HouseholdId } from '../../shared/ids'

interface Asker {
  readonly accountId: AccountId
  readonly householdId: HouseholdId | null
}

/**
 * Whoever asks at a door is of another household than it, and than whoever recorded and witnessed its ballot. Accounts without a
 * household count as one together, as everywhere.
 */
export function mayAskAt(
  { accountId, householdId }: Asker,
  { householdId: door, notBy }: Pick<DoorCheckDocument, 'householdId' | 'notBy'>,
): boolean {
  if (householdId === door) return false
  return !notBy.some((one) => one.accountId === accountId || one.householdId === householdId)
}
