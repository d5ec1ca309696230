import type { ProposalDocument } from '../../../shared/documents'
import type { Party, TwoPersonMatter } from '../../secondPerson/domain/seconding'

type Proposed = Pick<ProposalDocument, 'createdAt' | 'proposedBy' | 'proposedAs' | 'partyAccounts' | 'partyHouseholds'>

/** Who may be the second in a proposal: of the committee, another household's, and no party. */
export function matterOf({
  createdAt,
  proposedBy,
  proposedAs,
  partyAccounts,
  partyHouseholds,
}: Proposed): TwoPersonMatter {
  const parties: Party[] = [
    ...partyAccounts.map((accountId) => ({ accountId })),
    ...partyHouseholds.map((householdId) => ({ householdId })),
  ]
  return { secondIs: ['committee'], beganAt: createdAt, first: { accountId: proposedBy, ...proposedAs }, parties }
}
