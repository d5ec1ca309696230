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
  if (allowed.length > 0) await recordConsent({ accepted: [...allowed] }, intention)
  return allowed.length
}
