import { CloudError, invalidParam } from '../../cloudError'
import type { AdminAction } from '../request'

/** deleteFile(). At most 50 files; each has its own code in the reply. */
export const batchDeleteFile: AdminAction = async (cloud, request) => {
  const list = request.params['fileid_list']
  if (!Array.isArray(list) || list.length === 0 || list.length > 50)
    throw invalidParam('fileid_list must have 1 to 50 files')
  const deleted: { fileID: string; code: string }[] = []
  for (const fileID of list as unknown[]) {
    if (typeof fileID !== 'string') throw invalidParam('fileid must be a string')
    deleted.push({ fileID, code: await remove(fileID) })
  }
  return { data: { delete_list: deleted } }

  async function remove(fileID: string): Promise<string> {
    try {
      return (await cloud.files.remove(cloud.files.pathOf(fileID))) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST'
    } catch (error) {
      if (error instanceof CloudError) return error.code
      throw error
    }
  }
}
