import type { TwoPersonMatter } from '../../../engines/secondPerson/domain/seconding'
import type { DisclosureDocument } from '../../../shared/documents'

/** Posting takes two: whoever edited it last, and one who was in office before this version was begun. */
export function postingOf({
  createdAt,
  editedBy,
  editedAs,
}: Pick<DisclosureDocument, 'createdAt' | 'editedBy' | 'editedAs'>): TwoPersonMatter {
  return { secondIs: ['committee'], beganAt: createdAt, first: { accountId: editedBy, ...editedAs }, posts: true }
}
