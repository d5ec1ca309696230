import { disclosureDraft, disclosureTemplates } from '../../../services/disclosures'
import { accepted, refused, type Result } from '../../../services/result'
import { readUnsaved } from '../../../services/unsaved'
import { isKind } from '../../../text/disclosure'
import { storedFiles } from './files'
import { typedOf, type Kind, type Opened, type Typed, type Unsaved } from './typed'
import { typedNow, type EditLocal } from './view'

export interface Wanted {
  readonly id: string
  readonly kind: string
  readonly duty: string
  readonly period: string
}

export async function openDisclosure({ id, kind, duty, period }: Wanted): Promise<Result<Opened>> {
  const [templates, draft] = await Promise.all([
    disclosureTemplates({}),
    id ? disclosureDraft({ disclosureId: id }) : null,
  ])
  if (!templates.ok) return templates
  if (draft && !draft.ok) return draft
  const stored = draft?.value ?? null
  const wanted: Kind | '' = stored?.draft.kind ?? (isKind(kind) ? kind : '')
  const template = templates.value.templates.find((one) => one.kind === wanted)
  if (!template) return refused('NOT_FOUND')
  const fulfils = templates.value.duties.find((one) => one.key === duty && one.period === period) ?? null
  return accepted({ template, stored, duty: fulfils })
}

/** The name under which this phone keeps what couldn't be saved: a new one's is what it is for. */
export const unsavedName = ({ id, kind, duty, period }: Wanted): string =>
  `disclosure:${id || ['new', kind, duty, period].join(':')}`

const nothingOf = ({ template, duty }: Opened): Typed => ({
  title: duty ? `${duty.periodLabel}${duty.title}` : '',
  sections: [],
  attachments: [],
  statement: null,
  postedDays: template.postedDays,
  shortReason: '',
  correctionReason: '',
  duty: duty && { key: duty.key, period: duty.period },
  links: { motionId: null, meetingId: null, ratingPeriodId: null },
})

/** What the page shows of something typed, with every section of the kind, in its order. */
export function fieldsOf(typed: Typed, { template, stored }: Pick<Opened, 'template' | 'stored'>) {
  const written = Object.fromEntries(typed.sections.map(({ key, text }) => [key, text]))
  const blank = Object.fromEntries(template.sections.map(({ key }) => [key, '']))
  return {
    title: typed.title,
    texts: { ...blank, ...written },
    files: storedFiles(typed.attachments, stored?.attachments ?? []),
    statement: typed.statement,
    postedDays: typed.postedDays,
    shortReason: typed.shortReason,
    correctionReason: typed.correctionReason,
    duty: typed.duty,
    links: typed.links,
  }
}

/**
 * Where the editor starts. What couldn't be saved last time comes back; if somebody has saved since, both stand side by side.
 */
export function startFrom(opened: Opened, name: string): Partial<EditLocal> {
  const { stored } = opened
  const typed = stored ? typedOf(stored) : nothingOf(opened)
  const fields = fieldsOf(typed, opened)
  const revision = stored?.revision ?? 0
  const unsaved = readUnsaved<Unsaved>(name, ['typed', 'revision'])
  const start = {
    ...fields,
    id: stored?.draft.id ?? '',
    kind: opened.template.kind,
    revision,
    birth: unsaved?.birth ?? null,
    saved: typedNow(fields),
    savedAt: stored?.draft.editedAt ?? 0,
    problems: stored?.problems ?? [],
    warnings: stored?.warnings ?? [],
    restored: false,
  }
  if (!unsaved) return start
  const mine = fieldsOf(unsaved.typed, opened)
  if (JSON.stringify(typedNow(mine)) === JSON.stringify(start.saved)) return start
  const restored = { ...start, ...mine, restored: true }
  if (unsaved.revision === revision) return restored
  return { ...restored, conflict: { typed, revision, name: stored?.draft.editedByName ?? '' } }
}
