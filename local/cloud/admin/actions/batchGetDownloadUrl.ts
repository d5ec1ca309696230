import { invalidParam } from '../../cloudError'
import { downloadUrls } from '../../storage/downloadUrls'
import type { AdminAction } from '../request'

interface Asked {
  fileid: string
  encoded: boolean
}

/**
 * getTempFileURL() and the first half of downloadFile(). At most 50 files, as in the cloud. Everybody may read what is stored, so a
 * URL never expires: `max_age` (seconds) is read and has no effect, as in an environment whose files are public.
 */
export const batchGetDownloadUrl: AdminAction = (cloud, request) => {
  const list = request.params['file_list']
  if (!Array.isArray(list) || list.length === 0 || list.length > 50)
    throw invalidParam('file_list must have 1 to 50 files')
  const asked = list.map(readItem)
  const found = downloadUrls(
    cloud,
    asked.map(({ fileid }) => fileid),
  )
  const urls = found.map((one, i) =>
    asked[i]?.encoded === true ? { ...one, tempFileURL: encodeURI(one.tempFileURL) } : one,
  )
  return { data: { download_list: urls } }
}

function readItem(item: unknown): Asked {
  const {
    fileid,
    max_age: age,
    url_type: type,
  } = (item ?? {}) as { fileid?: unknown; max_age?: unknown; url_type?: unknown }
  if (typeof fileid !== 'string') throw invalidParam('fileid must be a string')
  if (age !== undefined && !(typeof age === 'number' && age >= 0))
    throw invalidParam('max_age must be a number of seconds')
  if (type !== undefined && type !== '' && type !== 'COS_URL')
    throw invalidParam(`url_type is not known: ${JSON.stringify(type)}`)
  return { fileid, encoded: type === 'COS_URL' }
}
