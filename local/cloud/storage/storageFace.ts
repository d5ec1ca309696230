import type { Cloud } from '../cloud'
import { CloudError } from '../cloudError'
import { BadRequest, readBody, type Exchange, type Reply } from '../server/exchange'

const FILE_BYTES_MAX = 100 * 1024 * 1024

/** /storage/<path>: PUT after getUploadMetadata, GET and HEAD as the download URL. */
export async function storageFace(cloud: Cloud, exchange: Exchange): Promise<Reply> {
  const path = exchange.path.slice('/storage/'.length)
  if (exchange.method === 'PUT') return upload(cloud, path, exchange)
  if (exchange.method !== 'GET' && exchange.method !== 'HEAD') throw new BadRequest('GET, HEAD or PUT only', 405)
  const file = cloud.files.find(path)
  if (file === undefined) throw new BadRequest('no such file', 404)
  const headers = { 'content-type': file.type, 'content-length': file.size }
  return exchange.method === 'HEAD' ? { headers } : { headers, bytes: cloud.files.stream(file) }
}

/** Object storage answers in XML, and only takes what it was announced: see getUploadMetadata. */
async function upload(cloud: Cloud, path: string, exchange: Exchange): Promise<Reply> {
  const { authorization, 'content-type': type } = exchange.request.headers
  if (authorization !== 'local') return refusal(403, 'AccessDenied', 'Access Denied.')
  try {
    await cloud.files.put(path, await readBody(exchange, FILE_BYTES_MAX), type)
    return { status: 200 }
  } catch (error) {
    if (error instanceof BadRequest) return refusal(400, 'EntityTooLarge', error.message)
    if (error instanceof CloudError) return refusal(400, 'InvalidURI', error.message)
    throw error
  }
}

function refusal(status: number, code: string, message: string): Reply {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const body = `<Error><Code>${code}</Code><Message>${escaped}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`
  return { status, headers: { 'content-type': 'application/xml' }, bytes: Buffer.from(body) }
}
