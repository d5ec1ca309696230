import type { Call } from '../shared/call'
import { Refusal } from '../shared/refusal'

/** What somebody typed is shown to others only if WeChat finds it fit. */
export async function checkText({ wechat, openid }: Pick<Call, 'wechat' | 'openid'>, ...texts: string[]) {
  if (!(await wechat.textIsFit(openid, texts.join('\n')))) throw new Refusal('RISKY_TEXT')
}
