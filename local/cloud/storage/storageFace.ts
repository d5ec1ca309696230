import type { Cloud } from '../cloud'
import { BadRequest, readBody, type Exchange, type Reply } from '../server/exchange'

const FILE_BYTES_MAX = 100 * 1024 * 1024

/** /storage/<path>: PUT after getUploadMetadata, GET and HEAD as the download URL. */
export async function storageFace(cloud: Cloud, exchange: Exchange): Promise<Reply> {
  const path = exchange.path.slice('/storage/'.length)
  if (exchange.method === 'PUT') {
    const type = exchange.request.headers['content-type']
    await cloud.files.put(path, await readBody(exchange, FILE_BYTES_MAX), type)
    return { status: 200 }
  }
  if (exchange.method !== 'GET' && exchange.method !== 'HEAD') throw new BadRequest('GET, HEAD or PUT only', 405)
  const file = cloud.files.find(path)
  if (file === undefined) throw new BadRequest('no such file', 404)
  const headers = { 'content-type': file.type, 'content-length': file.size }
  return exchange.method === 'HEAD' ? { headers } : { headers, bytes: cloud.files.stream(file) }
}
