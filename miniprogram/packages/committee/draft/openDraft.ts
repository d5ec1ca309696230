import { draft as readDraft, ruleVersion } from '../../../services/courtyard'
import { accepted, type Result } from '../../../services/result'
import { readUnsaved } from '../../../services/unsaved'
import { textOf, type DraftLocal, type Opened, type Unsaved } from './view'

/** A stored draft; else what a new one starts from: a rule to amend (`from`), or nothing. */
export async function openDraft(versionId: string, from: string): Promise<Result<Opened>> {
  if (versionId) {
    const stored = await readDraft({ versionId })
    if (!stored.ok) return stored
    return accepted({ draft: stored.value, title: stored.value.version.title, text: stored.value.text })
  }
  if (!from) return accepted({ draft: null, title: '', text: '' })
  const rule = await ruleVersion({ versionId: from })
  if (!rule.ok) return rule
  return accepted({ draft: null, title: rule.value.title, text: textOf(rule.value.articles) })
}

/** The name under which this phone keeps what couldn't be saved: a new one's is the rule it amends, if any. */
export const unsavedName = (versionId: string, from = ''): string => `ruleDraft:${versionId || `new:${from}`}`

/**
 * What the editor shows of it. Text that couldn't be saved last time comes back; if somebody has saved since, both stand
 * side by side.
 */
export function startFrom({ draft, title, text }: Opened, from = ''): Partial<DraftLocal> & { restored: boolean } {
  const versionId = draft?.version.id ?? ''
  const unsavedAs = unsavedName(versionId, from)
  const unsaved = readUnsaved<Unsaved>(unsavedAs, ['title', 'text', 'revision'])
  const revision = draft?.revision ?? 0
  const stored = {
    versionId,
    unsavedAs,
    birth: unsaved?.birth ?? null,
    revision,
    saved: draft ? { title, text } : { title: '', text: '' },
    articleCount: draft?.version.articleCount ?? 0,
    warnings: draft?.warnings ?? [],
    savedAt: draft?.version.editedAt ?? 0,
  }
  if (!unsaved || (unsaved.title === title && unsaved.text === text)) return { ...stored, title, text, restored: false }
  const mine = { ...stored, title: unsaved.title, text: unsaved.text }
  if (unsaved.revision === revision) return { ...mine, restored: true }
  return { ...mine, conflict: { title, text, revision, name: draft?.editedByName ?? '' }, restored: true }
}
