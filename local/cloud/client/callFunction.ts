import type { Cloud } from '../cloud'
import { CloudError } from '../cloudError'
import type { Invocation } from '../functions/functions'
import { BadRequest, type Reply } from '../server/exchange'

/** errCode by code, as in wx-server-sdk's TCB_ERR_CODE and what developers report of the real cloud. */
const ERR_CODES: Record<string, number> = {
  FUNCTION_NOT_FOUND: -501000,
  FUNCTIONS_EXECUTE_FAIL: -504002,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: -504003,
}
const SYS_ERR = -501001

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
    const json = {
      result: JSON.parse(result) as unknown,
      requestID: requestId,
      requestId,
      errMsg: 'cloud.callFunction:ok',
    }
    return { json, headers: measured(requestId, invocation) }
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    const errCode = ERR_CODES[error.code] ?? SYS_ERR
    const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} ${error.code} | errMsg: ${error.message}`
    const { invocation } = error as CloudError & { invocation?: Invocation }
    return { json: { errCode, errMsg, requestID: requestId, requestId }, headers: measured(requestId, invocation) }
  }
}

function measured(requestId: string, invocation: Invocation | undefined): Record<string, string> {
  const roundTrips = invocation?.roundTrips ?? { count: 0, depth: 0 }
  return { 'x-local-request-id': requestId, 'x-local-roundtrips': JSON.stringify(roundTrips) }
}
