import { CloudError, invalidParam } from '../../cloudError'
import { Files } from '../../storage/files'
import type { Cloud } from '../../cloud'
import type { AdminAction } from '../request'

interface Copied {
  code: string
  fileId?: string
  message?: string
}

/** copyFile(). At most 50 files; each has its own code in the reply. The SDK has seen to it that the names stay the same. */
export const batchCopyFile: AdminAction = async (cloud, request) => {
  const list = request.params['file_list']
  if (!Array.isArray(list) || list.length === 0 || list.length > 50) {
    throw invalidParam('file_list must have 1 to 50 files')
  }
  const copied: Copied[] = []
  for (const item of list as unknown[]) copied.push(await copyOne(cloud, item))
  return { data: { copy_list: copied } }
}

async function copyOne(cloud: Cloud, item: unknown): Promise<Copied> {
  const asked = (item ?? {}) as {
    src_path?: unknown
    dst_path?: unknown
    overwrite?: unknown
    remove_original?: unknown
  }
  const { src_path: from, dst_path: to, overwrite = true, remove_original: moves = false } = asked
  try {
    if (typeof from !== 'string' || typeof to !== 'string') throw invalidParam('src_path and dst_path must be strings')
    const source = cloud.files.find(Files.checkPath(from))
    if (source === undefined) throw new CloudError('STORAGE_FILE_NONEXIST', `no such file: ${from}`)
    if (overwrite === false && cloud.files.find(Files.checkPath(to)) !== undefined) {
      throw new CloudError('STORAGE_REQUEST_FAIL', `there is a file already: ${to}`)
    }
    await cloud.files.put(to, await cloud.files.read(source), source.type)
    if (moves === true) await cloud.files.remove(from)
    return { code: 'SUCCESS', fileId: cloud.files.fileId(to) }
  } catch (error) {
    if (error instanceof CloudError) return { code: error.code, message: error.message }
    throw error
  }
}
