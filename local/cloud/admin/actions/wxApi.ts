import { invalidParam } from '../../cloudError'
import { callWxApi } from '../../wx/callWxApi'
import { textParam, type AdminAction } from '../request'

/** callWxOpenApi(): `responseData` is the JSON that WeChat's own API answers with, `errcode` 0 or not. */
export const wxApi: AdminAction = async (cloud, request) => {
  const name = textParam(request, 'apiName')
  const raw = request.params['requestData']
  let data: unknown
  try {
    data = typeof raw === 'string' && raw !== '' ? (JSON.parse(raw) as unknown) : {}
  } catch {
    throw invalidParam('requestData is not JSON')
  }
  if (typeof data !== 'object' || data === null) throw invalidParam('requestData must be an object')
  const reply = await callWxApi(cloud, request.instance, name, data as Record<string, unknown>)
  return { data: { responseData: JSON.stringify(reply) } }
}
