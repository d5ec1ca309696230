import { createHash } from 'node:crypto'
import tcb from '@cloudbase/node-sdk'

export interface Storage {
  /** Where files (at most 50) can be read for a while by whoever holds the URL; those that don't exist are left out. */
  urls(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The bytes of a file; 'missing', or 'tooLarge' as soon as there are more than `max`. */
  read(fileId: string, max: number): Promise<Buffer | Unread>
  /** The sha256 (hex) of a file's bytes, which are never held all at once. */
  digest(fileId: string, max: number): Promise<{ readonly sha256: string } | Unread>
  /** Keeps bytes under a path, over whatever is there; gives the file id. */
  write(path: string, bytes: Buffer): Promise<string>
}

export type Unread = 'missing' | 'tooLarge'

type Sdk = ReturnType<typeof tcb.init>

/** A file in its own region comes within a moment; a call has 20 s. */
const READ_WITHIN_MS = 10_000

export function openStorage(sdk: Sdk = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })): Storage {
  const urls = async (fileIds: readonly string[]): Promise<Map<string, string>> => {
    const found = new Map<string, string>()
    if (fileIds.length === 0) return found
    const { fileList } = await sdk.getTempFileURL({ fileList: [...fileIds] })
    for (const { code, fileID, tempFileURL } of fileList) {
      if (code === 'SUCCESS') found.set(fileID, encodeURI(tempFileURL))
    }
    return found
  }
  // the SDK's own download has no limit: a file of 100 MB would end the function
  const take = async (fileId: string, max: number, chunk: (bytes: Uint8Array) => void): Promise<Unread | null> => {
    const url = (await urls([fileId])).get(fileId)
    if (url === undefined) return 'missing'
    const response = await fetch(url, { signal: AbortSignal.timeout(READ_WITHIN_MS) })
    if (response.status === 404) return 'missing'
    if (!response.ok || !response.body) throw new Error(`storage answered ${response.status}`)
    let size = 0
    for await (const bytes of response.body) {
      size += bytes.length
      if (size > max) return 'tooLarge'
      chunk(bytes)
    }
    return null
  }
  return {
    urls,
    read: async (fileId, max) => {
      const chunks: Uint8Array[] = []
      return (await take(fileId, max, (bytes) => chunks.push(bytes))) ?? Buffer.concat(chunks)
    },
    digest: async (fileId, max) => {
      const hash = createHash('sha256')
      return (await take(fileId, max, (bytes) => hash.update(bytes))) ?? { sha256: hash.digest('hex') }
    },
    write: async (path, bytes) => {
      const { fileID } = await sdk.uploadFile({ cloudPath: path, fileContent: bytes })
      return fileID
    },
  }
}
