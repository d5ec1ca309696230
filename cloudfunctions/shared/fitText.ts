import type { Call } from './call'
import { Refusal } from './refusal'

/** What msgSecCheck takes at once. */
const CHECKED_AT_ONCE = 2500

/** Refuses with RISKY_TEXT what WeChat finds unfit to be shown to others; with BUSY while it gives no verdict. */
export async function fitText(
  { wechat, openid }: Pick<Call, 'wechat' | 'openid'>,
  ...texts: readonly string[]
): Promise<void> {
  const whole = texts.filter((text) => text !== '').join('\n')
  const parts: string[] = []
  for (let at = 0; at < whole.length; at += CHECKED_AT_ONCE) parts.push(whole.slice(at, at + CHECKED_AT_ONCE))
  const fit = await Promise.all(parts.map((part) => wechat.textIsFit(openid, part)))
  if (fit.includes(false)) throw new Refusal('RISKY_TEXT')
}
