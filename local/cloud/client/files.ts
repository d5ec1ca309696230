import type { Cloud } from '../cloud'
import { CloudError, invalidParam } from '../cloudError'
import { BadRequest, readBody, readJson, type Exchange, type Reply } from '../server/exchange'
import { downloadUrls } from '../storage/downloadUrls'
import { Files } from '../storage/files'
import { storedReply } from '../storage/storageFace'
import { clientError, fileStatus } from './clientErrors'

const FILE_BYTES_MAX = 100 * 1024 * 1024
const LIST_MAX = 50
/** How long a temporary URL lasts in the cloud, seconds. */
const URL_AGE = 86_400

/**
 * Storage as phones see it, under the rule that a new environment has: everybody reads, only who stored a file changes or deletes it.
 * What a function stored belongs to nobody.
 */
export async function uploadFile(cloud: Cloud, openid: string, exchange: Exchange): Promise<Reply> {
  const bytes = await readBody(exchange, FILE_BYTES_MAX)
  try {
    const path = Files.checkPath(exchange.query.get('cloudPath') ?? '')
    if (openid === '' || !cloud.fileOwners.mayWrite(cloud.files.find(path), openid)) throw notYours()
    const file = await cloud.files.put(path, bytes, exchange.request.headers['content-type'])
    await cloud.fileOwners.keep(file, openid)
    return { json: { fileID: cloud.files.fileId(path), statusCode: 200, errMsg: 'cloud.uploadFile:ok' } }
  } catch (error) {
    return refused('cloud.uploadFile', error)
  }
}

export async function downloadFile(cloud: Cloud, exchange: Exchange): Promise<Reply> {
  const fileID = exchange.query.get('fileID') ?? ''
  const [found] = downloadUrls(cloud, [fileID])
  const file = found?.code === 'SUCCESS' ? cloud.files.find(cloud.files.pathOf(fileID)) : undefined
  if (file === undefined) {
    const missing = new CloudError('STORAGE_FILE_NONEXIST', `no file ${fileID}`)
    return { status: 404, json: clientError('cloud.downloadFile', missing) }
  }
  return storedReply(cloud, file, exchange)
}

export async function getTempFileURL(cloud: Cloud, exchange: Exchange): Promise<Reply> {
  try {
    const urls = downloadUrls(cloud, await readList(exchange))
    const fileList = urls.map(({ fileID, code, tempFileURL }) => {
      return { fileID, tempFileURL, maxAge: URL_AGE, ...fileStatus(code) }
    })
    return { json: { fileList, errMsg: 'cloud.getTempFileURL:ok' } }
  } catch (error) {
    return refused('cloud.getTempFileURL', error)
  }
}

/** Each file has its own status: one that is somebody else's or isn't there keeps nobody from deleting the others. */
export async function deleteFile(cloud: Cloud, openid: string, exchange: Exchange): Promise<Reply> {
  try {
    const fileList: unknown[] = []
    for (const fileID of await readList(exchange)) {
      fileList.push({ fileID, ...fileStatus(await remove(cloud, openid, fileID)) })
    }
    return { json: { fileList, errMsg: 'cloud.deleteFile:ok' } }
  } catch (error) {
    return refused('cloud.deleteFile', error)
  }
}

async function remove(cloud: Cloud, openid: string, fileID: string): Promise<string> {
  const [found] = downloadUrls(cloud, [fileID])
  if (found?.code !== 'SUCCESS') return found?.code ?? 'STORAGE_FILE_NONEXIST'
  const path = cloud.files.pathOf(fileID)
  if (!cloud.fileOwners.mayWrite(cloud.files.find(path), openid)) return 'STORAGE_EXCEED_AUTHORITY'
  return (await cloud.files.remove(path)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST'
}

async function readList(exchange: Exchange): Promise<string[]> {
  const { fileList } = await readJson(exchange)
  const ids = Array.isArray(fileList) ? (fileList as unknown[]) : []
  if (ids.length === 0 || ids.length > LIST_MAX) throw invalidParam(`fileList must have 1 to ${LIST_MAX} files`)
  if (!ids.every((id) => typeof id === 'string')) throw invalidParam('fileList must be ids')
  return ids
}

const notYours = () => new CloudError('STORAGE_EXCEED_AUTHORITY', 'Permission denied')

function refused(api: string, error: unknown): Reply {
  if (error instanceof CloudError) return { json: clientError(api, error) }
  if (error instanceof BadRequest) return { status: error.status, json: clientError(api, invalidParam(error.message)) }
  throw error
}
