import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What one package weighs as WeChat counts it: every file that is uploaded with it, as it lies there, not zipped (分包加载: a package
 * 2 MB, all together 30 MB, what one page loads ahead 2 MB). Ours are below that so that 4G in a courtyard is enough.
 */
export interface PackageSize {
  /** `main`, or the folder of the subpackage. */
  name: string
  bytes: number
}

export interface Measured {
  packages: PackageSize[]
  /** What is loaded ahead while a page is open (preloadRule): all its packages together. */
  ahead: { page: string; bytes: number }[]
}

const MEGABYTE = 1024 * 1024
export const MAIN_BYTES_MAX = 600 * 1024
export const PACKAGE_BYTES_MAX = MEGABYTE
/** WeChat's own limits. */
export const ALL_BYTES_MAX = 30 * MEGABYTE
export const AHEAD_BYTES_MAX = 2 * MEGABYTE

interface Subpackage {
  root: string
  name?: string
}
interface App {
  subPackages?: Subpackage[]
  subpackages?: Subpackage[]
  preloadRule?: Record<string, { packages?: string[] }>
}

/** Bytes of the main package (first) and of each subpackage of a built mini-program, and what is loaded ahead. */
export function measurePackages(dist: string): Measured {
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as App
  const subpackages = (app.subPackages ?? app.subpackages ?? []).map(({ root, name }) => ({
    root: root.replace(/^\/|\/$/g, ''),
    name,
  }))
  const sizes = new Map<string, number>(['main', ...subpackages.map(({ root }) => root)].map((name) => [name, 0]))
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = file.slice(dist.length + 1).replaceAll('\\', '/')
    const name = subpackages.find(({ root }) => path.startsWith(`${root}/`))?.root ?? 'main'
    sizes.set(name, (sizes.get(name) ?? 0) + statSync(file).size)
  }
  const sizeOf = (wanted: string) => {
    const root = wanted.replace(/^\/|\/$/g, '')
    return sizes.get(subpackages.find((each) => each.name === wanted || each.root === root)?.root ?? '') ?? 0
  }
  return {
    packages: Array.from(sizes, ([name, bytes]) => ({ name, bytes })),
    ahead: Object.entries(app.preloadRule ?? {}).map(([page, { packages = [] }]) => ({
      page,
      bytes: packages.reduce((sum, name) => sum + sizeOf(name), 0),
    })),
  }
}

/** What is too big, in words; empty when all fits. */
export function overBudget({ packages, ahead }: Measured): string[] {
  const all = packages.reduce((sum, { bytes }) => sum + bytes, 0)
  const limits = [
    ...packages.map(({ name, bytes }) => ({
      ...{ what: `package ${name} is`, bytes },
      limit: name === 'main' ? MAIN_BYTES_MAX : PACKAGE_BYTES_MAX,
    })),
    { what: 'all packages together are', bytes: all, limit: ALL_BYTES_MAX },
    ...ahead.map(({ page, bytes }) => ({ what: `what ${page} loads ahead is`, bytes, limit: AHEAD_BYTES_MAX })),
  ]
  return limits
    .filter(({ bytes, limit }) => bytes > limit)
    .map(({ what, bytes, limit }) => `${what} ${kilobytes(bytes)}, more than ${kilobytes(limit)}`)
}

export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
