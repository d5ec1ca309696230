import { BadRequest, needMethod, readJson, type Exchange, type Reply } from '../cloud/server/exchange'
import type { Holder } from '../cloud/server/keys'
import { fileHeaders, fileReply, needOwnPage } from '../fileReply'
import { bundlePage } from './bundlePage'

export interface DeskOptions {
  /** What `config.json` answers; asked anew each time (see page/config.ts for its shape). */
  config: () => { readonly scenes: readonly { readonly key: string }[] }
  /** Folder of the built phone, served at `/phone/`. */
  phoneDir: string
  /** Puts the whole environment into one of the scenes of the configuration; throws for an unknown one. */
  reset: (scene: string) => Promise<void>
}

/**
 * Answers for the desk: its page and the phone below `/phone/`, which hold no data, and with the owner's key the configuration and the order to set
 * a scene.
 */
export type Desk = (exchange: Exchange, holder: Holder | null) => Promise<Reply>

export async function openDesk(options: DeskOptions): Promise<Desk> {
  const page = await bundlePage()
  return async (exchange, holder) => {
    const { method, path } = exchange
    if (holder !== null) return withKey(options, exchange, holder)
    if (path === '/config.json' || path === '/reset') throw new BadRequest('only with the key of the desk', 401)
    if (path.startsWith('/phone/')) return fileReply(options.phoneDir, path.slice('/phone/'.length), exchange)
    const name = path === '/' ? '/index.html' : path
    const own = page.get(name)
    if (own === undefined) throw new BadRequest('not found', 404)
    needMethod(exchange, 'GET', 'HEAD')
    // somebody may follow a link to the desk; what it is made of only the desk asks for
    if (path !== '/') needOwnPage(exchange)
    return { headers: fileHeaders(name), ...(method === 'HEAD' ? {} : { bytes: Buffer.from(own) }) }
  }
}

async function withKey(options: DeskOptions, exchange: Exchange, holder: Holder): Promise<Reply> {
  if (holder.kind !== 'owner') throw new BadRequest('only with the key of the desk', 401)
  if (exchange.path === '/config.json') {
    needMethod(exchange, 'GET')
    return { json: options.config(), headers: { 'cache-control': 'no-store' } }
  }
  if (exchange.path !== '/reset') throw new BadRequest('not found', 404)
  needMethod(exchange, 'POST')
  const { scene } = await readJson(exchange)
  if (typeof scene !== 'string') throw new BadRequest('which scene?')
  if (!options.config().scenes.some(({ key }) => key === scene)) throw new BadRequest(`no scene ${scene}`)
  await options.reset(scene)
  return { json: {} }
}
