import { tellUnsupported } from '../desk'
import type { PhoneOptions } from '../phoneOptions'
import { api, WxFailure } from './api'
import { cloudDatabase } from './cloudDatabase'
import { CloudLine, readAnswer } from './cloudLine'
import type { Files } from './files'
import type { Network } from './network'
import { transferApi } from './transfer'

interface CallOptions {
  name: string
  data?: unknown
}
interface UploadOptions {
  cloudPath: string
  filePath: string
}
type FileList = (string | { fileID: string })[]

/** WeChat's list of errCodes: an argument of the wrong kind. */
const WRONG_KIND = -401003

/** wx.cloud over the local cloud's HTTP face; who is calling is the phone's openid. What it lacks fails and is told to the desk. */
export function cloudApi(options: PhoneOptions, network: Network, files: Files): object {
  const line = new CloudLine(options, network)
  const known: Record<string, unknown> = {
    init: () => {
      line.enabled = true
    },
    callFunction: api('cloud.callFunction', async ({ name, data }: CallOptions) => {
      needText({ name })
      const { result, requestID } = await line.post('callFunction', { name, data: plain(data) ?? {} })
      return { result, requestID }
    }),
    uploadFile: transferApi(
      'cloud.uploadFile',
      { direction: 'up', promise: true },
      async ({ cloudPath, filePath }: UploadOptions, transfer) => {
        needText({ cloudPath, filePath })
        const path = `uploadFile?cloudPath=${encodeURIComponent(cloudPath)}`
        return readAnswer(await line.send(path, { method: 'POST', body: files.read(filePath) }, transfer))
      },
    ),
    downloadFile: transferApi(
      'cloud.downloadFile',
      { direction: 'down', promise: true },
      async ({ fileID }: { fileID: string }, transfer) => {
        needText({ fileID })
        const body = await line.send(`downloadFile?fileID=${encodeURIComponent(fileID)}`, {}, transfer)
        return { tempFilePath: files.keep(body, fileID.replace(/^.*\//, '')), statusCode: 200 }
      },
    ),
    getTempFileURL: api('cloud.getTempFileURL', ({ fileList }: { fileList: FileList }) => {
      needList({ fileList })
      const ids = fileList.map((file) => (typeof file === 'string' ? file : file.fileID))
      return line.post('getTempFileURL', { fileList: ids })
    }),
    deleteFile: api('cloud.deleteFile', ({ fileList }: { fileList: string[] }) => {
      needList({ fileList })
      return line.post('deleteFile', { fileList })
    }),
    database: () => cloudDatabase((name, collection) => line.post('database', { api: name, collection })),
  }
  return new Proxy(known, {
    get: (target, name) => {
      if (typeof name !== 'string' || name in target || !/^[A-Za-z]/.test(name) || name === 'then')
        return target[name as string]
      return unknownApi(name)
    },
  })
}

/** A function, not an arrow: CloudID and Cloud are called with `new`. */
function unknownApi(name: string) {
  return function (given: object = {}) {
    tellUnsupported(`wx.cloud.${name}`)
    return api(`cloud.${name}`, () => {
      throw new WxFailure('not supported by the local phone')
    })(given)
  }
}

function needText(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string' || value === '') throw wrongKind(name, 'String', value)
  }
}

function needList(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Array.isArray(value)) throw wrongKind(name, 'Array', value)
  }
}

const wrongKind = (name: string, wanted: string, value: unknown) =>
  new WxFailure(`parameter error: parameter.${name} should be ${wanted} instead of ${typeof value};`, WRONG_KIND)

// The client sends JSON: functions and undefined don't arrive.
const plain = (data: unknown): unknown =>
  data === undefined ? undefined : (JSON.parse(JSON.stringify(data)) as unknown)
