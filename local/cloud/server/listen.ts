import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline, Readable } from 'node:stream'
import { BadRequest, type Exchange, type Reply } from './exchange'

const CORS: Record<string, string> = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'GET, POST, PUT, HEAD, OPTIONS',
  'access-control-expose-headers': 'x-local-roundtrips, x-local-request-id',
}

const THIS_MACHINE = /^(localhost|127\.0\.0\.1)(:\d+)?$/

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

async function handle(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  let reply: Reply | null
  try {
    if (!isFromThisMachine(request)) throw new BadRequest('only for this machine', 403)
    if (request.method === 'OPTIONS') reply = { status: 204 }
    else reply = await answer(exchangeOf(request, response))
  } catch (error) {
    const status = error instanceof BadRequest ? error.status : 500
    reply = { status, json: { error: error instanceof Error ? error.message : String(error) } }
  }
  if (reply !== null) send(request, response, reply)
}

function isFromThisMachine({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers
  return THIS_MACHINE.test(host) && (origin === undefined || THIS_MACHINE.test(origin.replace('http://', '')))
}

function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
  const url = new URL(request.url ?? '/', 'http://localhost')
  let path: string
  try {
    path = decodeURIComponent(url.pathname)
  } catch {
    throw new BadRequest('malformed path')
  }
  return { method: request.method ?? 'GET', path, query: url.searchParams, request, response }
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const { status = 200, json, bytes, headers = {} } = reply
  const body = json === undefined ? bytes : Buffer.from(JSON.stringify(json))
  const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  const length: Record<string, number> = Buffer.isBuffer(body) ? { 'content-length': body.length } : {}
  response.writeHead(status, { ...CORS, ...type, ...length, ...headers })
  // A caller that is cut off in the middle of its upload hears why, and the rest of it is thrown away.
  request.resume()
  if (request.method === 'HEAD' || body === undefined) response.end()
  // whoever goes away ends the reading, and a failure ends the answer
  else if (body instanceof Readable) pipeline(body, response, () => undefined)
  else response.end(body)
}
