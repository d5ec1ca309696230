import type { MemberCall } from '../../shared/call'
import { increment, oneOf } from '../../shared/database'
import type { DisclosureDocument } from '../../shared/documents'
import { deriveId, type DisclosureId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import type { ParsedInputOf } from '../../shared/procedure'
import type { CourtyardContract } from '../contract'
import { canonicalLine } from '../domain/disclosures/financeSheet'
import { sumLines } from '../domain/disclosures/statement'
import { templateOf } from '../domain/disclosures/templates'
import type { CourtyardUseCase } from '../useCase'
import { readCalendar } from './calendar'
import { checkDraft, editedByAnother } from './checkDraft'
import { askAboutImages, filesArrived, readChecks } from './checkFiles'
import { describeAttachments, summaryOf } from './describeDisclosure'
import { ownDisclosure } from './readDisclosures'

type Input = ParsedInputOf<CourtyardContract['saveDisclosure']>
type Content = Pick<
  DisclosureDocument,
  | 'kind'
  | 'title'
  | 'summary'
  | 'sections'
  | 'attachments'
  | 'finance'
  | 'lines'
  | 'postedDays'
  | 'postedDaysNeeded'
  | 'shortReason'
  | 'dutyKey'
  | 'periodKey'
  | 'links'
>

/**
 * Saves over the revision that was edited. With EDITED_BY_ANOTHER nothing is overwritten and the caller still holds the own
 * text. A retry finds what the first try saved.
 */
export const saveDisclosure: CourtyardUseCase<'saveDisclosure'> = async (call, input) => {
  const { disclosureId, revision } = input
  const [stored, urls, needed] = await Promise.all([
    disclosureId === null ? null : ownDisclosure(call, disclosureId),
    filesArrived(call, input.attachments),
    daysNeeded(call, input),
  ])
  const content = contentOf(input, needed)
  // a correction stays what it corrects
  if (stored?.corrects && stored.kind !== content.kind) throw new Refusal('INVALID_INPUT', { at: 'kind' })
  const saved = stored ? await replace(call, stored, revision, content) : await create(call, content)
  await askAboutImages(call, content.attachments, urls)
  const checks = await readChecks(call, content.attachments)
  const { corrects, correctionReason } = stored ?? { corrects: null, correctionReason: '' }
  const checked = await checkDraft(call, { ...content, corrects, correctionReason }, checks)
  return {
    ...saved,
    attachments: describeAttachments(content.attachments, checks),
    problems: checked.obstacles.map((obstacle) => obstacle.finding),
    warnings: [...checked.warnings],
  }
}

interface Saved {
  readonly disclosureId: DisclosureId
  readonly revision: number
}

async function create(call: MemberCall, content: Content): Promise<Saved> {
  const { accountId, database, member, now, requestId, secret } = call
  const _id = deriveId(secret, 'disclosure', accountId, requestId)
  const created = await database.collection('disclosures').create({
    ...content,
    ...{ _id, courtyardId: member.courtyardId, seriesId: _id, version: 1, stage: 'draft', revision: 1 },
    ...{ editedBy: accountId, editedAt: now, requestId, returned: null, reviewedBy: null },
    ...{ postedAt: null, postedUntil: null, archivesAt: null, supersededBy: null },
    ...{ corrects: null, correctionReason: '', createdAt: now, schema: 1 },
  })
  if (!created) {
    const stored = await ownDisclosure(call, _id)
    if (stored.requestId !== requestId) throw await editedByAnother(call, stored)
  }
  return { disclosureId: _id, revision: 1 }
}

async function replace(
  call: MemberCall,
  stored: DisclosureDocument,
  revision: number,
  content: Content,
): Promise<Saved> {
  const { accountId, database, member, now, requestId } = call
  const { _id } = stored
  const replaced = await database
    .collection('disclosures')
    .updateWhere(
      { _id, courtyardId: member.courtyardId, revision, stage: oneOf(['draft', 'review']) },
      { ...content, stage: 'draft', revision: increment(1), editedBy: accountId, editedAt: now, requestId },
    )
  if (replaced === 1) return { disclosureId: _id, revision: revision + 1 }
  const fresh = await ownDisclosure(call, _id)
  const retried = fresh.requestId === requestId && fresh.editedBy === accountId && fresh.revision === revision + 1
  if (retried) return { disclosureId: _id, revision: revision + 1 }
  if (fresh.stage === 'posted' || fresh.stage === 'dropped') throw new Refusal('WRONG_STAGE')
  throw await editedByAnother(call, fresh)
}

/** What the kind asks for, or the duty if that is longer. A duty that isn't in the calendar refuses with NOT_FOUND. */
async function daysNeeded(call: MemberCall, { kind, duty }: Input): Promise<number> {
  const byKind = templateOf(kind).postedDays
  if (!duty) return byKind
  const item = (await readCalendar(call)).items.find(({ key }) => key === duty.key)
  if (!item) throw new Refusal('NOT_FOUND')
  return Math.max(byKind, item.postedDays)
}

function contentOf(input: Input, postedDaysNeeded: number): Content {
  const { kind, title, attachments, statement, postedDays, shortReason, duty, links } = input
  const texts = new Map(input.sections.map(({ key, text }) => [key, text]))
  const sections = templateOf(kind).sections.map((one) => ({
    key: one.key,
    title: one.title,
    text: texts.get(one.key) ?? '',
  }))
  const lines = kind === 'finance' && statement ? statement.lines.map(canonicalLine) : []
  return {
    ...{ kind, title, sections, postedDays, postedDaysNeeded, lines },
    summary: summaryOf(sections),
    shortReason: postedDays < postedDaysNeeded ? shortReason : '',
    attachments: attachments.map(({ fileId, name, type, size }) => ({ fileId, name, type, size })),
    finance:
      kind === 'finance' && statement
        ? {
            ...{ period: statement.period, from: statement.from, to: statement.to, closingFen: statement.closingFen },
            sums: sumLines(lines, statement.from, statement.to),
          }
        : null,
    ...{ dutyKey: duty?.key ?? '', periodKey: duty?.period ?? '' },
    links: { motionId: links.motionId, meetingId: links.meetingId, ratingPeriodId: links.ratingPeriodId },
  }
}
