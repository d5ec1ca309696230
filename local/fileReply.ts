import { createReadStream, statSync } from 'node:fs'
import { extname, join, resolve, sep } from 'node:path'
import { BadRequest, type Reply } from './cloud/server/exchange'

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

/** Headers of a file that is read anew each time. */
export const fileHeaders = (path: string): Record<string, string> => ({
  'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
  'cache-control': 'no-store',
})

/** A file of a folder, `index.html` for the folder itself. Throws a BadRequest of 404 for what isn't in it. */
export function fileReply(folder: string, path: string): Reply {
  const root = resolve(folder)
  const file = join(root, path === '' || path.endsWith('/') ? `${path}index.html` : path)
  const inside = file.startsWith(root + sep)
  if (!inside || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new BadRequest('not found', 404)
  return { headers: fileHeaders(file), bytes: createReadStream(file) }
}
