import { wxError, type WxApi } from './wxReply'
import riskyWords from './riskyWords.json'

const CONTENT_MAX = 2500
/** The person must have used the mini-program within this time (msgSecCheck 2.0). */
const SEEN_WITHIN_MS = 2 * 3600_000
const LABEL_NORMAL = 100
const LABEL_ILLEGAL = 20006

/** security.msgSecCheck, version 2. Texts with a word of riskyWords.json are risky, all others pass. */
export const msgSecCheck: WxApi = (cloud, data) => {
  const { version, scene, openid, content } = data
  if (version !== 2 && version !== '2') return wxError(44991, 'version must be 2')
  if (typeof scene !== 'number' || ![1, 2, 3, 4].includes(scene)) return wxError(40129, 'invalid scene')
  if (typeof openid !== 'string' || openid === '') return wxError(40003, 'invalid openid')
  if (typeof content !== 'string' || content === '') return wxError(44004, 'empty content')
  if ([...content].length > CONTENT_MAX) return wxError(45002, 'content size out of limit')
  const seen = cloud.messages.lastSeenAt(openid)
  if (seen === undefined || cloud.clock.now() - seen > SEEN_WITHIN_MS) return wxError(61010, 'code is expired')
  const risky = riskyWords.some((word) => content.includes(word))
  const verdict = { suggest: risky ? 'risky' : 'pass', label: risky ? LABEL_ILLEGAL : LABEL_NORMAL }
  return {
    errcode: 0,
    errmsg: 'ok',
    result: verdict,
    detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }],
    trace_id: cloud.newId(),
  }
}
