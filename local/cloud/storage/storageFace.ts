import type { Cloud } from '../cloud'
import { CloudError } from '../cloudError'
import { BadRequest, needMethod, readBody, type Exchange, type Reply } from '../server/exchange'
import { fileBody } from '../server/fileBody'
import { storedHeaders } from '../server/headers'
import type { StoredFile } from './files'

const FILE_BYTES_MAX = 100 * 1024 * 1024

/**
 * /storage/<path>: PUT after getUploadMetadata, GET and HEAD as the download URL. Its `sign` is the right to read this one file, as in the cloud:
 * any page on this machine that was given the address may show it.
 */
export async function storageFace(cloud: Cloud, exchange: Exchange, mayAll: boolean): Promise<Reply> {
  const path = exchange.path.slice('/storage/'.length)
  if (exchange.method === 'PUT') return upload(cloud, path, exchange, mayAll)
  needMethod(exchange, 'GET', 'HEAD', 'PUT')
  const signed = cloud.keys.isSigned('read', path, exchange.query.get('sign') ?? '')
  if (!mayAll && !signed) throw new BadRequest('the address is not signed', 403)
  const file = cloud.files.find(path)
  if (file === undefined) throw new BadRequest('no such file', 404)
  const reply = await storedReply(cloud, file, exchange)
  const shown = signed ? { 'cross-origin-resource-policy': 'cross-origin' } : {}
  return { ...reply, headers: { ...reply.headers, ...shown } }
}

/** The bytes of a stored file. */
export async function storedReply(cloud: Cloud, file: StoredFile, exchange: Exchange): Promise<Reply> {
  const reply = await fileBody(await cloud.files.open(file), exchange)
  return { ...reply, headers: { ...storedHeaders(file.type), ...reply.headers } }
}

/** Object storage answers in XML, and only takes what it was announced: see getUploadMetadata. */
async function upload(cloud: Cloud, path: string, exchange: Exchange, mayAll: boolean): Promise<Reply> {
  const { authorization = '', 'content-type': type } = exchange.request.headers
  if (!mayAll && !cloud.keys.isSigned('upload', path, authorization))
    return refusal(403, 'AccessDenied', 'Access Denied.')
  try {
    await cloud.files.put(path, await readBody(exchange, FILE_BYTES_MAX), type)
    return { status: 200 }
  } catch (error) {
    if (error instanceof BadRequest) {
      return error.status === 413 ? refusal(400, 'EntityTooLarge', error.message) : refusal(400, 'IncompleteBody', error.message) // prettier-ignore
    }
    if (error instanceof CloudError) return refusal(400, 'InvalidURI', error.message)
    throw error
  }
}

function refusal(status: number, code: string, message: string): Reply {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const body = `<Error><Code>${code}</Code><Message>${escaped}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`
  return { status, headers: { 'content-type': 'application/xml' }, bytes: Buffer.from(body) }
}
