import tcb from '@cloudbase/node-sdk'

export interface StoredFile {
  /** Bytes. */
  readonly size: number
  /** Readable for a while by whoever holds it. */
  readonly url: string
}

export interface Storage {
  /** What is known of the files (at most 50), those that don't exist left out. */
  files(fileIds: readonly string[]): Promise<ReadonlyMap<string, StoredFile>>
}

type Sdk = ReturnType<typeof tcb.init>

export function openStorage(sdk: Sdk = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })): Storage {
  return {
    files: async (fileIds) => {
      const found = new Map<string, StoredFile>()
      if (fileIds.length === 0) return found
      const { fileList } = await sdk.getFileInfo({ fileList: [...fileIds] })
      for (const { code, fileID, tempFileURL, size } of fileList) {
        if (code === 'SUCCESS') found.set(fileID, { size: size ?? 0, url: encodeURI(tempFileURL) })
      }
      return found
    },
  }
}
