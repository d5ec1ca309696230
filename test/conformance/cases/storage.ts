import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Case, Sdk } from './case'

const put = async (app: Sdk, cloudPath: string, text: string): Promise<string> =>
  (await app.uploadFile({ cloudPath, fileContent: Buffer.from(text) })).fileID
const read = async (app: Sdk, fileID: string): Promise<string> =>
  String((await app.downloadFile({ fileID })).fileContent)
const codes = (reply: { fileList: { code?: string }[] }) => reply.fileList.map(({ code }) => code)
/** The id of another file of the same environment. */
const beside = (fileID: string, path: string) => fileID.replace(/^(cloud:\/\/[^/]+\/).*$/, `$1${path}`)

const refusesFile = (name: string, run: (app: Sdk) => Promise<unknown>, code: string): Case => ({
  name: `storage refuses ${name}`,
  run: (_, app) => run(app),
  fails: { code },
})

/** uploadFile, downloadFile, getTempFileURL, getFileInfo, copyFile and deleteFile. */
export const storage: Case[] = [
  {
    name: 'storage: what is uploaded can be read, at its id and at its URL',
    run: async (_, app) => {
      const fileID = await put(app, 'conformance/院落 1.txt', '一二')
      const { fileList } = await app.getTempFileURL({ fileList: [fileID, { fileID, maxAge: 60 }] })
      const texts = await Promise.all(
        fileList.map(async ({ tempFileURL }) => (await fetch(encodeURI(tempFileURL))).text()),
      )
      return [fileID.startsWith('cloud://'), await read(app, fileID), ...texts]
    },
    gives: [true, '一二', '一二', '一二'],
  },
  {
    name: 'storage: an upload to a path that is taken replaces the file',
    run: async (_, app) => {
      await put(app, 'conformance/a.txt', 'old')
      return read(app, await put(app, 'conformance/a.txt', 'new'))
    },
    gives: 'new',
  },
  {
    name: 'storage: getFileInfo tells size and type',
    run: async (_, app) => {
      const fileID = await put(app, 'conformance/a.txt', '12345')
      const [file] = (await app.getFileInfo({ fileList: [fileID] })).fileList as {
        size: number
        fileName: string
        code: string
      }[]
      return [file?.code, file?.size, file?.fileName]
    },
    gives: ['SUCCESS', 5, 'a.txt'],
  },
  {
    name: 'storage: a download into a file',
    run: async (_, app) => {
      const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
      const tempFilePath = join(folder, 'a.txt')
      const fileID = await put(app, 'conformance/a.txt', 'into a file')
      await app.downloadFile({ fileID, tempFilePath })
      // The SDK resolves before the last byte is written.
      while (!existsSync(tempFilePath) || readFileSync(tempFilePath, 'utf8').length < 11)
        await new Promise(setImmediate)
      const text = readFileSync(tempFilePath, 'utf8')
      rmSync(folder, { recursive: true })
      return text
    },
    gives: 'into a file',
  },
  {
    name: 'storage: copyFile copies, moves, and keeps what is there when asked to',
    run: async (_, app) => {
      const fileID = await put(app, 'conformance/a.txt', 'first')
      await put(app, 'conformance/kept/a.txt', 'kept')
      const copy = (folder: string, options: object = {}) =>
        app.copyFile({
          fileList: [{ srcPath: 'conformance/a.txt', dstPath: `conformance/${folder}/a.txt`, ...options }],
        })
      const copied = codes(await copy('copy'))
      const kept = codes(await copy('kept', { overwrite: false }))
      const moved = codes(await copy('moved', { removeOriginal: true }))
      const after = ['copy', 'kept', 'moved'].map((folder) => read(app, beside(fileID, `conformance/${folder}/a.txt`)))
      const [original] = (await app.getTempFileURL({ fileList: [fileID] })).fileList
      return [copied, kept[0] === 'SUCCESS', moved, await Promise.all(after), original?.code]
    },
    gives: [['SUCCESS'], false, ['SUCCESS'], ['first', 'kept', 'first'], 'STORAGE_FILE_NONEXIST'],
  },
  {
    name: 'storage: deleteFile tells of each file by itself',
    run: async (_, app) => {
      const fileID = await put(app, 'conformance/a.txt', 'x')
      return codes(await app.deleteFile({ fileList: [fileID, beside(fileID, 'conformance/none.txt')] }))
    },
    gives: ['SUCCESS', 'STORAGE_FILE_NONEXIST'],
  },
  {
    name: 'storage: getUploadMetadata announces where to put a file',
    run: async (_, app) => {
      const { data } = await app.getUploadMetadata({ cloudPath: 'conformance/later.txt' })
      return [data.url.startsWith('http'), data.fileId.endsWith('conformance/later.txt')]
    },
    gives: [true, true],
  },
  {
    name: 'storage refuses a PUT that was not announced',
    localOnly: true,
    run: async (_, app) => {
      const { data } = await app.getUploadMetadata({ cloudPath: 'conformance/later.txt' })
      const reply = await fetch(data.url, { method: 'PUT', body: 'x' })
      return [reply.status, /<Code>AccessDenied<\/Code>/.test(await reply.text())]
    },
    gives: [403, true],
  },
  refusesFile('a path out of its folder', (app) => put(app, '../a.txt', 'x'), 'INVALID_PARAM'),
  refusesFile('a path with what it does not take', (app) => put(app, 'conformance/a?b.txt', 'x'), 'INVALID_PARAM'),
  refusesFile(
    'a download of what is not there',
    (app) => app.downloadFile({ fileID: 'cloud://other.bucket/none.txt' }),
    'STORAGE_FILE_NONEXIST',
  ),
  refusesFile(
    'a copy under another name',
    (app) => app.copyFile({ fileList: [{ srcPath: 'a.txt', dstPath: 'b.txt' }] }),
    'INVALID_PARAM',
  ),
  refusesFile(
    'more than 50 files at once',
    (app) => app.getTempFileURL({ fileList: Array<string>(51).fill('cloud://x.y/z') }),
    'INVALID_PARAM',
  ),
]
