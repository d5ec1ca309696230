import { disclosureDraft, saveDisclosure } from '../../../services/disclosures'
import type { Refused, Result } from '../../../services/result'
import { now } from '../../../text/clock'
import { sameIntention } from '../sameIntention'
import { cutAgain, withChecks } from './files'
import { typedOf } from './typed'
import { forgetUnsaved, keepUnsaved } from './unsaved'
import { isDirty, typedNow, type EditLocal } from './view'

/** What saving needs of the page. */
export interface EditPage {
  data: EditLocal
  setData(data: Partial<EditLocal>): void
  redraw(): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
}

const PAUSE = 1500
const intention = sameIntention()

/** Saves when the typing pauses; until then it is kept on the phone. */
export function saveSoon(page: EditPage): void {
  clearTimeout(page.data.timer)
  const { unsavedAs, revision } = page.data
  keepUnsaved(unsavedAs, { typed: typedNow(page.data), revision })
  page.setData({ timer: setTimeout(() => void save(page), PAUSE) as unknown as number })
}

/** True when what is typed is stored. An editor who was faster is shown beside, nothing is overwritten. */
export async function save(page: EditPage): Promise<boolean> {
  clearTimeout(page.data.timer)
  const { id, kind, revision, conflict, title, unsavedAs } = page.data
  if (conflict || kind === '' || !title.trim()) return false
  if (id && !isDirty(page.data)) return true
  const typed = typedNow(page.data)
  page.setData({ state: 'saving' })
  page.redraw()
  const input = { disclosureId: id || null, revision, kind, ...typed }
  let refusal: Refused | null = null
  const stored = await page.act('save', async () => {
    const result = await saveDisclosure(input, intention.of(input))
    if (!result.ok) refusal = result.refusal
    return result
  })
  if (!stored) return notSaved(page, refusal)
  intention.done()
  forgetUnsaved(unsavedAs)
  page.setData({
    id: stored.disclosureId,
    // a new draft is known by its id from here on
    unsavedAs: stored.disclosureId,
    revision: stored.revision,
    files: withChecks(page.data.files, stored.attachments),
    problems: stored.problems,
    warnings: stored.warnings,
    saved: typed,
    state: 'saved',
    savedAt: now(),
  })
  page.redraw()
  if (isDirty(page.data)) saveSoon(page)
  return !isDirty(page.data)
}

async function notSaved(page: EditPage, refusal: Refused | null): Promise<boolean> {
  // another action was under way: it wasn't tried
  if (refusal === null) saveSoon(page)
  if (refusal?.code === 'EDITED_BY_ANOTHER') await showTheirs(page)
  if (refusal?.code === 'FILE_MISSING') page.setData({ files: cutAgain(page.data.files, String(refusal.detail.name)) })
  page.setData({ state: refusal === null ? 'idle' : 'failed' })
  page.redraw()
  return false
}

async function showTheirs(page: EditPage): Promise<void> {
  const theirs = await disclosureDraft({ disclosureId: page.data.id })
  if (!theirs.ok) return
  const { revision, draft } = theirs.value
  page.setData({ conflict: { typed: typedOf(theirs.value), revision, name: draft.editedByName } })
  void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
}
