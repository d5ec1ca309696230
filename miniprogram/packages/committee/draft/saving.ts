import { draft as readDraft, saveDraft } from '../../../services/courtyard'
import { nextTry, sameIntention } from '../../../services/intention'
import type { Refused, Result } from '../../../services/result'
import { forgetUnsaved, keepUnsaved } from '../../../services/unsaved'
import { now } from '../../../text/clock'
import { unsavedName } from './openDraft'
import { isDirty, type DraftLocal, type Unsaved } from './view'

/** What saving needs of the page. */
export interface DraftPage {
  data: DraftLocal & { timer: number }
  setData(data: Partial<DraftLocal & { timer: number }>): void
  redraw(): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
}

const PAUSE = 1500
const intention = sameIntention()

function keep({ data }: DraftPage): void {
  const { unsavedAs, title, text, revision, birth } = data
  keepUnsaved(unsavedAs, { title, text, revision, birth } satisfies Unsaved)
}

/** Saves when the typing pauses; until then the text is kept on the phone. */
export function saveSoon(page: DraftPage): void {
  clearTimeout(page.data.timer)
  keep(page)
  page.setData({ timer: setTimeout(() => void save(page), PAUSE) as unknown as number })
}

/** True when what is typed is stored. An editor who was faster is shown beside, nothing is overwritten. */
export async function save(page: DraftPage): Promise<boolean> {
  clearTimeout(page.data.timer)
  const { versionId, unsavedAs, title, text, revision, conflict } = page.data
  if (conflict || !title.trim() || !text.trim()) return false
  if (!isDirty(page.data)) return true
  const birth = versionId ? null : nextTry(page.data.birth)
  page.setData({ state: 'saving', birth })
  if (birth) keep(page)
  page.redraw()
  const input = { versionId: versionId || null, title, text, revision: birth ? birth.sent : revision }
  let refusal: Refused | null = null
  const stored = await page.act('save', async () => {
    const result = await saveDraft(input, birth ? birth.requestId : intention.of(input))
    if (!result.ok) refusal = result.refusal
    return result
  })
  if (!stored) return notSaved(page, refusal)
  intention.done()
  forgetUnsaved(unsavedAs)
  const { versionId: id, revision: next, articleCount, warnings } = stored
  const known = { ...namedBy(id), revision: next, articleCount, warnings }
  page.setData({ ...known, saved: { title, text }, state: 'saved', savedAt: now() })
  page.redraw()
  if (isDirty(page.data)) saveSoon(page)
  return !isDirty(page.data)
}

async function notSaved(page: DraftPage, refusal: Refused | null): Promise<boolean> {
  // another action was under way: it wasn't tried
  if (refusal === null) saveSoon(page)
  if (refusal?.code === 'EDITED_BY_ANOTHER') await showTheirs(page, refusal)
  const over = refusal?.code === 'WRONG_STAGE' || refusal?.code === 'ALREADY_SEALED'
  // what an earlier try stored can't be changed any more: the next one begins anew
  if (over && !page.data.versionId) page.setData({ birth: null })
  page.setData({ state: refusal === null ? 'idle' : 'failed' })
  page.redraw()
  return false
}

/** A new draft is known by its id as soon as the server has named it. */
const namedBy = (versionId: string) => ({ versionId, unsavedAs: unsavedName(versionId), birth: null })

/** A draft whose first answer was lost is known by the id that the refusal names. */
async function showTheirs(page: DraftPage, { detail }: Refused): Promise<void> {
  const versionId = page.data.versionId || String(detail.id ?? '')
  const theirs = await readDraft({ versionId })
  if (!theirs.ok) return
  if (!page.data.versionId) {
    forgetUnsaved(page.data.unsavedAs)
    page.setData(namedBy(versionId))
    keep(page)
  }
  const { version, text, revision, editedByName } = theirs.value
  page.setData({ conflict: { title: version.title, text, revision, name: editedByName } })
  void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
}
