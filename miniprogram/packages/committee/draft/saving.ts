import { now } from '../../../text/clock'
import { draft as readDraft, saveDraft } from '../../../services/courtyard'
import type { Result } from '../../../services/result'
import { sameIntention } from '../sameIntention'
import { forgetUnsaved, keepUnsaved } from './unsaved'
import { isDirty, type DraftLocal } from './view'

/** What saving needs of the page. */
export interface DraftPage {
  data: DraftLocal & { timer: number }
  setData(data: Partial<DraftLocal & { timer: number }>): void
  redraw(): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
}

const PAUSE = 1500
const intention = sameIntention()

/** Saves when the typing pauses; until then the text is kept on the phone. */
export function saveSoon(page: DraftPage): void {
  clearTimeout(page.data.timer)
  const { versionId, title, text, revision } = page.data
  keepUnsaved(versionId, { title, text, revision })
  page.setData({ timer: setTimeout(() => void save(page), PAUSE) as unknown as number })
}

/** True when what is typed is stored. An editor who was faster is shown beside, nothing is overwritten. */
export async function save(page: DraftPage): Promise<boolean> {
  clearTimeout(page.data.timer)
  const { versionId, title, text, revision, conflict } = page.data
  if (conflict || !title.trim() || !text.trim()) return false
  if (!isDirty(page.data)) return true
  page.setData({ state: 'saving' })
  page.redraw()
  const input = { versionId: versionId || null, title, text, revision }
  let refusal = ''
  const stored = await page.act('save', async () => {
    const result = await saveDraft(input, intention.of(input))
    if (!result.ok) refusal = result.refusal.code
    return result
  })
  if (!stored) return notSaved(page, refusal)
  intention.done()
  forgetUnsaved(versionId)
  const { versionId: id, revision: next, articleCount, warnings } = stored
  const known = { versionId: id, revision: next, articleCount, warnings }
  page.setData({ ...known, saved: { title, text }, state: 'saved', savedAt: now() })
  page.redraw()
  if (isDirty(page.data)) saveSoon(page)
  return !isDirty(page.data)
}

async function notSaved(page: DraftPage, refusal: string): Promise<boolean> {
  // another action was under way: it wasn't tried
  if (refusal === '') saveSoon(page)
  if (refusal === 'EDITED_BY_ANOTHER') await showTheirs(page)
  page.setData({ state: refusal === '' ? 'idle' : 'failed' })
  page.redraw()
  return false
}

async function showTheirs(page: DraftPage): Promise<void> {
  const theirs = await readDraft({ versionId: page.data.versionId })
  if (!theirs.ok) return
  const { version, text, revision, editedByName } = theirs.value
  page.setData({ conflict: { title: version.title, text, revision, name: editedByName } })
  void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
}
