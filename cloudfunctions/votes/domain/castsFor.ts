import type { ElectorDocument, MemberDocument } from '../../shared/documents'

type Caster = Pick<MemberDocument, 'accountId' | 'householdId' | 'representative'>

/**
 * Whether somebody casts for this household of an electorate: its representative does. A household that was merged into another since
 * keeps its right with the accounts it had, and nobody else gets it: neither the household it went into, nor whoever joins it later.
 */
export function castsFor(
  { householdId, heldBy }: Pick<ElectorDocument, 'householdId' | 'heldBy'>,
  caster: Caster,
): boolean {
  if (heldBy) return heldBy.includes(caster.accountId)
  return caster.representative && caster.householdId === householdId
}

/** Whether a household of an electorate is the caller's: the own one, or the one they were in until it was merged. */
export const isOf = (
  { householdId, heldBy }: Pick<ElectorDocument, 'householdId' | 'heldBy'>,
  caster: Pick<Caster, 'accountId' | 'householdId'>,
): boolean => (heldBy?.includes(caster.accountId) ?? false) || householdId === caster.householdId
