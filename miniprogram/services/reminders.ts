import { now } from '../text/clock'

const KEY = 'remindersDeclinedAt'
/** Who has said no isn't asked again for so long. */
const REST_MS = 30 * 86_400_000

/** Whether to offer reminders by WeChat now: a no holds for a month on this phone. */
export function mayOfferReminders(at: number = now()): boolean {
  const declinedAt: unknown = wx.getStorageSync(KEY)
  return typeof declinedAt !== 'number' || at - declinedAt >= REST_MS
}

export function remindersDeclined(at: number = now()): void {
  wx.setStorageSync(KEY, at)
}
