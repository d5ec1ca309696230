import type { templates, TemplateKey } from '../../cloudfunctions/notifications/templates'
import { newIntention } from './intention'
import { recordConsent } from './notifications'

/** Template ids by key. Typed by the server's own list: a different id there is a compile error here. */
const ids: { readonly [T in (typeof templates)[number] as T['key']]: T['templateId'] } = {
  voteOpened: 'yuanba-vote-opened',
  voteClosing: 'yuanba-vote-closing',
  resultPosted: 'yuanba-result-posted',
  meetingCalled: 'yuanba-meeting-called',
  ratingOpened: 'yuanba-rating-opened',
  disclosurePosted: 'yuanba-disclosure-posted',
  toAnswer: 'yuanba-to-answer',
  noticePosted: 'yuanba-notice-posted',
}

interface Consent {
  readonly accepted: readonly TemplateKey[]
  readonly intention: string
}
const UNTOLD = 'consentsUntold'

/** Consents that WeChat has taken and the server hasn't heard of. */
function untold(): readonly Consent[] {
  const kept: unknown = wx.getStorageSync(UNTOLD)
  return Array.isArray(kept) ? (kept as readonly Consent[]) : []
}

/** Tells the server of them, oldest first; what doesn't get through waits for the next time. A consent counts once however often it is told. */
export async function tellConsents(): Promise<void> {
  for (const { accepted, intention } of untold()) {
    const told = await recordConsent({ accepted: [...accepted] }, intention)
    if (!told.ok && (told.refusal.code === 'OFFLINE' || told.refusal.code === 'INTERNAL')) return
    const rest = untold().filter((one) => one.intention !== intention)
    wx.setStorageSync(UNTOLD, rest)
  }
}

/**
 * Asks to be told, at most three things at once. WeChat allows it only directly in a tap handler: nothing may be awaited
 * before this. Answers how many were allowed; a refusal is a person's right and no error.
 */
export async function askToBeTold(keys: readonly TemplateKey[]): Promise<number> {
  const intention = newIntention()
  let answers: Readonly<Record<string, unknown>>
  try {
    answers = await wx.requestSubscribeMessage({ tmplIds: keys.map((key) => ids[key]) })
  } catch {
    return 0
  }
  const allowed = keys.filter((key) => answers[ids[key]] === 'accept')
  if (allowed.length > 0) {
    // kept first: WeChat has taken the consent, and a broken line must not lose it
    wx.setStorageSync(UNTOLD, [...untold(), { accepted: allowed, intention }])
    await tellConsents()
  }
  return allowed.length
}
