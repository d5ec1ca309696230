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
      return { fileID, code: 'SUCCESS', tempFileURL: addressOf(cloud, path) }
    } catch (error) {
      if (error instanceof CloudError) return { fileID, code: error.code, tempFileURL: '' }
      throw error
    }
  })
}

const addressOf = ({ url, keys }: Cloud, path: string): string =>
  `${url}/storage/${path}?sign=${keys.sign('read', path)}`

/** The path in an address that `downloadUrls` gave; '' for any other. */
export function pathAt(cloud: Cloud, address: string): string {
  if (!URL.canParse(address) || new URL(address).origin !== cloud.url) return ''
  const [, path = ''] = /^(?:\/~[\w.-]+)?\/storage\/(.*)$/.exec(new URL(address).pathname) ?? []
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}
