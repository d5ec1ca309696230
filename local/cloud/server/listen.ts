import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { BadRequest, type Exchange, type Reply } from './exchange'

const CORS: Record<string, string> = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'GET, POST, PUT, HEAD, OPTIONS',
  'access-control-expose-headers': 'x-local-roundtrips, x-local-request-id',
}

/** Serves on 127.0.0.1 only. Rejects with a sentence that names the port when it is taken. */
export function listen(
  port: number,
  answer: (exchange: Exchange) => Promise<Reply | null>,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => void handle(request, response, answer))
  server.keepAliveTimeout = 60_000
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken
          ? new Error(`Port ${port} is taken. Stop what uses it, or choose another port (0 takes any free one).`)
          : error,
      )
    })
    server.listen(port, '127.0.0.1', () => resolve({ server, port: (server.address() as AddressInfo).port }))
  })
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (exchange: Exchange) => Promise<Reply | null>,
): Promise<void> {
  let reply: Reply | null
  try {
    if (request.method === 'OPTIONS') reply = { status: 204 }
    else reply = await answer(exchangeOf(request, response))
  } catch (error) {
    const status = error instanceof BadRequest ? error.status : 500
    reply = { status, json: { error: error instanceof Error ? error.message : String(error) } }
  }
  if (reply !== null) send(request, response, reply)
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
  else if (body instanceof Readable) body.pipe(response)
  else response.end(body)
}
