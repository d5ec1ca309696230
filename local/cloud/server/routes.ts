import { dispatch } from '../admin/dispatch'
import { readMultipart } from '../admin/readMultipart'
import { clientFace } from '../client/clientFace'
import type { Cloud } from '../cloud'
import { controlFace } from '../control/controlFace'
import { storageFace } from '../storage/storageFace'
import { BadRequest, readBody, type Exchange, type Reply } from './exchange'

/** A document of 16 MB as EJSON in a JSON string, with room for escapes. */
const ADMIN_BYTES_MAX = 128 * 1024 * 1024

/** Which face answers what. */
export async function route(
  cloud: Cloud,
  exchange: Exchange,
  front: ((exchange: Exchange) => Promise<Reply | null>) | undefined,
): Promise<Reply | null> {
  const { path } = exchange
  const instance = /^\/instances\/([^/]+)\/admin$/.exec(path)?.[1]
  if (path === '/admin' || instance !== undefined) return adminFace(cloud, exchange, instance ?? '')
  if (path.startsWith('/client/')) return clientFace(cloud, exchange)
  if (path.startsWith('/control/')) return controlFace(cloud, exchange)
  if (path.startsWith('/storage/')) return storageFace(cloud, exchange)
  if (front !== undefined) return front(exchange)
  throw new BadRequest(`nothing at ${path}`, 404)
}

async function adminFace(cloud: Cloud, exchange: Exchange, instance: string): Promise<Reply> {
  if (exchange.method !== 'POST') throw new BadRequest('POST only', 405)
  const requestId = cloud.newId()
  const params = parseParams(await readBody(exchange, ADMIN_BYTES_MAX), exchange.request.headers['content-type'] ?? '')
  if (params === undefined)
    return { json: { code: 'INVALID_PARAM', message: 'the body is not a JSON object', requestId } }
  const action = typeof params['action'] === 'string' ? params['action'] : ''
  // Taken before the action runs: the call that asked may be over when it ends.
  const running = cloud.functions.instance(instance)?.running
  if (instance !== '' && running === undefined) {
    cloud.log.add('warn', 'cloud', requestId, `${instance} calls ${action} after its function has returned`)
  }
  const started = performance.now()
  const reply = await dispatch(cloud, { requestId, action, params, instance, headers: exchange.request.headers })
  running?.trips.push({
    number: Number(exchange.request.headers['x-local-trip'] ?? 0),
    action,
    collection: typeof params['collectionName'] === 'string' ? params['collectionName'] : '',
    ms: performance.now() - started,
  })
  const { raw } = reply as { raw?: { type: string; bytes: Buffer } }
  return raw === undefined ? { json: reply } : { bytes: raw.bytes, headers: { 'content-type': raw.type } }
}

function parseParams(body: Buffer, contentType: string): Record<string, unknown> | undefined {
  const parts = readMultipart(body, contentType)
  if (parts !== undefined)
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.toString('utf8')]))
  try {
    const json: unknown = JSON.parse(body.toString('utf8'))
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? (json as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
