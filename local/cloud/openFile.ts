import type { EventEmitter } from 'node:events'
import { open, type FileHandle } from 'node:fs/promises'

let count = 0

/** Opens a file and counts it until it is closed, so that it can be seen that none is left open. */
export async function openFile(path: string, flags: 'r' | 'w'): Promise<FileHandle> {
  const handle = await open(path, flags)
  count++
  // it is one, says Node's documentation (event 'close'), though not its types
  const emitter = handle as unknown as EventEmitter
  emitter.once('close', () => count--)
  return handle
}

/** How many files of openFile are open. */
export const openFiles = (): number => count
