import type { FileCheckDocument } from '../../shared/documents'
import type { AccountId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { describeAttachments } from './describeDisclosure'
import type { Listed } from './readDisclosures'

/** A draft in the committee's list. `names` of whoever edited or returned it; `checks` of its images. */
export function describeDraft(
  draft: Listed,
  me: AccountId,
  names: ReadonlyMap<AccountId, string>,
  checks: readonly FileCheckDocument[],
) {
  const { _id, kind, title, version, stage, editedAt, editedBy, returned } = draft
  if (stage !== 'draft' && stage !== 'review') throw new Refusal('WRONG_STAGE')
  const files = describeAttachments(draft.attachments, checks)
  return {
    ...{ id: _id, kind, title, version, stage, editedAt },
    editedByName: names.get(editedBy) ?? '',
    editedByMe: editedBy === me,
    returned: returned && { byName: names.get(returned.by) ?? '', at: returned.at, reasons: returned.reasons },
    filesPending: files.filter(({ check }) => check === 'pending').length,
    filesRisky: files.filter(({ check }) => check === 'risky').length,
  }
}

export const peopleOf = ({ editedBy, returned }: Pick<Listed, 'editedBy' | 'returned'>): AccountId[] =>
  returned ? [editedBy, returned.by] : [editedBy]
