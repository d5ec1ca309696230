import { pathAt } from '../storage/downloadUrls'
import { wxError, type WxApi } from './wxReply'
import riskyWords from './riskyWords.json'

const MEDIA_IMAGE = 2
/** The person must have used the mini-program within this time, as for msgSecCheck 2.0. */
const SEEN_WITHIN_MS = 2 * 3600_000

/**
 * security.mediaCheckAsync, version 2, for images in this cloud's storage. The verdict comes later, as a push: risky when the
 * file's bytes hold a word of riskyWords.json.
 */
export const mediaCheckAsync: WxApi = async (cloud, data) => {
  const { version, scene, openid, media_type: type = data['mediaType'], media_url: url = data['mediaUrl'] } = data
  if (version !== 2 && version !== '2') return wxError(44991, 'version must be 2')
  if (typeof scene !== 'number' || ![1, 2, 3, 4].includes(scene)) return wxError(40129, 'invalid scene')
  if (type !== MEDIA_IMAGE) return wxError(40004, 'invalid media type')
  if (typeof openid !== 'string' || openid === '') return wxError(40003, 'invalid openid')
  const seen = cloud.messages.lastSeenAt(openid)
  if (seen === undefined || cloud.clock.now() - seen > SEEN_WITHIN_MS) return wxError(61010, 'code is expired')
  const file = typeof url === 'string' ? cloud.files.find(pathAt(cloud, url)) : undefined
  if (file === undefined) return wxError(40007, 'invalid media_url')
  const bytes = await cloud.files.read(file)
  const risky = riskyWords.some((word) => bytes.includes(word))
  const traceId = cloud.newId()
  cloud.mediaChecks.ask({ traceId, openid, path: file.path, suggest: risky ? 'risky' : 'pass' })
  return { errcode: 0, errmsg: 'ok', trace_id: traceId }
}
