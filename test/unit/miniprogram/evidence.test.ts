import { createHash } from 'node:crypto'
import { openAttachment } from '../../../miniprogram/services/attachments'
import { fetchEvidence } from '../../../miniprogram/services/evidence'
import { standInWeChat } from './wechat'

standInWeChat()
/** What storage holds now, by file id. */
let stored: Record<string, string>
let previewed: { urls: string[]; current: string }[]
let opened: string[]
const wx = (globalThis as unknown as { wx: { cloud: object } }).wx
interface Reading {
  filePath: string
  success(read: { data: ArrayBuffer }): void
}
Object.assign(wx.cloud, {
  downloadFile: ({ fileID }: { fileID: string }) =>
    fileID in stored
      ? Promise.resolve({ tempFilePath: `wxfile://tmp_${fileID}` })
      : Promise.reject(new Error('downloadFile:fail')),
})
Object.assign(wx, {
  getFileSystemManager: () => ({
    readFile: ({ filePath, success }: Reading) => {
      const bytes = Buffer.from(stored[filePath.replace('wxfile://tmp_', '')] ?? '')
      success({ data: new Uint8Array(bytes).buffer })
    },
  }),
  previewImage: (shown: { urls: string[]; current: string }) => Promise.resolve(previewed.push(shown)),
  openDocument: ({ filePath, success }: { filePath: string; success(): void }) => {
    opened.push(filePath)
    success()
  },
})
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const file = (fileId: string, text: string, type: 'image' | 'pdf' = 'image') => ({
  ...{ fileId, name: fileId, type, sha256: hashOf(text) },
})

beforeEach(() => {
  stored = { a: '收据', b: '路灯' }
  previewed = []
  opened = []
})

test('a file is shown if its bytes are those that were handed in, and only then', async () => {
  expect(await fetchEvidence(file('a', '收据'))).toEqual({ ok: true, value: 'wxfile://tmp_a' })
  stored['a'] = '换掉的'
  expect(await fetchEvidence(file('a', '收据'))).toMatchObject({ ok: false, refusal: { code: 'FILE_CHANGED' } })
  expect(await fetchEvidence(file('gone', '收据'))).toMatchObject({ ok: false, refusal: { code: 'OFFLINE' } })
})

test('one without a hash is shown as it is: a draft’s upload, or from before copies were kept', async () => {
  expect(await fetchEvidence({ fileId: 'a', sha256: null })).toMatchObject({ ok: true })
})

test('a changed picture is named instead of shown, and left out beside the others', async () => {
  const [a, b] = [file('a', '收据'), file('b', '路灯')]
  expect(await openAttachment(a, [a, b])).toBe('')
  expect(previewed).toEqual([{ urls: ['wxfile://tmp_a', 'wxfile://tmp_b'], current: 'wxfile://tmp_a' }])
  stored['b'] = '换掉的'
  expect(await openAttachment(b, [a, b])).toContain('“b”和交上来的时候不一样')
  await openAttachment(a, [a, b])
  expect(previewed.at(-1)?.urls).toEqual(['wxfile://tmp_a'])
  expect(previewed).toHaveLength(2)
})

test('a changed PDF isn’t opened', async () => {
  const pdf = file('a', '收据', 'pdf')
  expect(await openAttachment(pdf, [pdf])).toBe('')
  stored['a'] = '换掉的'
  expect(await openAttachment(pdf, [pdf])).toContain('不能作数')
  expect(opened).toEqual(['wxfile://tmp_a'])
})
