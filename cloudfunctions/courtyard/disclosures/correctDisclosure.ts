import { actingAs } from '../../engines/secondPerson/domain/seconding'
import type { MemberCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { DisclosureDocument } from '../../shared/documents'
import { deriveId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import type { CourtyardUseCase } from '../useCase'
import { postedDisclosure } from './readDisclosures'

/** A draft of the next version beside the posted one, which stays as it is. One at a time; one already begun is returned. */
export const correctDisclosure: CourtyardUseCase<'correctDisclosure'> = async (call, { disclosureId, reason }) => {
  const { accountId, database, member, now, requestId, secret } = call
  const posted = await postedDisclosure(call, disclosureId)
  if (posted.supersededBy !== null) throw new Refusal('WRONG_STAGE')
  const version = posted.version + 1
  const begun = await begunCorrection(call, posted, version)
  if (begun) return begun
  const disclosures = database.collection('disclosures')
  // those given up have keys of their own; two who begin at the same moment make the same one
  const droppedBefore = await disclosures.count({ seriesId: posted.seriesId, version, stage: 'dropped' })
  const _id = deriveId(secret, 'disclosure', posted.seriesId, String(version), String(droppedBefore))
  const draft: DisclosureDocument = {
    ...posted,
    ...{ _id, version, stage: 'draft', revision: 1, editedBy: accountId, editedAt: now, requestId, returned: null },
    editedAs: actingAs(member, 'committee', now),
    ...{ reviewedBy: null, postedAt: null, postedUntil: null, archivesAt: null, supersededBy: null },
    ...{ corrects: posted._id, correctionReason: reason, createdAt: now, schema: 2 },
  }
  if (await disclosures.create(draft)) return { disclosureId: _id, revision: 1 }
  const meanwhile = await begunCorrection(call, posted, version)
  if (!meanwhile) throw new Refusal('BUSY')
  return meanwhile
}

async function begunCorrection({ database }: MemberCall, { seriesId }: DisclosureDocument, version: number) {
  const [draft] = await database.collection('disclosures').find({
    where: { seriesId, version, stage: oneOf(['draft', 'review']) },
    limit: 1,
    fields: ['revision'],
  })
  return draft && { disclosureId: draft._id, revision: draft.revision }
}
