import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isOwn } from '../watchFolder'
import { isFunctionName } from './functionConfig'

/** The functions in a folder: folders with an index.js, and a name that the cloud takes. */
export function functionNames(folder: string): string[] {
  return list(folder)
    .filter((entry) => entry.isDirectory() && hasFunction(folder, entry.name))
    .map(({ name }) => name)
}

export const hasFunction = (folder: string, name: string): boolean =>
  isFunctionName(name) && statSync(join(folder, name, 'index.js'), { throwIfNoEntry: false })?.isFile() === true

/** Times and sizes of a function's own files: another text when one of them was written, added or removed. */
export function versionOf(folder: string): string {
  return list(folder)
    .filter(({ name }) => isOwn(name))
    .map((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return `${entry.name}/(${versionOf(path)})`
      const stat = statSync(path, { throwIfNoEntry: false })
      return stat === undefined ? '' : `${entry.name}:${stat.mtimeMs}:${stat.size}`
    })
    .join(' ')
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
