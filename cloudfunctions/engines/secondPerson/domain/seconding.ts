import type { ActedAs, CourtyardOffice, MemberDocument, OfficeHolding } from '../../../shared/documents'
import type { AccountId, HouseholdId } from '../../../shared/ids'
import { heldHere } from '../../../shared/offices'

// Two people are two households. What takes two is done by two who couldn't be one: the rule of who may be the second.

export type Candidate = Pick<MemberDocument, 'accountId' | 'courtyardId' | 'householdId' | 'offices'>

/** Somebody whose matter it is: who raised or proposed it, whom or what it is about, who holds what it is about. Never the drafter of a text. */
export interface Party {
  readonly accountId?: AccountId | null
  readonly householdId?: HouseholdId | null
}

/** What takes two: the first one's step is done. */
export interface TwoPersonMatter {
  /** The offices that the second may hold. */
  readonly secondIs: readonly CourtyardOffice[]
  /** When the matter's first stored step was taken: the draft begun, the meeting called, the vote announced. */
  readonly beganAt: number
  readonly first: ActedAs & { readonly accountId: AccountId }
  readonly parties?: readonly Party[]
  /**
   * A text that is posted, and can be put right. Then it is enough that neither seated the other: in a young courtyard everybody was
   * seated by the founder, and nothing could be posted before the first vote.
   */
  readonly posts?: boolean
}

/** Why somebody may not be the second; each is a refusal of the same name. */
export type SecondBar =
  'SAME_PERSON' | 'FORBIDDEN' | 'ONE_HOUSEHOLD' | 'SEATED_LATER' | 'SEATED_BY_THE_OTHER' | 'SEATED_BY_ONE' | 'A_PARTY'

/** Whether somebody may be the second now, or why not. */
export function seconding(candidate: Candidate, matter: TwoPersonMatter, now: number): 'ok' | SecondBar {
  if (candidate.accountId === matter.first.accountId) return 'SAME_PERSON'
  if (matter.parties?.some((party) => isParty(candidate, party))) return 'A_PARTY'
  const holdings = matter.secondIs.flatMap((office) => heldHere(candidate, office, now) ?? [])
  const answers = holdings.map((holding) => inOffice(candidate, holding, matter))
  return answers.includes('ok') ? 'ok' : (answers[0] ?? 'FORBIDDEN')
}

/** Those of the members who may be the second, so that a screen can name them. */
export const eligibleSeconds = <M extends Candidate>(
  members: readonly M[],
  matter: TwoPersonMatter,
  now: number,
): M[] => members.filter((member) => seconding(member, matter, now) === 'ok')

/** Who takes the first step, in the office they take it in. */
export function actingAs(member: Candidate, office: CourtyardOffice, now: number): ActedAs {
  const holding = heldHere(member, office, now)
  return { office, householdId: member.householdId, seatedBy: holding?.seatedBy ?? [] }
}

const isParty = (candidate: Candidate, { accountId = null, householdId = null }: Party): boolean =>
  candidate.accountId === accountId || (householdId !== null && candidate.householdId === householdId)

function inOffice(candidate: Candidate, holding: OfficeHolding, { first, beganAt, posts }: TwoPersonMatter) {
  if (!areTwoHouseholds(candidate, holding, first)) return 'ONE_HOUSEHOLD'
  // an accomplice put into office for this very matter
  if (holding.from >= beganAt) return 'SEATED_LATER'
  // and one who owes the seat to the other alone, whichever of the two acts first
  const bySeat = isOnly(holding.seatedBy, first.accountId) || isOnly(first.seatedBy, candidate.accountId)
  if (bySeat) return 'SEATED_BY_THE_OTHER'
  // nor two who both owe it to one and the same person alone
  const [seater] = first.seatedBy
  const byOne = seater !== undefined && isOnly(first.seatedBy, seater) && isOnly(holding.seatedBy, seater)
  return byOne && !posts ? 'SEATED_BY_ONE' : 'ok'
}

/**
 * Another household is one that is known to be another. Accounts are free, so those without a household count as one together:
 * two of them may be one person with two phones. The committee and the property's manager are two bodies all the same.
 */
function areTwoHouseholds({ householdId }: Candidate, { office }: OfficeHolding, first: ActedAs): boolean {
  if (householdId !== first.householdId) return true
  return householdId === null && office !== first.office
}

const isOnly = (seatedBy: readonly AccountId[], accountId: AccountId): boolean =>
  seatedBy.length === 1 && seatedBy[0] === accountId
