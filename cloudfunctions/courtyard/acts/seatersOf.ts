import type { ProposalDocument } from '../../shared/documents'
import type { AccountId } from '../../shared/ids'

/** By whom somebody is seated. Where a lot stood in for the second person, the seat is owed to nobody alone. */
export const seatersOf = ({
  proposedBy,
  secondBy,
  lotId,
}: Pick<ProposalDocument, 'proposedBy' | 'secondBy' | 'lotId'>): AccountId[] => {
  if (secondBy !== null) return [proposedBy, secondBy]
  return lotId === null ? [proposedBy] : []
}
