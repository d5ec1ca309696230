import type { MemberCall } from '../../shared/call'
import type { RuleVersionDocument } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { memberKey } from '../readCourtyard'

/** Refuses what can't be changed any more: ALREADY_SEALED for a sealed text, WRONG_STAGE for a dropped one. */
export function checkChangeable({ stage }: RuleVersionDocument): void {
  if (stage === 'draft' || stage === 'consulting') return
  throw new Refusal(stage === 'dropped' ? 'WRONG_STAGE' : 'ALREADY_SEALED')
}

export async function editorsName(
  { database }: Pick<MemberCall, 'database'>,
  { courtyardId, editedBy }: RuleVersionDocument,
): Promise<string> {
  return (await database.collection('members').get(memberKey(courtyardId, editedBy)))?.name ?? ''
}

/** Somebody else saved meanwhile: who, when, what (its first answer may have been lost), and the revision that is stored now. */
export async function editedByAnother(
  call: Pick<MemberCall, 'database'>,
  version: RuleVersionDocument,
): Promise<Refusal> {
  const { _id, editedAt, revision } = version
  const name = await editorsName(call, version)
  return new Refusal('EDITED_BY_ANOTHER', { id: _id, name, at: editedAt, revision })
}
