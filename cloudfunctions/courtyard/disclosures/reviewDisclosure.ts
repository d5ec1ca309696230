import { requireSecond } from '../../engines/secondPerson/requireSecond'
import type { MemberCall } from '../../shared/call'
import { isDuplicateKey } from '../../shared/database'
import { sayInstant } from '../../shared/dates'
import type { DisclosureDocument } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { outboxRow } from '../../shared/outbox'
import { Refusal } from '../../shared/refusal'
import { lifetime } from '../domain/disclosures/lifetime'
import { postingOf } from '../domain/disclosures/posting'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { readCalendar } from './calendar'
import { checkDraft, editedByAnother, refuseObstacles } from './checkDraft'
import { askAboutAttachments, standingAttachments } from './checkFiles'
import { ownDisclosure } from './readDisclosures'

/** The second pair of eyes posts it or gives it back with reasons. */
export const reviewDisclosure: CourtyardUseCase<'reviewDisclosure'> = async (call, input) => {
  const { disclosureId, revision, verdict, reasons, filesRead } = input
  const draft = await ownDisclosure(call, disclosureId)
  if (draft.stage === 'posted' && draft.reviewedBy === call.accountId && verdict === 'agree') return { posted: true }
  if (draft.revision !== revision) throw await editedByAnother(call, draft)
  if (draft.stage === 'draft' && draft.returned?.by === call.accountId && verdict === 'return') return { posted: false }
  if (draft.stage !== 'review') throw new Refusal('WRONG_STAGE')
  if (verdict === 'return') {
    // anybody else may say what is wrong: whoever edits a draft gives it back too
    if (draft.editedBy === call.accountId) throw new Refusal('SAME_PERSON')
    await giveBack(call, draft, reasons)
    return { posted: false }
  }
  requireSecond(call, postingOf(draft))
  const attachments = await standingAttachments(call, draft.attachments)
  await checkPostable(call, { ...draft, attachments }, filesRead)
  await post(call, { ...draft, attachments })
  return { posted: true }
}

async function giveBack(call: MemberCall, { _id, revision }: DisclosureDocument, reasons: string): Promise<void> {
  if (reasons === '') throw new Refusal('EMPTY_TEXT')
  await fitText(call, reasons)
  const { accountId, database, now } = call
  const returned = { by: accountId, at: now, reasons }
  const given = await database
    .collection('disclosures')
    .updateWhere({ _id, stage: 'review', revision }, { stage: 'draft', returned })
  if (given === 0) throw new Refusal('BUSY')
}

/** Everything again, as it is now: the roll and WeChat's answers may have changed since it was sent. */
async function checkPostable(call: MemberCall, draft: DisclosureDocument, filesRead: boolean): Promise<void> {
  const { attachments } = draft
  const checks = await askAboutAttachments(call, attachments)
  refuseObstacles(await checkDraft(call, draft, checks))
  if (attachments.some(({ type }) => type === 'pdf') && !filesRead) throw new Refusal('FILES_UNREAD')
  const passed = new Set(checks.filter(({ state }) => state === 'passed').map(({ fileId }) => fileId))
  const waiting = attachments.find(({ type, fileId }) => type === 'image' && !passed.has(fileId))
  if (waiting) throw new Refusal('CHECK_PENDING', { name: waiting.name })
}

async function post(call: MemberCall, draft: DisclosureDocument): Promise<void> {
  const { accountId, database, now } = call
  const { _id, attachments, corrects, courtyardId, postedDays, postedDaysNeeded, revision, shortReason, title } = draft
  const [{ extraHolidays }, { answerDays }] = await Promise.all([ownCourtyard(call), readCalendar(call)])
  const { postedUntil, archivesAt } = lifetime(now, postedDays, extraHolidays)
  const ask = `有疑问可以在里面提,院管委会 ${answerDays} 天内答复。`
  const short =
    postedDays < postedDaysNeeded
      ? `注意:按规定要公示 ${postedDaysNeeded} 天,这次只公示 ${postedDays} 天,理由是“${shortReason}”。`
      : ''
  const fact = {
    kind: corrects ? 'disclosureCorrected' : 'disclosurePosted',
    courtyardId,
    subjectId: _id,
    title: `${corrects ? '更正' : '公示'}:${title}`,
    text: `${corrects ? `原来的也还看得到。更正的原因:${draft.correctionReason}。` : ''}公示到 ${sayInstant(postedUntil)}。${short}${ask}`,
    happensAt: postedUntil,
  } as const
  try {
    await database.transaction(async (transaction) => {
      const disclosures = transaction.collection('disclosures')
      const fresh = await disclosures.get(_id)
      if (fresh?.stage === 'posted' && fresh.reviewedBy === accountId) return
      if (fresh?.stage !== 'review' || fresh.revision !== revision) throw new Refusal('WRONG_STAGE')
      if (corrects) {
        const old = await disclosures.get(corrects)
        if (old?.stage !== 'posted' || old.supersededBy !== null) throw new Refusal('WRONG_STAGE')
        await disclosures.update(corrects, { supersededBy: _id, archivesAt: now })
      }
      await disclosures.update(_id, {
        ...{ stage: 'posted', reviewedBy: accountId, postedAt: now, postedUntil, archivesAt, attachments },
      })
      await transaction.collection('outbox').create(outboxRow(fact, now))
    })
  } catch (error) {
    // two who agreed at the same moment: it is posted, once
    if (!isDuplicateKey(error)) throw error
  }
}
