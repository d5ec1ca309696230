import { existsSync, renameSync } from 'node:fs'

/**
 * Moves a folder of data that these functions can't read to a free name beside it, and returns that name. It is the person's to look
 * at or to delete.
 */
export function putAside(folder: string): string {
  for (let at = 1; ; at++) {
    const aside = `${folder}-older-${at}`
    if (existsSync(aside)) continue
    renameSync(folder, aside)
    return aside
  }
}
