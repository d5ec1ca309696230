import { callWxApi } from '../../wx/callWxApi'
import { textParam, type AdminAction } from '../request'
import { parseRequestData } from './wxApi'

/**
 * callCompatibleWxOpenApi(): like wx.api, but a picture comes back as its bytes. `requestData` is JSON in a Buffer; the
 * protocol buffers of wx-server-sdk's cloud.openapi are not read here.
 */
export const wxOpenApi: AdminAction = async (cloud, request) => {
  const data = parseRequestData(request)
  const reply = await callWxApi(cloud, request.instance, textParam(request, 'apiName'), data)
  const { buffer, contentType } = reply
  if (typeof buffer === 'string' && typeof contentType === 'string') {
    return { raw: { type: contentType, bytes: Buffer.from(buffer, 'base64') } }
  }
  return reply
}
