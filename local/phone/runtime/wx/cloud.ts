import type { PhoneOptions } from '../phoneOptions'
import { api, failure, WxFailure } from './api'
import type { Files } from './files'
import type { Network } from './network'

interface CallOptions {
  name: string
  data?: unknown
}
interface CloudAnswer {
  result?: unknown
  requestID?: string
  requestId?: string
  errCode?: number
  errMsg?: string
}

/** Codes of the real client: no network, and a cloud that can't be reached. */
const NETWORK_CODE = -404010
const UNREACHABLE_CODE = -404011

/** wx.cloud over the local cloud's HTTP face; who is calling is the phone's openid. */
export function cloudApi(options: PhoneOptions, network: Network, files: Files) {
  const post = async (path: string, body: unknown): Promise<CloudAnswer & Record<string, unknown>> => {
    if (!options.cloud) throw new WxFailure('no cloud is connected to this phone', UNREACHABLE_CODE)
    await network.pass().catch((error: Error) => {
      throw new WxFailure(error.message, NETWORK_CODE)
    })
    const response = await fetch(`${options.cloud}/client/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-local-openid': options.openid },
      body: JSON.stringify(body),
    }).catch((error: Error) => {
      throw new WxFailure(error.message, UNREACHABLE_CODE)
    })
    const answer = (await response.json().catch(() => ({}))) as CloudAnswer & Record<string, unknown>
    if (!response.ok || answer.errCode) {
      throw new WxFailure(answer.errMsg ?? `${path} ${response.status}`, answer.errCode ?? UNREACHABLE_CODE)
    }
    return answer
  }
  return {
    init: () => undefined,
    callFunction: api('cloud.callFunction', async ({ name, data }: CallOptions) => {
      const { result, requestId, requestID } = await post('callFunction', { name, data: plain(data) ?? {} })
      return { result, requestID: requestId ?? requestID }
    }),
    uploadFile: api('cloud.uploadFile', async ({ cloudPath, filePath }: { cloudPath: string; filePath: string }) => {
      const content = await files.base64(filePath)
      return post('uploadFile', { cloudPath, content })
    }),
    downloadFile: api('cloud.downloadFile', async ({ fileID }: { fileID: string }) => {
      const url = await urlOf(fileID)
      await network.pass()
      const response = await fetch(url)
      if (!response.ok) throw new WxFailure(`download ${response.status}`)
      const tempFilePath = files.keep(await response.blob(), url.replace(/^.*\/|\?.*$/g, ''))
      return { tempFilePath, statusCode: response.status }
    }),
    getTempFileURL: api('cloud.getTempFileURL', ({ fileList }: { fileList: (string | { fileID: string })[] }) =>
      post('getTempFileURL', { fileList: fileList.map((file) => (typeof file === 'string' ? file : file.fileID)) }),
    ),
    deleteFile: api('cloud.deleteFile', ({ fileList }: { fileList: string[] }) => post('deleteFile', { fileList })),
    database: () => {
      throw failure('cloud.database: every collection is closed to clients; call a function')
    },
  }

  async function urlOf(fileID: string): Promise<string> {
    const { fileList } = (await post('getTempFileURL', { fileList: [fileID] })) as {
      fileList?: { tempFileURL?: string }[]
    }
    const url = fileList?.[0]?.tempFileURL
    if (!url) throw new WxFailure(`no such file ${fileID}`, -501007)
    return url
  }
}

// The client sends JSON: functions and undefined don't arrive.
const plain = (data: unknown): unknown =>
  data === undefined ? undefined : (JSON.parse(JSON.stringify(data)) as unknown)
