import type { Cloud } from '../cloud'
import { doorOf } from '../server/doorOf'
import { BadRequest, readJson, type Exchange, type Reply } from '../server/exchange'
import { callFunction } from './callFunction'
import { database } from './database'
import { deleteFile, downloadFile, getTempFileURL, uploadFile } from './files'

/** More than the 6 MB of a call, so that a call which is too large has the cloud's answer. */
const CALL_BYTES_MAX = 64 * 1024 * 1024

type Door = (cloud: Cloud, openid: string, exchange: Exchange) => Promise<Reply> | Reply

const DOORS: Readonly<Record<string, Door>> = {
  'POST /client/callFunction': async (cloud, openid, exchange) =>
    callFunction(cloud, openid, await readJson(exchange, CALL_BYTES_MAX)),
  'POST /client/uploadFile': uploadFile,
  'GET /client/downloadFile': downloadFile,
  'POST /client/getTempFileURL': getTempFileURL,
  'POST /client/deleteFile': deleteFile,
  'POST /client/database': async (cloud, _openid, exchange) => database(cloud, await readJson(exchange)),
  'POST /client/subscribe': async (cloud, openid, exchange) => {
    const { accepted } = await readJson(exchange)
    if (openid === '') throw new BadRequest('x-local-openid is missing', 401)
    if (!Array.isArray(accepted) || !accepted.every((id) => typeof id === 'string'))
      throw new BadRequest('accepted must be template ids')
    await cloud.messages.accept(openid, accepted)
    return { json: { errMsg: 'requestSubscribeMessage:ok' } }
  },
  'GET /client/notices': (cloud, openid) => {
    if (openid === '') throw new BadRequest('x-local-openid is missing', 401)
    return { json: { notices: cloud.messages.notices(openid) } }
  },
}

/** What a phone's wx.cloud and wx.requestSubscribeMessage talk to; `openid` is whose phone it is, '' of nobody who is known. */
export async function clientFace(cloud: Cloud, exchange: Exchange, openid: string): Promise<Reply> {
  if (openid !== '') cloud.messages.seen(openid, cloud.clock.now())
  return doorOf(DOORS, exchange)(cloud, openid, exchange)
}
