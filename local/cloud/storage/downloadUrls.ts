import type { Cloud } from '../cloud'
import { CloudError } from '../cloudError'

export interface DownloadUrl {
  fileID: string
  code: string
  /** Not URI-encoded: the SDK encodes it before it asks. */
  tempFileURL: string
}

/** Where each file can be read; one that does not exist has its code instead. */
export function downloadUrls(cloud: Cloud, fileIds: readonly string[]): DownloadUrl[] {
  return fileIds.map((fileID) => {
    try {
      const path = cloud.files.pathOf(fileID)
      if (cloud.files.find(path) === undefined) return { fileID, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' }
      return { fileID, code: 'SUCCESS', tempFileURL: `${cloud.url}/storage/${path}` }
    } catch (error) {
      if (error instanceof CloudError) return { fileID, code: error.code, tempFileURL: '' }
      throw error
    }
  })
}
