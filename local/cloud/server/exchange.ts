import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'

/** A request that is the caller's mistake: answered with its status and message. */
export class BadRequest extends Error {
  constructor(
    message: string,
    readonly status = 400,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
  }
}

export interface Exchange {
  method: string
  /** Decoded, without the key and the query. */
  path: string
  /** What stands before the path, `/~<key>`; '' without. Nobody has looked yet whether it opens anything. */
  key: string
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

/** Whom a phone's request says it is of: x-local-openid, '' when absent. */
export function openidOf(exchange: Exchange): string {
  const openid = exchange.request.headers['x-local-openid']
  if (typeof openid !== 'string') return ''
  try {
    return decodeURIComponent(openid)
  } catch {
    throw new BadRequest('x-local-openid is not URI-encoded')
  }
}

/** Throws unless it is one of these: the caller knew the place and not how to use it. */
export function needMethod(exchange: Exchange, ...methods: string[]): void {
  if (!methods.includes(exchange.method)) throw wrongMethod(methods)
}

export const wrongMethod = (methods: readonly string[]): BadRequest =>
  new BadRequest(`${methods.join(' or ')} only`, 405, { allow: methods.join(', ') })

/** @throws BadRequest beyond `bytesMax`, and when the caller goes away in the middle of it */
export async function readBody(exchange: Exchange, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of exchange.request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > bytesMax) throw tooLarge(bytesMax)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof BadRequest ? error : new BadRequest('the body broke off')
  }
  return Buffer.concat(chunks)
}

/** The connection isn't used again: what is left of the body would have to be heard out. */
export const tooLarge = (bytesMax: number): BadRequest =>
  new BadRequest(`the body has more than ${bytesMax} bytes`, 413, { connection: 'close' })

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
