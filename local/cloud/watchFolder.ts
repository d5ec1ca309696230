import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs'
import { dirname, join } from 'node:path'

/** Installed packages and hidden files are no part of what somebody works on. */
export const isOwn = (name: string): boolean => name !== 'node_modules' && !name.startsWith('.')

/** A build writes many files: they count as one change. */
const SETTLED_MS = 40

/**
 * Calls `changed` soon after something was written below the folder, but not in one of `leaveOut` (whole paths), and when the whole folder
 * was removed and made again. Each folder is watched by itself: a recursive watch would walk through every installed package.
 *
 * @returns stops watching
 */
export function watchFolder(folder: string, changed: () => void, leaveOut: readonly string[] = []): () => void {
  const watched = new Map<string, { identity: string; watcher: FSWatcher }>()
  let soon: NodeJS.Timeout | undefined

  /** Watches what is there now. */
  function look(): void {
    const folders = new Map(foldersBelow(folder, leaveOut))
    for (const [path, { identity, watcher }] of watched) {
      if (folders.get(path) === identity) continue
      watcher.close()
      watched.delete(path)
    }
    for (const [path, identity] of folders) {
      if (watched.has(path)) continue
      try {
        const watcher = watch(path, heard)
        watcher.on('error', () => watcher.close())
        watcher.unref()
        watched.set(path, { identity, watcher })
      } catch {
        // gone between the look and the watch
      }
    }
  }
  function heard(): void {
    clearTimeout(soon)
    soon = setTimeout(() => {
      look()
      changed()
    }, SETTLED_MS)
  }
  const parent = watch(dirname(folder), () => {
    if (watched.get(folder)?.identity !== identityOf(folder)) heard()
  })
  parent.on('error', () => parent.close())
  parent.unref()
  look()
  return () => {
    clearTimeout(soon)
    parent.close()
    for (const { watcher } of watched.values()) watcher.close()
    watched.clear()
  }
}

function foldersBelow(folder: string, leaveOut: readonly string[]): [path: string, identity: string][] {
  const identity = identityOf(folder)
  if (identity === undefined || leaveOut.includes(folder)) return []
  return [[folder, identity], ...foldersIn(folder).flatMap((name) => foldersBelow(join(folder, name), leaveOut))]
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && isOwn(entry.name))
      .map(({ name }) => name)
  } catch {
    return []
  }
}

/** Which folder it is: a number is soon given again to the next one made in its place. */
function identityOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat && `${stat.ino} ${stat.birthtimeMs}`
}
