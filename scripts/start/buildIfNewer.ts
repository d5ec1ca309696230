import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildPhone } from '../../local/phone/build'
import { buildAll } from '../build/buildAll'

/** What ends up in dist/, and what makes it. */
const sources = ['miniprogram', 'cloudfunctions', 'local/phone', 'scripts/build', 'package-lock.json']
const results = ['miniprogram/app.json', 'cloudfunctions/collections.json', 'phone/index.html']

/** Builds dist/miniprogram, dist/cloudfunctions and dist/phone unless they are there and made of the sources as they are now. */
export async function buildIfNewer(root: string, tell: (what: string) => void): Promise<void> {
  const dist = join(root, 'dist')
  const stamp = join(dist, '.made-of')
  const now = stateOf(root)
  const there = results.every((file) => existsSync(join(dist, file)))
  if (there && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  tell('正在构建')
  await buildAll()
  await buildPhone({ app: join(dist, 'miniprogram'), outDir: join(dist, 'phone') })
  writeFileSync(stamp, now)
}

/** Names, sizes and times of change: enough to see that somebody has worked on them, and read in no time. */
function stateOf(root: string): string {
  const hash = createHash('sha256')
  const add = (path: string) => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`)
  }
  for (const source of sources.map((name) => join(root, name))) {
    if (statSync(source).isFile()) add(source)
    else filesIn(source).sort().forEach(add)
  }
  return hash.digest('hex')
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
