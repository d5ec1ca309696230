import { dispatch } from '../admin/dispatch'
import { clientFace } from '../client/clientFace'
import type { Cloud } from '../cloud'
import { controlFace } from '../control/controlFace'
import { storageFace } from '../storage/storageFace'
import { BadRequest, readBody, type Exchange, type Reply } from './exchange'

/** A document of 16 MB as EJSON in a JSON string, with room for escapes. */
const ADMIN_BYTES_MAX = 128 * 1024 * 1024

/** Which face answers what. */
export async function route(cloud: Cloud, exchange: Exchange): Promise<Reply | null> {
  const { path } = exchange
  const instance = /^\/instances\/([^/]+)\/admin$/.exec(path)?.[1]
  if (path === '/admin' || instance !== undefined) return adminFace(cloud, exchange, instance ?? '')
  if (path.startsWith('/client/')) return clientFace(cloud, exchange)
  if (path.startsWith('/control/')) return controlFace(cloud, exchange)
  if (path.startsWith('/storage/')) return storageFace(cloud, exchange)
  throw new BadRequest(`nothing at ${path}`, 404)
}

async function adminFace(cloud: Cloud, exchange: Exchange, instance: string): Promise<Reply> {
  if (exchange.method !== 'POST') throw new BadRequest('POST only', 405)
  const requestId = cloud.newId()
  const text = (await readBody(exchange, ADMIN_BYTES_MAX)).toString('utf8')
  const params = parseParams(text)
  if (params === undefined) {
    const message = 'the local cloud reads JSON only: wx.openApi (multipart) is not supported, use callWxOpenApi'
    return { json: { code: 'INVALID_PARAM', message, requestId } }
  }
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
  return { json: reply }
}

function parseParams(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? (json as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
