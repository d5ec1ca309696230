import { seconding } from '../../engines/secondPerson/domain/seconding'
import type { MemberCall } from '../../shared/call'
import type { DisclosureDocument } from '../../shared/documents'
import { postingOf } from '../domain/disclosures/posting'
import type { CourtyardUseCase } from '../useCase'
import { readCalendar, readDuties } from './calendar'
import { checkDraft } from './checkDraft'
import { readChecks } from './checkFiles'
import { describeDraft, peopleOf } from './describeDraft'
import { describeAttachments, describeCard, describeStatement } from './describeDisclosure'
import { isPosted, namesOf, ownDisclosure } from './readDisclosures'

/** A draft for those who write it and for the one who reviews it. Posted or dropped: WRONG_STAGE. */
export const disclosureDraft: CourtyardUseCase<'disclosureDraft'> = async (call, { disclosureId }) => {
  const found = await ownDisclosure(call, disclosureId)
  const [names, checks, duty, corrected] = await Promise.all([
    namesOf(call, found.courtyardId, peopleOf(found)),
    readChecks(call, found.attachments),
    readDuty(call, found),
    found.corrects && call.database.collection('disclosures').get(found.corrects),
  ])
  const checked = await checkDraft(call, found, checks)
  return {
    draft: describeDraft(found, call.accountId, names, checks),
    revision: found.revision,
    sections: found.sections.map((section) => ({ ...section })),
    attachments: describeAttachments(found.attachments, checks),
    statement: describeStatement(found),
    postedDays: found.postedDays,
    postedDaysNeeded: found.postedDaysNeeded,
    shortReason: found.shortReason,
    duty,
    links: found.links,
    problems: checked.obstacles.map((obstacle) => obstacle.finding),
    warnings: [...checked.warnings],
    correctionReason: found.correctionReason,
    corrects: corrected && isPosted(corrected) ? describeCard(corrected, call.now) : null,
    canReview: found.stage === 'review' && seconding(call.member, postingOf(found), call.now) === 'ok',
  }
}

async function readDuty(call: MemberCall, { dutyKey, periodKey }: DisclosureDocument) {
  if (dutyKey === '') return null
  const duties = await readDuties(call, await readCalendar(call))
  const found = duties.find(({ at }) => at.item.key === dutyKey && at.period === periodKey)
  return {
    key: dutyKey,
    period: periodKey,
    title: found?.at.item.title ?? '',
    periodLabel: found?.at.periodLabel ?? periodKey,
  }
}
