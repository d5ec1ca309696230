import type { CourtyardInput, CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { uniqBy } from 'lodash-es'
import type { Birth } from '../../../services/intention'
import { bothTexts } from '../draft/view'

type Saving = CourtyardInput<'saveDisclosure'>
export type Kind = Saving['kind']
export type StatementInput = NonNullable<Saving['statement']>
export type AttachmentInput = Saving['attachments'][number]
export type StoredDraft = CourtyardOutput<'disclosureDraft'>

type Templates = CourtyardOutput<'disclosureTemplates'>

/** What the editor opens: a stored draft, or what a new one of a kind (and perhaps for a duty) starts from. */
export interface Opened {
  readonly template: Templates['templates'][number]
  readonly stored: StoredDraft | null
  readonly duty: Templates['duties'][number] | null
}

/** What an editor has put in: everything that saving sends but whose it is. */
export type Typed = Pick<
  Saving,
  'title' | 'sections' | 'attachments' | 'statement' | 'postedDays' | 'shortReason' | 'duty' | 'links'
> & {
  /** Of a correction; else empty. */
  readonly correctionReason: string
}

/** What this phone keeps until it is saved. */
export interface Unsaved {
  readonly typed: Typed
  /** The revision it was typed on. */
  readonly revision: number
  /** Of a draft that no answer has named yet. */
  readonly birth: Birth | null
}

/** One text with all of it: two are the same if nothing was changed. */
export const printOf = (typed: Typed): string => JSON.stringify(typed)

/** A stored one as the phone names it. */
export const attachmentOf = ({ fileId, name, type, bytes }: StoredDraft['attachments'][number]): AttachmentInput => ({
  fileId,
  name,
  type,
  size: bytes,
})

export function statementOf(stored: StoredDraft['statement']): StatementInput | null {
  if (!stored) return null
  const { period, from, to, lines, closingFen } = stored
  return { period, from, to, lines, closingFen }
}

/** A stored draft as if it had been typed here. */
export const typedOf = (stored: StoredDraft): Typed => ({
  title: stored.draft.title,
  sections: stored.sections.map(({ key, text }) => ({ key, text })),
  attachments: stored.attachments.map(attachmentOf),
  statement: statementOf(stored.statement),
  postedDays: stored.postedDays,
  shortReason: stored.shortReason,
  correctionReason: stored.correctionReason,
  duty: stored.duty && { key: stored.duty.key, period: stored.duty.period },
  links: stored.links,
})

const textOf = (sections: Typed['sections'], key: string) => sections.find((section) => section.key === key)?.text ?? ''

/**
 * Two drafts that grew apart, nothing of either lost: texts stand one after the other where they differ, files are those of both;
 * where only one can stand (the statement, the days), it is mine if I changed it, else theirs.
 */
export function both(theirs: Typed, mine: Typed, saved: Typed): Typed {
  const keys = [...new Set([...theirs.sections, ...mine.sections].map(({ key }) => key))]
  const pick = <K extends keyof Typed>(key: K): Typed[K] =>
    JSON.stringify(mine[key]) === JSON.stringify(saved[key]) ? theirs[key] : mine[key]
  return {
    title: pick('title'),
    sections: keys.map((key) => ({
      key,
      text: bothTexts(textOf(theirs.sections, key), textOf(mine.sections, key)),
    })),
    attachments: uniqBy([...theirs.attachments, ...mine.attachments], ({ fileId }) => fileId),
    statement: pick('statement'),
    postedDays: pick('postedDays'),
    shortReason: pick('shortReason'),
    correctionReason: pick('correctionReason'),
    duty: pick('duty'),
    links: theirs.links,
  }
}

/** What a draft says, as text for the clipboard. */
export const plainOf = ({ title, sections }: Typed): string =>
  [title, ...sections.map(({ text }) => text)].filter(Boolean).join('\n')
