import { sameIntention } from '../../services/intention'
import { saveRating } from '../../services/ratings'
import type { Refused, Result } from '../../services/result'
import { forgetUnsaved, keepUnsaved, readUnsaved } from '../../services/unsaved'
import { fitSheet, sameSheet, type Form, type Sheet } from './sheet'

/** Whose sheet it is: a period, and the rated household where there are many ('' elsewhere). */
export interface Seat {
  readonly periodId: string
  readonly householdId: string
}

/** What filling in a sheet keeps on its page. A type, not an interface: setData takes it whole. */
export type SheetLocal = {
  seat: Seat
  sheet: Sheet | null
  /** The sheet as the server has it; null = it has none, or this phone doesn't know. */
  stored: Sheet | null
  /** The server's revision that is gone on from; null = this phone doesn't know. */
  revision: number | null
  saved: 'idle' | 'saving' | 'kept' | 'onPhone'
  timer: number
  /** Being handed in: no draft is sent any more, so that none lands after it. */
  handingIn: boolean
  /** Somebody else rated the same door meanwhile: drafts stay here until this one is handed in. */
  overtaken: boolean
}

export const noSheet: SheetLocal = {
  seat: { periodId: '', householdId: '' },
  sheet: null,
  stored: null,
  revision: null,
  saved: 'idle',
  timer: 0,
  handingIn: false,
  overtaken: false,
}

/** What keeping needs of the page. */
export interface SheetPage {
  data: SheetLocal
  setData(data: Partial<SheetLocal> & { notice?: string }): void
  redraw(): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
}

/** What this phone keeps until the server has it. */
interface Unsaved {
  readonly sheet: Sheet
  /** The revision it was filled in on. */
  readonly revision: number | null
}

const PAUSE = 1200
const keeping = sameIntention()
const submitting = sameIntention()
/** The draft on its way, of whichever page: what is handed in waits for it. */
let underWay: Promise<void> | null = null

const unsavedName = ({ periodId, householdId }: Seat) => `rating:${periodId}:${householdId}`
const readSheet = (seat: Seat) => readUnsaved<Unsaved>(unsavedName(seat), ['sheet', 'revision'])

/** What to go on from: what this phone still holds, else what the server keeps, the draft before what was submitted. */
export function startSheet(form: Form, seat: Seat): SheetLocal {
  const kept = form.draft ?? form.submitted
  const stored = kept && fitSheet(form, kept)
  const onPhone = readSheet(seat)
  if (onPhone) return { ...noSheet, seat, stored, ...goOn(form, onPhone) }
  return {
    ...noSheet,
    seat,
    stored,
    revision: form.revision,
    sheet: fitSheet(form, kept),
    saved: stored ? 'kept' : 'idle',
  }
}

/**
 * Without a line: only what this phone itself holds can be gone on with. What a form that was seen earlier says is stored
 * may be long outdated; null = nothing to go on with.
 */
export function startWithoutLine(form: Form, seat: Seat): SheetLocal | null {
  const onPhone = readSheet(seat)
  return onPhone && { ...noSheet, seat, ...goOn(form, onPhone) }
}

const goOn = (form: Form, { sheet, revision }: Unsaved): Pick<SheetLocal, 'sheet' | 'revision' | 'saved'> => ({
  sheet: fitSheet(form, sheet),
  revision,
  saved: 'onPhone',
})

/** Shows the change, keeps it on the phone at once and with the server when the hand pauses. */
export function changeSheet(page: SheetPage, sheet: Sheet): void {
  const { seat, revision, timer } = page.data
  clearTimeout(timer)
  keepUnsaved(unsavedName(seat), { sheet, revision } satisfies Unsaved)
  page.setData({ sheet, saved: 'onPhone', timer: setTimeout(() => void keepDraft(page), PAUSE) as unknown as number })
  page.redraw()
}

const inputOf = ({ seat, revision }: SheetLocal, sheet: Sheet, submit: boolean) => ({
  periodId: seat.periodId,
  householdId: seat.householdId || null,
  sheet,
  submit,
  revision,
})

/**
 * In the background: a line that breaks costs nothing, the phone has it and the next change tries again. One at a time: of
 * two on their way the older might arrive last.
 */
export async function keepDraft(page: SheetPage): Promise<void> {
  clearTimeout(page.data.timer)
  while (underWay) await underWay
  const { sheet, stored, handingIn, overtaken } = page.data
  if (!sheet || handingIn || overtaken || (stored && sameSheet(sheet, stored))) return
  underWay = sendDraft(page, sheet).then(() => {
    underWay = null
  })
  await underWay
}

async function sendDraft(page: SheetPage, sheet: Sheet): Promise<void> {
  const { seat } = page.data
  page.setData({ saved: 'saving' })
  const input = inputOf(page.data, sheet, false)
  const result = await saveRating(input, keeping.of(input))
  // the page has gone on to another sheet meanwhile
  if (page.data.seat !== seat) return
  if (!result.ok) {
    page.setData({ saved: 'onPhone' })
    if (result.refusal.code === 'EDITED_BY_ANOTHER') tellOfAnother(page, result.refusal)
    page.redraw()
    return
  }
  keeping.done()
  const { revision, kept } = result.value
  if (!kept) {
    // it was handed in from another phone before this draft: that stands, and the next draft is kept beside it
    page.setData({ revision, saved: 'onPhone' })
  } else if (page.data.sheet !== null && !sameSheet(page.data.sheet, sheet)) {
    page.setData({ stored: sheet, revision, saved: 'onPhone' })
    if (!page.data.handingIn) await sendDraft(page, page.data.sheet)
    return
  } else {
    forgetUnsaved(unsavedName(seat))
    page.setData({ stored: sheet, revision, saved: 'kept' })
  }
  page.redraw()
}

/** Nothing of either is lost: this one stays on the phone, and handing it in is meant from here on. */
function tellOfAnother(page: SheetPage, { detail }: Refused): void {
  const name = typeof detail.name === 'string' && detail.name ? detail.name : '别人'
  const notice = `${name}刚评过这一份。你写的还在这部手机上,再交就按你的算`
  page.setData({ overtaken: true, revision: Number(detail.revision ?? 0), notice })
}

/** Hands the sheet in, after the draft on its way; the phone forgets it only when the server has it. True when it is in. */
export async function handIn(page: SheetPage, sheet: Sheet): Promise<boolean> {
  clearTimeout(page.data.timer)
  let another: Refused | null = null
  const done = await page.act('submit', async () => {
    page.setData({ handingIn: true })
    while (underWay) await underWay
    const input = inputOf(page.data, sheet, true)
    const result = await saveRating(input, submitting.of(input))
    page.setData({ handingIn: false })
    if (!result.ok && result.refusal.code === 'EDITED_BY_ANOTHER') another = result.refusal
    return result
  })
  if (another) tellOfAnother(page, another)
  if (!done) return false
  submitting.done()
  forgetUnsaved(unsavedName(page.data.seat))
  page.setData({ stored: sheet, revision: done.revision, saved: 'kept', overtaken: false })
  return true
}
