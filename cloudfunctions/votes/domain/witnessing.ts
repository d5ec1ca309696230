import type { TwoPersonMatter } from '../../engines/secondPerson/domain/seconding'
import type { PaperBallotDocument } from '../../shared/documents'

/**
 * A ballot on paper takes two: whoever recorded it, and one who was in office before the vote was announced and isn't of the
 * household that it is from.
 */
export function witnessingOf({
  beganAt,
  householdId,
  recordedBy,
  recordedAs,
}: Pick<PaperBallotDocument, 'beganAt' | 'householdId' | 'recordedBy' | 'recordedAs'>): TwoPersonMatter {
  const first = { accountId: recordedBy, ...recordedAs }
  return { secondIs: ['committee'], beganAt, first, parties: [{ householdId }] }
}
