import type { Cloud } from '../cloud'
import { BadRequest, openidOf, readJson, type Exchange, type Reply } from '../server/exchange'
import { callFunction } from './callFunction'
import { database } from './database'
import { deleteFile, downloadFile, getTempFileURL, uploadFile } from './files'

/** More than the 6 MB of a call, so that a call which is too large has the cloud's answer. */
const CALL_BYTES_MAX = 64 * 1024 * 1024

/** What a phone's wx.cloud and wx.requestSubscribeMessage talk to. Identity is the header x-local-openid. */
export async function clientFace(cloud: Cloud, exchange: Exchange): Promise<Reply> {
  const openid = openidOf(exchange)
  if (openid !== '') cloud.messages.seen(openid, cloud.clock.now())
  switch (`${exchange.method} ${exchange.path}`) {
    case 'POST /client/callFunction':
      return callFunction(cloud, openid, await readJson(exchange, CALL_BYTES_MAX))
    case 'POST /client/uploadFile':
      return uploadFile(cloud, openid, exchange)
    case 'GET /client/downloadFile':
      return downloadFile(cloud, openid, exchange)
    case 'POST /client/getTempFileURL':
      return getTempFileURL(cloud, openid, exchange)
    case 'POST /client/deleteFile':
      return deleteFile(cloud, openid, exchange)
    case 'POST /client/database':
      return database(cloud, await readJson(exchange))
    case 'POST /client/subscribe': {
      const { accepted } = await readJson(exchange)
      if (openid === '') throw new BadRequest('x-local-openid is missing', 401)
      if (!Array.isArray(accepted) || !accepted.every((id) => typeof id === 'string'))
        throw new BadRequest('accepted must be template ids')
      await cloud.messages.accept(openid, accepted)
      return { json: { errMsg: 'requestSubscribeMessage:ok' } }
    }
    case 'GET /client/notices':
      if (openid === '') throw new BadRequest('x-local-openid is missing', 401)
      return { json: { notices: cloud.messages.notices(openid) } }
    default:
      throw new BadRequest(`nothing at ${exchange.method} ${exchange.path}`, 404)
  }
}
