import { invalidParam } from '../../cloudError'
import { callWxApi } from '../../wx/callWxApi'
import { textParam, type AdminAction, type AdminRequest } from '../request'

/** callWxOpenApi(): `responseData` is the JSON that WeChat's own API answers with, `errcode` 0 or not. */
export const wxApi: AdminAction = async (cloud, request) => {
  const data = parseRequestData(request)
  const reply = await callWxApi(cloud, request.instance, textParam(request, 'apiName'), data)
  return { data: { responseData: JSON.stringify(reply) } }
}

/** The `requestData` of a call: a JSON object as text; absent is {}. */
export function parseRequestData(request: AdminRequest): Record<string, unknown> {
  const raw = request.params['requestData']
  let data: unknown
  try {
    data = typeof raw === 'string' && raw !== '' ? (JSON.parse(raw) as unknown) : {}
  } catch {
    throw invalidParam('requestData is not JSON (the protocol buffers of cloud.openapi are not supported)')
  }
  if (typeof data !== 'object' || data === null) throw invalidParam('requestData must be an object')
  return data as Record<string, unknown>
}
