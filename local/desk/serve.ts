import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'
import { bundlePage } from './bundlePage'

export interface DeskOptions {
  /** What `config.json` answers; asked anew each time (see page/config.ts for its shape). */
  config: () => unknown
  /** Folder of the built phone, served at `/phone/`. */
  phoneDir: string
  /** Puts the whole environment into one of the scenes of the configuration; throws for an unknown one. */
  reset: (scene: string) => Promise<void>
  /** First port tried; the next free one is taken if it is in use. */
  port: number
}
export interface Desk {
  /** `http://localhost:<port>/` */
  url: string
  close: () => Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const PORTS_TRIED = 20

/** Serves the desk's page and the phone on this machine only. */
export async function serveDesk(options: DeskOptions): Promise<Desk> {
  const page = await bundlePage()
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(
        response,
        500,
        'application/json',
        JSON.stringify({ error: error instanceof Error ? error.message : 'failed' }),
      )
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (!fromThisMachine(request)) return send(response, 403, 'text/plain', 'only from this machine')
    const own = page.get(path === '/' ? '/index.html' : path)
    if (request.method === 'POST' && path === '/reset') {
      await options.reset(await readScene(request))
      return send(response, 200, 'application/json', '{}')
    }
    if (path === '/config.json') return send(response, 200, 'application/json', JSON.stringify(options.config()))
    if (own) return send(response, 200, TYPES[extname(path)] ?? 'text/html; charset=utf-8', own)
    if (path.startsWith('/phone/')) return sendFile(response, options.phoneDir, path.slice('/phone/'.length))
    send(response, 404, 'text/plain', 'not found')
  }

  const port = await listen(server, options.port)
  return {
    url: `http://localhost:${port}/`,
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

/** Other sites, open in the same browser, must neither read the desk under a name of their own nor press its buttons. */
function fromThisMachine({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? ''
  const known = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host)
  return known && (headers.origin === undefined || headers.origin === `http://${host}`)
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

function sendFile(response: ServerResponse, folder: string, path: string): void {
  const root = resolve(folder)
  const file = join(root, path === '' || path.endsWith('/') ? `${path}index.html` : path)
  if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile()) {
    return send(response, 404, 'text/plain', 'not found')
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
  })
  createReadStream(file).pipe(response)
}

async function readScene(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'))
  const scene = (body as { scene?: unknown } | null)?.scene
  if (typeof scene !== 'string') throw new Error('which scene?')
  return scene
}

/** @returns the port that was free */
async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; ; port++) {
    const taken = await new Promise<boolean>((done, failed) => {
      const onError = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(true) : failed(error))
      server.once('error', onError)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', onError)
        done(false)
      })
    })
    if (!taken) return (server.address() as AddressInfo).port
    if (port >= first + PORTS_TRIED) throw new Error(`no free port from ${first} to ${port}`)
  }
}
