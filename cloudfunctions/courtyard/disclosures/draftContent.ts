import { actingAs } from '../../engines/secondPerson/domain/seconding'
import type { MemberCall } from '../../shared/call'
import type { DisclosureAttachment, DisclosureDocument } from '../../shared/documents'
import type { DisclosureId } from '../../shared/ids'
import type { ParsedInputOf } from '../../shared/procedure'
import type { CourtyardContract } from '../contract'
import { canonicalLine } from '../domain/disclosures/financeSheet'
import { sumLines } from '../domain/disclosures/statement'
import { templateOf } from '../domain/disclosures/templates'
import { summaryOf } from './describeDisclosure'

type Input = ParsedInputOf<CourtyardContract['saveDisclosure']>

/** What its editors write of a disclosure. */
export type Content = Pick<
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

/** The first version of a new one. */
export function newDraft(
  { accountId, member, now, requestId }: MemberCall,
  _id: DisclosureId,
  content: Content,
): DisclosureDocument {
  return {
    ...content,
    ...{ _id, courtyardId: member.courtyardId, seriesId: _id, version: 1, stage: 'draft', revision: 1 },
    ...{ editedBy: accountId, editedAs: actingAs(member, 'committee', now), editedAt: now, requestId },
    ...{ returned: null, reviewedBy: null },
    ...{ postedAt: null, postedUntil: null, archivesAt: null, supersededBy: null },
    ...{ corrects: null, correctionReason: '', createdAt: now, schema: 2 },
  }
}

/** `attachments`: our copies of those in the input. `postedDaysNeeded`: what the kind or the duty asks for. */
export function contentOf(
  input: Omit<Input, 'disclosureId' | 'revision' | 'correctionReason' | 'attachments'>,
  attachments: readonly DisclosureAttachment[],
  postedDaysNeeded: number,
): Content {
  const { kind, title, statement, postedDays, shortReason, duty, links } = input
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
    attachments,
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
