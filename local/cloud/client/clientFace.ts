import type { Cloud } from '../cloud'
import { CloudError } from '../cloudError'
import { BadRequest, openidOf, readBody, readJson, type Exchange, type Reply } from '../server/exchange'
import { downloadUrls } from '../storage/downloadUrls'
import { Files } from '../storage/files'
import { callFunction } from './callFunction'

const FILE_BYTES_MAX = 100 * 1024 * 1024

/** What a phone's wx.cloud and wx.requestSubscribeMessage talk to. Identity is the header x-local-openid. */
export async function clientFace(cloud: Cloud, exchange: Exchange): Promise<Reply> {
  const openid = openidOf(exchange)
  if (openid !== '') cloud.messages.seen(openid, cloud.clock.now())
  switch (`${exchange.method} ${exchange.path}`) {
    case 'POST /client/callFunction':
      return callFunction(cloud, openid, await readJson(exchange, 8 * 1024 * 1024))
    case 'POST /client/uploadFile':
      return uploadFile(cloud, exchange)
    case 'GET /client/downloadFile':
      return downloadFile(cloud, exchange)
    case 'POST /client/getTempFileURL': {
      const { fileList } = await readJson(exchange)
      if (!Array.isArray(fileList) || !fileList.every((id) => typeof id === 'string'))
        throw new BadRequest('fileList must be ids')
      return { json: { fileList: downloadUrls(cloud, fileList), errMsg: 'cloud.getTempFileURL:ok' } }
    }
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

async function uploadFile(cloud: Cloud, exchange: Exchange): Promise<Reply> {
  const cloudPath = exchange.query.get('cloudPath') ?? ''
  try {
    const path = Files.checkPath(cloudPath)
    await cloud.files.put(path, await readBody(exchange, FILE_BYTES_MAX), exchange.request.headers['content-type'])
    return { json: { fileID: cloud.files.fileId(path), statusCode: 200, errMsg: 'cloud.uploadFile:ok' } }
  } catch (error) {
    if (error instanceof CloudError) throw new BadRequest(error.message)
    throw error
  }
}

function downloadFile(cloud: Cloud, exchange: Exchange): Reply {
  const [found] = downloadUrls(cloud, [exchange.query.get('fileID') ?? ''])
  const file = found?.code === 'SUCCESS' ? cloud.files.find(cloud.files.pathOf(found.fileID)) : undefined
  if (file === undefined) throw new BadRequest('no such file', 404)
  return { headers: { 'content-type': file.type, 'content-length': file.size }, bytes: cloud.files.stream(file) }
}
