import { sha256 as hashOf } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { accepted, refused, type Result } from './result'

/** A stored file that counts for something, with the hash of what was handed in; null: nobody knows it (a draft's, or from long ago). */
export interface ShownFile {
  readonly fileId: string
  readonly sha256: string | null
}

/**
 * The file on this phone, for <image>, wx.previewImage and wx.openDocument: only if its bytes are those that were handed in, else
 * FILE_CHANGED. Every page that shows evidence gets it here.
 */
export async function fetchEvidence({ fileId, sha256 }: ShownFile): Promise<Result<string>> {
  try {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID: fileId })
    if (sha256 === null) return accepted(tempFilePath)
    const bytes = await readBytes(tempFilePath)
    return bytesToHex(hashOf(bytes)) === sha256 ? accepted(tempFilePath) : refused('FILE_CHANGED')
  } catch {
    return refused('OFFLINE')
  }
}

function readBytes(filePath: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => resolve(new Uint8Array(data as ArrayBuffer)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}
