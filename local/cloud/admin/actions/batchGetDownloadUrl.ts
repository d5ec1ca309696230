import { invalidParam } from '../../cloudError'
import { downloadUrls } from '../../storage/downloadUrls'
import type { AdminAction } from '../request'

/** getTempFileURL() and the first half of downloadFile(). At most 50 files, as in the cloud. */
export const batchGetDownloadUrl: AdminAction = (cloud, request) => {
  const list = request.params['file_list']
  if (!Array.isArray(list) || list.length === 0 || list.length > 50)
    throw invalidParam('file_list must have 1 to 50 files')
  const ids = list.map((item: unknown) => {
    const { fileid } = (item ?? {}) as { fileid?: unknown }
    if (typeof fileid !== 'string') throw invalidParam('fileid must be a string')
    return fileid
  })
  return { data: { download_list: downloadUrls(cloud, ids) } }
}
