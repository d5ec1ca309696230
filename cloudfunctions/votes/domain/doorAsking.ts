import type { ClaimDocument, DoorCheckDocument } from '../../shared/documents'
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

/** Whether somebody of this household has said already that a ballot isn't its door's. */
export const hasReported = (
  { reports }: Pick<ClaimDocument, 'reports'>,
  { householdId }: Pick<Asker, 'householdId'>,
): boolean => reports.some((report) => report.householdId === householdId)

/**
 * Whether there is something left to ask: nobody answered yet, or it was no, and somebody of another household has to hear it too before
 * the ballot is set aside.
 */
export function isToAsk(
  { answer }: Pick<DoorCheckDocument, 'answer'>,
  claim: Pick<ClaimDocument, 'state' | 'reports'> | null,
  asker: Pick<Asker, 'householdId'>,
): boolean {
  if (answer === 'yes') return false
  if (answer !== 'no') return true
  return claim === null || (claim.state === 'reported' && !hasReported(claim, asker))
}
