import type { TemplateKey } from '../../cloudfunctions/notifications/templates'
import { mayOfferReminders, remindersDeclined } from '../services/reminders'
import { askToBeTold } from '../services/subscriptions'

/** The sheet that says what was just done and offers reminders by WeChat; `told`: what came of the offer. */
export const noSheet = { visible: false, title: '', text: '', told: '' }

interface SheetPage {
  readonly data: { readonly sheet: typeof noSheet }
  setData(data: { sheet: typeof noSheet }): void
}

/**
 * Asks WeChat for reminders, directly in a tap handler, and says what came of it. A no holds for a month: nobody is asked after
 * every tap.
 */
export async function tellMe(keys: readonly TemplateKey[]): Promise<string> {
  const allowed = await askToBeTold(keys)
  if (allowed === 0) remindersDeclined()
  return allowed > 0 ? '好,到时候微信告诉你' : '好,不提醒。随时回来看'
}

/** After an answer was stored: the sheet with the offer, or false where a no still holds. */
export function offerReminders(page: SheetPage, words: { readonly title: string; readonly text: string }): boolean {
  if (!mayOfferReminders()) return false
  page.setData({ sheet: { ...noSheet, visible: true, ...words } })
  return true
}

/** What the sheet after an answer to a meeting does, on every page that has one. */
export const reminderSheet = {
  async onTellMe(this: SheetPage): Promise<void> {
    if (this.data.sheet.told) {
      this.setData({ sheet: noSheet })
      return
    }
    const told = await tellMe(['meetingCalled', 'voteOpened', 'disclosurePosted'])
    this.setData({ sheet: { ...this.data.sheet, told } })
  },
  onNoReminder(this: SheetPage): void {
    if (!this.data.sheet.told) remindersDeclined()
    this.setData({ sheet: { ...this.data.sheet, visible: false } })
  },
}
