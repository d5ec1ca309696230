import { uniqBy } from 'lodash-es'
import { actingAs } from '../../engines/secondPerson/domain/seconding'
import type { MemberCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { DisclosureDocument, DutyItem } from '../../shared/documents'
import { deriveId, type DisclosureId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import type { ParsedInputOf } from '../../shared/procedure'
import type { CourtyardContract } from '../contract'
import { dutyPeriods } from '../domain/disclosures/duties'
import { templateOf } from '../domain/disclosures/templates'
import type { CourtyardUseCase } from '../useCase'
import { readCalendar } from './calendar'
import { checkDraft, editedByAnother } from './checkDraft'
import { askAboutAttachments, keepAttachments, readChecks } from './checkFiles'
import { describeAttachments } from './describeDisclosure'
import { contentOf, newDraft, type Content } from './draftContent'
import { ownDisclosure } from './readDisclosures'

type Input = ParsedInputOf<CourtyardContract['saveDisclosure']>

/**
 * Saves over the revision that was edited. With EDITED_BY_ANOTHER nothing is overwritten and the caller still holds the own
 * text. A retry finds what the first try saved.
 */
export const saveDisclosure: CourtyardUseCase<'saveDisclosure'> = async (call, input) => {
  const { disclosureId, revision } = input
  const [stored, item] = await Promise.all([
    disclosureId === null ? null : ownDisclosure(call, disclosureId),
    dutyAsked(call, input),
  ])
  if (item) checkDuty(call, input, item, stored)
  const needed = Math.max(templateOf(input.kind).postedDays, item?.postedDays ?? 0)
  const attachments = await keepAttachments(call, stored?.attachments ?? [], input.attachments)
  const content = contentOf(
    input,
    uniqBy(attachments, ({ fileId }) => fileId),
    needed,
  )
  // a correction stays what it corrects
  if (stored?.corrects && stored.kind !== content.kind) throw new Refusal('INVALID_INPUT', { at: 'kind' })
  const { corrects, correctionReason } = reasonOf(stored, input)
  const saved = stored
    ? await replace(call, stored, revision, { ...content, correctionReason })
    : await create(call, revision, content)
  await askAboutAttachments(call, attachments)
  const checks = await readChecks(call, attachments)
  const checked = await checkDraft(call, { ...content, corrects, correctionReason }, checks)
  return {
    ...saved,
    attachments: describeAttachments(attachments, checks),
    problems: checked.obstacles.map((obstacle) => obstacle.finding),
    warnings: [...checked.warnings],
  }
}

/** Only a correction has a reason; without a new one the stored one stands. */
function reasonOf(stored: DisclosureDocument | null, { correctionReason = '' }: Input) {
  if (!stored?.corrects) return { corrects: null, correctionReason: '' }
  return { corrects: stored.corrects, correctionReason: correctionReason || stored.correctionReason }
}

interface Saved {
  readonly disclosureId: DisclosureId
  readonly revision: number
}

/**
 * Its key is its request's: however many answers were lost, it is one draft. Another try of the request puts its text over that of
 * an earlier one, never over that of a later one or over what was edited since. `sent`: how many went before.
 */
async function create(call: MemberCall, sent: number, content: Content): Promise<Saved> {
  const { accountId, database, requestId, secret } = call
  const _id = deriveId(secret, 'disclosure', accountId, requestId)
  const revision = sent + 1
  const created = await database.collection('disclosures').create({ ...newDraft(call, _id, content), revision })
  if (created) return { disclosureId: _id, revision }
  const stored = await ownDisclosure(call, _id)
  const retried = stored.requestId === requestId && stored.revision === revision
  if (retried) return { disclosureId: _id, revision }
  if (stored.requestId !== requestId || stored.revision > sent) throw await editedByAnother(call, stored)
  return replace(call, stored, stored.revision, { ...content, correctionReason: '' }, revision)
}

async function replace(
  call: MemberCall,
  stored: DisclosureDocument,
  revision: number,
  content: Content & Pick<DisclosureDocument, 'correctionReason'>,
  next = revision + 1,
): Promise<Saved> {
  const { accountId, database, member, now, requestId } = call
  const { _id } = stored
  const replaced = await database.collection('disclosures').updateWhere(
    { _id, courtyardId: member.courtyardId, revision, stage: oneOf(['draft', 'review']) },
    {
      ...content,
      ...{ stage: 'draft', revision: next, requestId, editedBy: accountId, editedAt: now },
      editedAs: actingAs(member, 'committee', now),
    },
  )
  if (replaced === 1) return { disclosureId: _id, revision: next }
  const fresh = await ownDisclosure(call, _id)
  const retried = fresh.requestId === requestId && fresh.editedBy === accountId && fresh.revision === next
  if (retried) return { disclosureId: _id, revision: next }
  if (fresh.stage === 'posted' || fresh.stage === 'dropped') throw new Refusal('WRONG_STAGE')
  throw await editedByAnother(call, fresh)
}

/** The duty it is to fulfil; one that isn't in the calendar refuses with NOT_FOUND. */
async function dutyAsked(call: MemberCall, { duty }: Input): Promise<DutyItem | null> {
  if (!duty) return null
  const item = (await readCalendar(call)).items.find(({ key }) => key === duty.key)
  if (!item) throw new Refusal('NOT_FOUND')
  return item
}

/** A duty is fulfilled by its own kind, in one of its last periods or the one that the draft was begun for. */
function checkDuty(
  { now }: MemberCall,
  { kind, duty }: Input,
  item: DutyItem,
  stored: DisclosureDocument | null,
): void {
  const period = duty?.period ?? ''
  const begunFor = stored?.dutyKey === item.key && stored.periodKey === period
  const asked = begunFor || dutyPeriods({ ...item, since: 0 }, now).some((one) => one.period === period)
  if (item.kind !== kind || !asked) throw new Refusal('INVALID_INPUT', { at: 'duty' })
}
