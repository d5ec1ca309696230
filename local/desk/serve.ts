import { BadRequest, readJson, type Exchange, type Reply } from '../cloud/server/exchange'
import { fileHeaders, fileReply } from '../fileReply'
import { bundlePage } from './bundlePage'

export interface DeskOptions {
  /** What `config.json` answers; asked anew each time (see page/config.ts for its shape). */
  config: () => unknown
  /** Folder of the built phone, served at `/phone/`. */
  phoneDir: string
  /** Puts the whole environment into one of the scenes of the configuration; throws for an unknown one. */
  reset: (scene: string) => Promise<void>
}

/** Answers for the desk: its page, its configuration, the phone below `/phone/`, and the order to set a scene. */
export type Desk = (exchange: Exchange) => Promise<Reply>

export async function openDesk(options: DeskOptions): Promise<Desk> {
  const page = await bundlePage()
  return async (exchange) => {
    const { method, path } = exchange
    if (!isOwn(exchange)) throw new BadRequest('only from the desk itself', 403)
    if (method === 'POST' && path === '/reset') {
      const { scene } = await readJson(exchange)
      if (typeof scene !== 'string') throw new BadRequest('which scene?')
      await options.reset(scene)
      return { json: {} }
    }
    if (path === '/config.json') return { json: options.config(), headers: { 'cache-control': 'no-store' } }
    const name = path === '/' ? '/index.html' : path
    const own = page.get(name)
    if (own !== undefined) return { headers: fileHeaders(name), bytes: Buffer.from(own) }
    if (path.startsWith('/phone/')) return fileReply(options.phoneDir, path.slice('/phone/'.length))
    throw new BadRequest('not found', 404)
  }
}

/** Pages of this machine's other servers must not press the desk's buttons. */
function isOwn({ request: { headers } }: Exchange): boolean {
  return headers.origin === undefined || headers.origin === `http://${headers.host ?? ''}`
}
