import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline, Readable, type Duplex } from 'node:stream'
import { BadRequest, type Exchange, type Reply } from './exchange'
import { SAFE_HEADERS } from './headers'

const THIS_MACHINE = /^(localhost|127\.0\.0\.1)(:\d+)?$/
const CONTROL = /\p{Cc}/u

/** Null: it has been answered already. */
type Answer = (exchange: Exchange) => Promise<Reply | null>

export interface ListenOptions {
  /** 0, the default, takes any free port. */
  port?: number | undefined
  /** How many ports are tried, from `port` on; default 1. */
  tries?: number | undefined
}

/**
 * Serves on 127.0.0.1 only, and only what this machine's own pages and programs ask: another site, open in the same browser, is
 * refused. Rejects with a sentence that names the port when it is taken.
 */
export async function listen(
  answer: Answer,
  { port = 0, tries = 1 }: ListenOptions = {},
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => void handle(request, response, answer))
  server.keepAliveTimeout = 60_000
  server.on('clientError', refuseUnread)
  for (let tried = port; tried < port + tries; tried++) {
    if (await isFree(server, tried)) return { server, port: (server.address() as AddressInfo).port }
  }
  const ports = tries > 1 ? `Ports ${port} to ${port + tries - 1} are taken.` : `Port ${port} is taken.`
  throw new Error(`${ports} Stop what uses it, or choose another port (0 takes any free one).`)
}

/** Listens, unless somebody else does. */
function isFree(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error))
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}

/** What the parser can't make out never becomes a request: answered here, and the line is cut. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const status = UNREAD[error.code ?? ''] ?? '400 Bad Request'
  const headers = Object.entries({ ...SAFE_HEADERS, connection: 'close', 'content-length': '0' })
  socket.end(`HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
}

const UNREAD: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

async function handle(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value)
  let reply: Reply | null
  try {
    if (!isFromThisMachine(request)) throw new BadRequest('only for this machine', 403)
    reply = await answer(exchangeOf(request, response))
  } catch (error) {
    reply = failure(error)
  }
  if (reply === null) return
  try {
    send(request, response, reply)
  } catch {
    // a header that can't be sent, say: what is under way is ended, and the cloud goes on
    if (reply.bytes instanceof Readable) reply.bytes.destroy()
    response.destroy()
  }
}

function failure(error: unknown): Reply {
  if (error instanceof BadRequest)
    return { status: error.status, json: { error: error.message }, headers: error.headers }
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return { status: 507, json: { error: 'the disk is full' } }
  return { status: 500, json: { error: error instanceof Error ? error.message : String(error) } }
}

function isFromThisMachine({ headers, rawHeaders }: IncomingMessage): boolean {
  const { host = '', origin } = headers
  const hosts = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length > 1) throw new BadRequest('more than one host')
  return THIS_MACHINE.test(host) && (origin === undefined || THIS_MACHINE.test(origin.replace('http://', '')))
}

const KEY_BEFORE_PATH = /^\/~([\w.-]+)(?=\/)/

function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
  const { url = '/' } = request
  // Node leaves what stands in the request line as it is: `*`, `//`, a whole address of anywhere
  if (!url.startsWith('/')) throw new BadRequest('not a path')
  let whole: string
  let query: URLSearchParams
  try {
    const read = new URL(`http://localhost${url}`)
    whole = decodeURIComponent(read.pathname)
    query = read.searchParams
  } catch {
    throw new BadRequest('malformed path')
  }
  if (CONTROL.test(whole)) throw new BadRequest('malformed path')
  const key = KEY_BEFORE_PATH.exec(whole)?.[1] ?? ''
  const path = key === '' ? whole : whole.slice(key.length + 2)
  return { method: request.method ?? 'GET', path, key, query, request, response }
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const { status = 200, json, bytes, headers = {} } = reply
  const body = json === undefined ? bytes : Buffer.from(JSON.stringify(json))
  const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  const length: Record<string, number> = Buffer.isBuffer(body) ? { 'content-length': body.length } : {}
  response.writeHead(status, { ...type, ...length, ...headers })
  // A caller that is cut off in the middle of its upload hears why, and the rest of it is thrown away.
  request.resume()
  if (request.method === 'HEAD' || body === undefined) {
    if (body instanceof Readable) body.destroy()
    response.end()
  }
  // whoever goes away ends the reading, and a failure ends the answer
  else if (body instanceof Readable) pipeline(body, response, () => undefined)
  else response.end(body)
}
