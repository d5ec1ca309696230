import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isOwn } from '../cloud/watchFolder'

/**
 * The files of a mini-program's package by their path in it, in order. Installed packages and hidden folders are not uploaded, and neither
 * is what `leaveOut` names (whole paths: functions may lie inside of the package's folder).
 */
export function packageFiles(root: string, leaveOut: readonly string[] = []): string[] {
  const inside = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (!isOwn(entry.name) || leaveOut.includes(join(root, path))) return []
      return entry.isDirectory() ? inside(path) : [path]
    })
  return inside('').sort()
}
