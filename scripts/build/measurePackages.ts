import { readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

/** What leaves the build for one package; WeChat's limit is 2 MB a package, ours is below it so that 4G in a courtyard is enough. */
export interface PackageSize {
  /** `main`, or the folder of the subpackage. */
  name: string
  bytes: number
}

export const MAIN_BYTES_MAX = 600 * 1024
export const PACKAGE_BYTES_MAX = 1024 * 1024

/** Bytes of the main package (first) and of each subpackage of a built mini-program. */
export function measurePackages(dist: string): PackageSize[] {
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as { subPackages?: Root[]; subpackages?: Root[] }
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const sizes = new Map<string, number>(['main', ...roots].map((name) => [name, 0]))
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = file.slice(dist.length + 1).replaceAll('\\', posix.sep)
    const name = roots.find((root) => path.startsWith(`${root}/`)) ?? 'main'
    sizes.set(name, (sizes.get(name) ?? 0) + readFileSync(file).byteLength)
  }
  return Array.from(sizes, ([name, bytes]) => ({ name, bytes }))
}

interface Root {
  root: string
}

/** The packages that are too big, in words; empty when all fit. */
export function overBudget(sizes: readonly PackageSize[]): string[] {
  return sizes
    .map((size) => ({ ...size, limit: size.name === 'main' ? MAIN_BYTES_MAX : PACKAGE_BYTES_MAX }))
    .filter(({ bytes, limit }) => bytes > limit)
    .map(({ name, bytes, limit }) => `package ${name} is ${kilobytes(bytes)}, more than ${kilobytes(limit)}`)
}

export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
