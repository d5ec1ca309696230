import { saveRating } from '../../services/ratings'
import type { Result } from '../../services/result'
import { sameIntention } from '../committee/sameIntention'
import { forgetSheet, keepSheet, readSheet } from './keptSheet'
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
  /** The sheet as the server has it; null = it has none. */
  stored: Sheet | null
  saved: 'idle' | 'saving' | 'kept' | 'onPhone'
  timer: number
}

export const noSheet: SheetLocal = {
  seat: { periodId: '', householdId: '' },
  sheet: null,
  stored: null,
  saved: 'idle',
  timer: 0,
}

/** What keeping needs of the page. */
export interface SheetPage {
  data: SheetLocal
  setData(data: Partial<SheetLocal>): void
  redraw(): void
}

const PAUSE = 1200
const keeping = sameIntention()
const submitting = sameIntention()

/** What to go on from: what this phone still holds, else what the server keeps, the draft before what was submitted. */
export function startSheet(form: Form, seat: Seat): SheetLocal {
  const kept = form.draft ?? form.submitted
  const stored = kept && fitSheet(form, kept)
  const onPhone = readSheet(seat.periodId, seat.householdId)
  const sheet = fitSheet(form, onPhone ?? kept)
  return { ...noSheet, seat, stored, sheet, saved: onPhone ? 'onPhone' : stored ? 'kept' : 'idle' }
}

/** Shows the change, keeps it on the phone at once and with the server when the hand pauses. */
export function changeSheet(page: SheetPage, sheet: Sheet): void {
  const { seat, timer } = page.data
  clearTimeout(timer)
  keepSheet(seat.periodId, seat.householdId, sheet)
  page.setData({ sheet, saved: 'onPhone', timer: setTimeout(() => void keepDraft(page), PAUSE) as unknown as number })
  page.redraw()
}

const inputOf = ({ periodId, householdId }: Seat, sheet: Sheet, submit: boolean) => ({
  periodId,
  householdId: householdId || null,
  sheet,
  submit,
})

/** In the background: a line that breaks costs nothing, the phone has it and the next change tries again. */
export async function keepDraft(page: SheetPage): Promise<void> {
  clearTimeout(page.data.timer)
  const { seat, sheet, stored, saved } = page.data
  if (!sheet || saved === 'saving' || (stored && sameSheet(sheet, stored))) return
  page.setData({ saved: 'saving' })
  const input = inputOf(seat, sheet, false)
  const result = await saveRating(input, keeping.of(input))
  // the page has gone on to another sheet meanwhile
  if (page.data.seat !== seat) return
  const changed = page.data.sheet !== null && !sameSheet(page.data.sheet, sheet)
  if (!result.ok) {
    page.setData({ saved: 'onPhone' })
  } else if (changed) {
    page.setData({ stored: sheet, saved: 'onPhone' })
    await keepDraft(page)
    return
  } else {
    keeping.done()
    forgetSheet(seat.periodId, seat.householdId)
    page.setData({ stored: sheet, saved: 'kept' })
  }
  page.redraw()
}

/** Hands the sheet in; the phone forgets it only when the server has it. */
export async function submitSheet(page: SheetPage, sheet: Sheet): Promise<Result<object>> {
  const { seat, timer } = page.data
  clearTimeout(timer)
  const input = inputOf(seat, sheet, true)
  const result = await saveRating(input, submitting.of(input))
  if (result.ok) {
    submitting.done()
    forgetSheet(seat.periodId, seat.householdId)
    page.setData({ stored: sheet, saved: 'kept' })
  }
  return result
}
