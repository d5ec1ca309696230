import type { PhoneOptions } from '../phoneOptions'
import { api, failure, WxFailure } from './api'
import type { Files } from './files'
import { NetworkTrouble, type Network } from './network'
import { transferApi, type Transfer } from './transfer'

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
const NO_FILE_CODE = -503003

/** wx.cloud over the local cloud's HTTP face; who is calling is the phone's openid. */
export function cloudApi(options: PhoneOptions, network: Network, files: Files) {
  const send = async (path: string, request: RequestInit, transfer?: Transfer): Promise<Response> => {
    if (!options.cloud) throw new WxFailure('no cloud is connected to this phone', UNREACHABLE_CODE)
    const headers = {
      ...(request.headers as Record<string, string> | undefined),
      'x-local-openid': encodeURIComponent(options.openid),
    }
    const ask = async () => {
      const response = await fetch(`${options.cloud}/client/${path}`, { ...request, headers })
      return { response, body: await response.blob() }
    }
    const unreachable = (error: Error) => {
      throw new WxFailure(error.message, UNREACHABLE_CODE)
    }
    const { body } = request
    const upBytes = body instanceof Blob ? body.size : typeof body === 'string' ? new Blob([body]).size : 0
    let downBytes = 0
    const trip = {
      send: () => ask().catch(unreachable),
      upBytes,
      downBytes: (answer: { body: Blob }) => (downBytes = answer.body.size),
      ...(transfer ? { signal: transfer.signal } : {}),
      ...(transfer && upBytes ? { onUp: (bytes: number) => transfer.moved(bytes, upBytes) } : {}),
      ...(transfer && !upBytes ? { onDown: (bytes: number) => transfer.moved(bytes, downBytes) } : {}),
    }
    const answer = await network.pass(trip).catch((error: Error) => {
      throw error instanceof NetworkTrouble ? new WxFailure(error.message, NETWORK_CODE) : error
    })
    return new Response(answer.body, { status: answer.response.status, headers: answer.response.headers })
  }
  const post = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    return answerOf(await send(path, { method: 'POST', headers, body: JSON.stringify(body) }), path)
  }
  return {
    init: () => undefined,
    callFunction: api('cloud.callFunction', async ({ name, data }: CallOptions) => {
      const { result, requestId, requestID } = await post('callFunction', { name, data: plain(data) ?? {} })
      return { result, requestID: requestId ?? requestID }
    }),
    uploadFile: transferApi(
      'cloud.uploadFile',
      { direction: 'up', promise: true },
      async ({ cloudPath, filePath }: { cloudPath: string; filePath: string }, transfer) => {
        const path = `uploadFile?cloudPath=${encodeURIComponent(cloudPath)}`
        return answerOf(await send(path, { method: 'POST', body: files.read(filePath) }, transfer), path)
      },
    ),
    downloadFile: transferApi(
      'cloud.downloadFile',
      { direction: 'down', promise: true },
      async ({ fileID }: { fileID: string }, transfer) => {
        const response = await send(`downloadFile?fileID=${encodeURIComponent(fileID)}`, {}, transfer)
        if (!response.ok) throw new WxFailure(`no such file ${fileID}`, NO_FILE_CODE)
        return {
          tempFilePath: files.keep(await response.blob(), fileID.replace(/^.*\//, '')),
          statusCode: response.status,
        }
      },
    ),
    getTempFileURL: api('cloud.getTempFileURL', ({ fileList }: { fileList: (string | { fileID: string })[] }) =>
      post('getTempFileURL', { fileList: fileList.map((file) => (typeof file === 'string' ? file : file.fileID)) }),
    ),
    deleteFile: api('cloud.deleteFile', ({ fileList }: { fileList: string[] }) => post('deleteFile', { fileList })),
    database: () => {
      throw failure('cloud.database: every collection is closed to clients; call a function')
    },
  }
}

async function answerOf(response: Response, path: string): Promise<CloudAnswer> {
  const answer = (await response.json().catch(() => ({}))) as CloudAnswer
  if (!response.ok || answer.errCode) {
    throw new WxFailure(withoutName(answer.errMsg) ?? `${path} ${response.status}`, answer.errCode ?? UNREACHABLE_CODE)
  }
  return answer
}

// The cloud's own message already begins with the name of the call.
const withoutName = (message: string | undefined) => message?.replace(/^cloud\.\w+:fail\s*/, '')

// The client sends JSON: functions and undefined don't arrive.
const plain = (data: unknown): unknown =>
  data === undefined ? undefined : (JSON.parse(JSON.stringify(data)) as unknown)
