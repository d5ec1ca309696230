import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { logPath, markPath } from './commitMark'

/** What was committed isn't all there any more: nobody goes on with it unless somebody says so. */
export class DamagedData extends Error {
  constructor(
    readonly folder: string,
    readonly found: readonly string[],
  ) {
    super(
      [
        `The data in ${folder} is damaged, and nothing was changed:`,
        ...found.map((each) => `  - ${each}`),
        'Start again with --accept-damage to go on with what can be read; the damaged files are first put aside in that folder.',
        'Or move the folder away, start anew, and take in an export (POST /control/import).',
      ].join('\n'),
    )
  }
}

/** Copies a database with what belongs to it into a folder of its own beside it, which is returned. */
export function putAside(database: string, at: Date): string {
  const name = `damaged-${at.toISOString().replaceAll(/[:.]/g, '-')}`
  const folder = join(dirname(database), name)
  mkdirSync(folder, { recursive: true })
  for (const path of [database, logPath(database), markPath(database)]) {
    if (existsSync(path)) cpSync(path, join(folder, basename(path)))
  }
  return folder
}

/** A mark or a beginning that can't be read keeps the rest from being opened. */
export function removeDatabase(database: string): void {
  for (const path of [database, logPath(database), markPath(database)]) rmSync(path, { force: true })
}
