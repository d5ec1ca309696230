import type { Cloud } from '../cloud'
import { CloudError } from '../cloudError'
import type { Invocation } from '../functions/functions'
import { BadRequest, type Reply } from '../server/exchange'
import { clientError } from './clientErrors'

const API = 'cloud.callFunction'
/** What WeChat hands on to a phone; between functions it may be 6 MB. */
const RESULT_BYTES_MAX = 1024 * 1024

/**
 * wx.cloud.callFunction. Success: `{ result, requestID, errMsg: 'cloud.callFunction:ok' }`; failure: `{ errCode, errMsg,
 * requestID }`, with which the phone rejects. The header x-local-roundtrips has the database round trips either way.
 */
export async function callFunction(cloud: Cloud, openid: string, body: Record<string, unknown>): Promise<Reply> {
  const { name, data = {} } = body
  if (typeof name !== 'string' || name === '') throw new BadRequest('name must be a nonempty string')
  const requestId = cloud.newId()
  const userInfo = { appId: cloud.appId, openId: openid }
  const event = typeof data === 'object' && data !== null && openid !== '' ? { ...data, userInfo } : data
  const caller = { openid, source: 'wx_client', timer: false }
  try {
    const { result, invocation } = await cloud.functions.invoke(name, JSON.stringify(event), caller, requestId)
    if (Buffer.byteLength(result) > RESULT_BYTES_MAX) {
      cloud.log.add('error', 'cloud', requestId, `${name} returned more than the 1 MB that reach a phone`)
      throw Object.assign(new CloudError('EXCEED_MAX_RESPONSE_SIZE', 'the result has more than 1 MB'), { invocation })
    }
    const json = {
      result: JSON.parse(result) as unknown,
      requestID: requestId,
      requestId,
      errMsg: `${API}:ok`,
    }
    return { json, headers: measured(requestId, invocation) }
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    const { invocation } = error as CloudError & { invocation?: Invocation }
    const json = { ...clientError(API, error), requestID: requestId, requestId }
    return { json, headers: measured(requestId, invocation) }
  }
}

function measured(requestId: string, invocation: Invocation | undefined): Record<string, string> {
  const roundTrips = invocation?.roundTrips ?? { count: 0, depth: 0 }
  return { 'x-local-request-id': requestId, 'x-local-roundtrips': JSON.stringify(roundTrips) }
}
