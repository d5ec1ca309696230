import { uniqBy } from 'lodash-es'
import { disclosureDraft, saveDisclosure } from '../../../services/disclosures'
import { nextTry, sameIntention } from '../../../services/intention'
import type { Refused, Result } from '../../../services/result'
import { forgetUnsaved, keepUnsaved } from '../../../services/unsaved'
import { now } from '../../../text/clock'
import { asKept, cutAgain } from './files'
import { unsavedName } from './openDisclosure'
import { attachmentOf, typedOf, type Unsaved } from './typed'
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

function keep({ data }: EditPage): void {
  const { unsavedAs, revision, birth } = data
  keepUnsaved(unsavedAs, { typed: typedNow(data), revision, birth } satisfies Unsaved)
}

/** Saves when the typing pauses; until then it is kept on the phone. */
export function saveSoon(page: EditPage): void {
  clearTimeout(page.data.timer)
  keep(page)
  page.setData({ timer: setTimeout(() => void save(page), PAUSE) as unknown as number })
}

/** True when what is typed is stored. An editor who was faster is shown beside, nothing is overwritten. */
export async function save(page: EditPage): Promise<boolean> {
  clearTimeout(page.data.timer)
  const { id, kind, revision, conflict, title, unsavedAs } = page.data
  if (conflict || kind === '' || !title.trim()) return false
  if (id && !isDirty(page.data)) return true
  const typed = typedNow(page.data)
  const birth = id ? null : nextTry(page.data.birth)
  page.setData({ state: 'saving', birth })
  if (birth) keep(page)
  page.redraw()
  const input = { disclosureId: id || null, revision: birth ? birth.sent : revision, kind, ...typed }
  let refusal: Refused | null = null
  const stored = await page.act('save', async () => {
    const result = await saveDisclosure(input, birth ? birth.requestId : intention.of(input))
    if (!result.ok) refusal = result.refusal
    return result
  })
  if (!stored) return notSaved(page, refusal)
  intention.done()
  forgetUnsaved(unsavedAs)
  page.setData({
    ...namedBy(stored.disclosureId),
    revision: stored.revision,
    files: asKept(page.data.files, typed.attachments, stored.attachments),
    problems: stored.problems,
    warnings: stored.warnings,
    saved: { ...typed, attachments: uniqBy(stored.attachments.map(attachmentOf), ({ fileId }) => fileId) },
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
  if (refusal?.code === 'EDITED_BY_ANOTHER') await showTheirs(page, refusal)
  // what an earlier try stored can't be changed any more: the next one begins anew
  if (refusal?.code === 'WRONG_STAGE' && !page.data.id) page.setData({ birth: null })
  if (refusal?.code === 'FILE_MISSING') page.setData({ files: cutAgain(page.data.files, String(refusal.detail.name)) })
  page.setData({ state: refusal === null ? 'idle' : 'failed' })
  page.redraw()
  return false
}

/** A new draft is known by its id as soon as the server has named it. */
const namedBy = (id: string) => ({ id, unsavedAs: unsavedName({ id, kind: '', duty: '', period: '' }), birth: null })

/** A draft whose first answer was lost is known by the id that the refusal names. */
async function showTheirs(page: EditPage, { detail }: Refused): Promise<void> {
  const id = page.data.id || String(detail.id ?? '')
  const theirs = await disclosureDraft({ disclosureId: id })
  if (!theirs.ok) return
  if (!page.data.id) {
    forgetUnsaved(page.data.unsavedAs)
    page.setData(namedBy(id))
    keep(page)
  }
  const { revision, draft } = theirs.value
  page.setData({ conflict: { typed: typedOf(theirs.value), revision, name: draft.editedByName } })
  void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
}
