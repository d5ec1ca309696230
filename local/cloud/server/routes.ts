import { dispatch } from '../admin/dispatch'
import { readMultipart } from '../admin/readMultipart'
import { clientFace } from '../client/clientFace'
import type { Cloud } from '../cloud'
import { controlFace } from '../control/controlFace'
import { storageFace } from '../storage/storageFace'
import { BadRequest, needMethod, openidOf, readBody, type Exchange, type Reply } from './exchange'
import type { Holder } from './keys'

/** A document of 16 MB as EJSON in a JSON string, with room for escapes. */
const ADMIN_BYTES_MAX = 128 * 1024 * 1024

/**
 * Which face answers what, and to whom: what the owner of the cloud asks for under its key, what phones and instances of functions ask for under
 * theirs, and nothing else but files whose address is signed. What `front` shows without a key holds no data.
 */
export async function route(
  cloud: Cloud,
  exchange: Exchange,
  front: ((exchange: Exchange, holder: Holder | null) => Promise<Reply | null>) | undefined,
): Promise<Reply | null> {
  const { path, key } = exchange
  const holder = cloud.keys.holderOf(key)
  if (key !== '' && holder === null) throw new BadRequest(KEY_NEEDED, 401)
  if (holder !== null) allowOrigin(exchange)
  if (exchange.method === 'OPTIONS') return preflight(holder)
  if (path === '/admin') {
    needOwner(holder)
    return adminFace(cloud, exchange, '')
  }
  const instance = /^\/instances\/([^/]+)\/admin$/.exec(path)?.[1]
  if (instance !== undefined) return adminFace(cloud, exchange, needInstance(holder, instance))
  if (path.startsWith('/client/')) return clientFace(cloud, exchange, openidFor(exchange, holder))
  if (path.startsWith('/control/')) {
    needOwner(holder)
    return controlFace(cloud, exchange)
  }
  if (path.startsWith('/storage/')) {
    if (cloud.keys.isSigned('read', path.slice('/storage/'.length), exchange.query.get('sign') ?? ''))
      allowOrigin(exchange)
    return storageFace(cloud, exchange, holder?.kind === 'owner')
  }
  if (front !== undefined) return front(exchange, holder)
  throw new BadRequest(`nothing at ${path}`, 404)
}

const KEY_NEEDED = 'this needs the key that the cloud printed at its start: /~<key>/… (docs/local-cloud.md)'

function needOwner(holder: Holder | null): void {
  if (holder?.kind !== 'owner') throw new BadRequest(KEY_NEEDED, 401)
}

/** A function asks as itself; the owner may ask as anybody. */
function needInstance(holder: Holder | null, id: string): string {
  if (holder?.kind !== 'instance' || holder.id !== id) needOwner(holder)
  return id
}

/** A phone's key says whose it is, and a phone can't say otherwise. The owner may ask as anybody. */
function openidFor(exchange: Exchange, holder: Holder | null): string {
  const said = openidOf(exchange)
  if (holder?.kind !== 'phone') {
    needOwner(holder)
    return said
  }
  if (said !== '' && said !== holder.openid) throw new BadRequest('this key is of another phone', 403)
  return holder.openid
}

/** A page that has a key may read what it is answered, wherever on this machine it comes from: a phone may be served from another port. */
export function allowOrigin({ request, response }: Exchange): void {
  const { origin } = request.headers
  response.setHeader('vary', 'origin')
  if (origin === undefined) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-expose-headers', 'x-local-roundtrips, x-local-request-id')
}

function preflight(holder: Holder | null): Reply {
  if (holder === null) throw new BadRequest(KEY_NEEDED, 401)
  const headers = {
    'access-control-allow-headers': 'content-type, x-local-openid',
    'access-control-allow-methods': 'GET, POST, PUT, HEAD',
  }
  return { status: 204, headers }
}

async function adminFace(cloud: Cloud, exchange: Exchange, instance: string): Promise<Reply> {
  needMethod(exchange, 'POST')
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
