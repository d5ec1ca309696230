import { sameIntention } from '../../../services/intention'
import { meeting, saveMinutes } from '../../../services/meetings'
import type { Result } from '../../../services/result'
import { forgetUnsaved, keepUnsaved } from '../../../services/unsaved'
import { now } from '../../../text/clock'
import { storable } from './sections'
import { isDirty, type MinutesLocal, type Unsaved } from './view'

/** What saving needs of the page. */
export interface MinutesPage {
  readonly query: Readonly<Record<string, string | undefined>>
  data: MinutesLocal & { timer: number }
  setData(data: Partial<MinutesLocal & { timer: number }>): void
  redraw(): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
}

const PAUSE = 1500
const intention = sameIntention()

/** The name under which this phone keeps what couldn't be saved. */
export const unsavedName = (meetingId = ''): string => `minutes:${meetingId}`

/** Saves when the typing pauses; until then the words are kept on the phone. */
export function saveSoon(page: MinutesPage): void {
  clearTimeout(page.data.timer)
  const { sections, revision } = page.data
  keepUnsaved(unsavedName(page.query.meetingId), { sections, revision } satisfies Unsaved)
  page.setData({ timer: setTimeout(() => void save(page), PAUSE) as unknown as number })
}

/** True when what is typed is stored. An editor who was faster is shown beside, nothing is overwritten. */
export async function save(page: MinutesPage): Promise<boolean> {
  clearTimeout(page.data.timer)
  const { sections, revision, conflict } = page.data
  if (conflict) return false
  if (!isDirty(page.data)) return true
  page.setData({ state: 'saving' })
  page.redraw()
  const meetingId = page.query.meetingId ?? ''
  const input = { meetingId, revision, sections: storable(sections) }
  let refusal = ''
  const stored = await page.act('save', async () => {
    const result = await saveMinutes(input, intention.of(input))
    if (!result.ok) refusal = result.refusal.code
    return result
  })
  if (!stored) return notSaved(page, refusal)
  intention.done()
  forgetUnsaved(unsavedName(meetingId))
  page.setData({ revision: stored.revision, saved: sections, state: 'saved', savedAt: now() })
  page.redraw()
  if (isDirty(page.data)) saveSoon(page)
  return !isDirty(page.data)
}

async function notSaved(page: MinutesPage, refusal: string): Promise<boolean> {
  // another action was under way: it wasn't tried
  if (refusal === '') saveSoon(page)
  if (refusal === 'EDITED_BY_ANOTHER') await showTheirs(page)
  page.setData({ state: refusal === '' ? 'idle' : 'failed' })
  page.redraw()
  return false
}

async function showTheirs(page: MinutesPage): Promise<void> {
  const theirs = await meeting({ meetingId: page.query.meetingId ?? '' })
  if (!theirs.ok || !theirs.value.minutes) return
  const { sections, revision, editedByName } = theirs.value.minutes
  page.setData({ conflict: { sections, revision, name: editedByName } })
  void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
}
