import { stat, type FileHandle } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { openFile } from './cloud/openFile'
import { BadRequest, needMethod, type Exchange, type Reply } from './cloud/server/exchange'
import { fileBody } from './cloud/server/fileBody'
import { PAGE_POLICY } from './cloud/server/headers'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Headers of a file of a page, read anew each time. */
export const fileHeaders = (path: string): Record<string, string> => ({
  'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
  'cache-control': 'no-store',
  'content-security-policy': PAGE_POLICY,
})

/** A file of a folder, `index.html` for the folder itself. Throws a BadRequest of 404 for what isn't in it. */
export async function fileReply(folder: string, path: string, exchange: Exchange): Promise<Reply> {
  needMethod(exchange, 'GET', 'HEAD')
  needOwnPage(exchange)
  const root = resolve(folder)
  const file = join(root, path === '' || path.endsWith('/') ? `${path}index.html` : path)
  if (!file.startsWith(root + sep)) throw new BadRequest('not found', 404)
  const reply = await fileBody(await openFound(file), exchange)
  return { ...reply, headers: { ...fileHeaders(file), ...reply.headers } }
}

/** A page of another origin may not so much as include a script or open the page: a phone that opens does things as somebody. */
export function needOwnPage({ request }: Exchange): void {
  const site = request.headers['sec-fetch-site'] ?? 'none'
  if (site !== 'same-origin' && site !== 'none') throw new BadRequest('only from the page itself', 403)
}

/** Whatever keeps a file from being opened, for who asks it isn't there. */
async function openFound(path: string): Promise<FileHandle> {
  const found = await stat(path).catch(() => undefined)
  const file = found?.isFile() === true ? await openFile(path, 'r').catch(() => undefined) : undefined
  if (file === undefined) throw new BadRequest('not found', 404)
  return file
}
