import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'

/** A request that is the caller's mistake: answered with its status and message. */
export class BadRequest extends Error {
  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
}

export interface Exchange {
  method: string
  /** Decoded, without the query. */
  path: string
  query: URLSearchParams
  request: IncomingMessage
  response: ServerResponse
}

export interface Reply {
  status?: number
  json?: unknown
  bytes?: Buffer | Readable
  headers?: Record<string, string | number>
}

/** The identity of a phone: x-local-openid, '' when absent. */
export function openidOf(exchange: Exchange): string {
  const openid = exchange.request.headers['x-local-openid']
  return typeof openid === 'string' ? decodeURIComponent(openid) : ''
}

/** @throws BadRequest beyond `bytesMax` */
export async function readBody(exchange: Exchange, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of exchange.request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bytesMax) throw new BadRequest(`the body has more than ${bytesMax} bytes`, 413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const JSON_BYTES_MAX = 256 * 1024 * 1024

/** A JSON object; an empty body is {}. */
export async function readJson(exchange: Exchange, bytesMax = JSON_BYTES_MAX): Promise<Record<string, unknown>> {
  const text = (await readBody(exchange, bytesMax)).toString('utf8')
  if (text === '') return {}
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new BadRequest('the body is not JSON')
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new BadRequest('the body must be a JSON object')
  return json as Record<string, unknown>
}
