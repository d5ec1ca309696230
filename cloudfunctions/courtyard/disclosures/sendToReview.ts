import { Refusal } from '../../shared/refusal'
import { fitText } from '../../shared/fitText'
import { outboxRow } from '../../shared/outbox'
import type { CourtyardUseCase } from '../useCase'
import { checkDraft, editedByAnother, refuseObstacles } from './checkDraft'
import { readChecks } from './checkFiles'
import { ownDisclosure } from './readDisclosures'
import { textsOf } from './textsOf'

/** Hands a draft that has nothing wrong with it to the second pair of eyes. Sending it again changes nothing. */
export const sendToReview: CourtyardUseCase<'sendToReview'> = async (call, { disclosureId, revision }) => {
  const { database, member, now } = call
  const draft = await ownDisclosure(call, disclosureId)
  if (draft.stage === 'review' && draft.revision === revision) return {}
  if (draft.stage !== 'draft' && draft.stage !== 'review') throw new Refusal('WRONG_STAGE')
  if (draft.revision !== revision) throw await editedByAnother(call, draft)
  const [checked] = await Promise.all([
    readChecks(call, draft.attachments).then((checks) => checkDraft(call, draft, checks)),
    fitText(call, ...textsOf(draft)),
  ])
  refuseObstacles(checked)
  await database.transaction(async (transaction) => {
    const disclosures = transaction.collection('disclosures')
    const fresh = await disclosures.get(disclosureId)
    if (fresh?.stage === 'review' && fresh.revision === revision) return
    if (fresh?.stage !== 'draft' || fresh.revision !== revision) throw new Refusal('BUSY')
    await disclosures.update(disclosureId, { stage: 'review', returned: null })
    const { courtyardId } = member
    const fact = {
      kind: 'disclosureToReview',
      courtyardId,
      subjectId: disclosureId,
      title: `请过目:${draft.title}`,
      text: `${member.name}写好了一份公示,请院管委会另一位成员看过再公示。`,
      audience: 'committee',
      // the round: given back and sent again without a change is another one
      period: `${revision}-${draft.returned?.at ?? 0}`,
    } as const
    await transaction.collection('outbox').create(outboxRow(fact, now))
  })
  return {}
}
