import type { Cloud } from '../cloud'
import { CloudError, invalidParam } from '../cloudError'
import { BadRequest, readBody, readJson, type Exchange, type Reply } from '../server/exchange'
import { downloadUrls, type DownloadUrl } from '../storage/downloadUrls'
import { Files } from '../storage/files'
import { storedReply } from '../storage/storageFace'
import { clientError, fileStatus } from './clientErrors'

const FILE_BYTES_MAX = 100 * 1024 * 1024
const LIST_MAX = 50
/** How long a temporary URL lasts in the cloud, seconds. */
const URL_AGE = 86_400

/** What the storage rule is asked: a path where nothing is yet belongs to who is storing there, what a function stored to nobody. */
function asked(cloud: Cloud, openid: string, path: string) {
  const file = cloud.files.find(path)
  const owner = file === undefined ? openid : (cloud.fileOwners.ownerOf(file) ?? '')
  return { auth: openid === '' ? null : { openid }, resource: { openid: owner, path } }
}

const mayWrite = (cloud: Cloud, openid: string, path: string): boolean =>
  openid !== '' && cloud.storageRule.mayWrite(asked(cloud, openid, path))

/** Storage as phones see it, under the environment's storage rule. */
export async function uploadFile(cloud: Cloud, openid: string, exchange: Exchange): Promise<Reply> {
  const bytes = await readBody(exchange, FILE_BYTES_MAX)
  try {
    const path = Files.checkPath(exchange.query.get('cloudPath') ?? '')
    if (!mayWrite(cloud, openid, path)) throw notYours()
    const file = await cloud.files.put(path, bytes, exchange.request.headers['content-type'])
    await cloud.fileOwners.keep(file, openid)
    return { json: { fileID: cloud.files.fileId(path), statusCode: 200, errMsg: 'cloud.uploadFile:ok' } }
  } catch (error) {
    return refused('cloud.uploadFile', error)
  }
}

export async function downloadFile(cloud: Cloud, openid: string, exchange: Exchange): Promise<Reply> {
  const fileID = exchange.query.get('fileID') ?? ''
  const [found] = readable(cloud, openid, [fileID])
  if (found?.code === 'STORAGE_EXCEED_AUTHORITY') {
    return { status: 403, json: clientError('cloud.downloadFile', notYours()) }
  }
  const file = found?.code === 'SUCCESS' ? cloud.files.find(cloud.files.pathOf(fileID)) : undefined
  if (file === undefined) {
    const missing = new CloudError('STORAGE_FILE_NONEXIST', `no file ${fileID}`)
    return { status: 404, json: clientError('cloud.downloadFile', missing) }
  }
  return storedReply(cloud, file, exchange)
}

export async function getTempFileURL(cloud: Cloud, openid: string, exchange: Exchange): Promise<Reply> {
  try {
    const urls = readable(cloud, openid, await readList(exchange))
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

/** Where each file can be read by this person; one that they may not read has its code instead. */
function readable(cloud: Cloud, openid: string, fileIds: readonly string[]): DownloadUrl[] {
  return downloadUrls(cloud, fileIds).map((found) => {
    if (found.code !== 'SUCCESS') return found
    const path = cloud.files.pathOf(found.fileID)
    if (cloud.storageRule.mayRead(asked(cloud, openid, path))) return found
    return { ...found, code: 'STORAGE_EXCEED_AUTHORITY', tempFileURL: '' }
  })
}

async function remove(cloud: Cloud, openid: string, fileID: string): Promise<string> {
  const [found] = downloadUrls(cloud, [fileID])
  if (found?.code !== 'SUCCESS') return found?.code ?? 'STORAGE_FILE_NONEXIST'
  const path = cloud.files.pathOf(fileID)
  if (!mayWrite(cloud, openid, path)) return 'STORAGE_EXCEED_AUTHORITY'
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
