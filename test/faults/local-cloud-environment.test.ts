import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnLocalCloud } from '../../local/cloud/spawn'
import type { Db, Sdk } from '../conformance/cases/case'
import type { TestCloud } from '../support/localCloud'
import { failsWith, startThingsCloud } from '../support/thingsCloud'

jest.setTimeout(30_000)

let cloud: TestCloud
let app: Sdk
let db: Db

beforeAll(async () => {
  cloud = await startThingsCloud()
  app = cloud.sdk()
  db = app.database()
})
afterAll(() => cloud.stop())
beforeEach(() => cloud.post('/control/reset'))

describe('storage', () => {
  test('keeps bytes and type, and forgets what is deleted', async () => {
    const bytes = Buffer.from([0, 1, 2, 255])
    const { fileID } = await app.uploadFile({ cloudPath: 'evidence/院 落.png', fileContent: bytes })
    expect((await app.downloadFile({ fileID })).fileContent).toEqual(bytes)
    const { fileList } = await app.getFileInfo({ fileList: [fileID] })
    expect(fileList).toEqual([expect.objectContaining({ code: 'SUCCESS', size: 4, mime: 'image/png' })])
    expect((await app.deleteFile({ fileList: [fileID, `${fileID}x`] })).fileList).toEqual([
      { fileID, code: 'SUCCESS' },
      { fileID: `${fileID}x`, code: 'STORAGE_FILE_NONEXIST' },
    ])
    await expect(app.downloadFile({ fileID })).rejects.toEqual(failsWith('STORAGE_FILE_NONEXIST'))
  })

  test('refuses a path that leads out', async () => {
    const up = app.uploadFile({ cloudPath: '../outside.txt', fileContent: Buffer.from('x') })
    await expect(up).rejects.toEqual(failsWith('INVALID_PARAM'))
  })
})

describe('the environment', () => {
  test('an export can be brought back, with its time, and a spoilt one changes nothing', async () => {
    await cloud.clock.set('2026-12-01T00:00:00Z')
    await db.collection('things').add({ _id: 'a', code: 1, at: new Date(5) })
    await app.uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('hello') })
    await cloud.subscribe('o', ['T'])
    const file = (await cloud.post('/control/export')) as { collections: { name: string; documents: unknown[] }[] }
    const before = await cloud.fingerprint()

    await db.collection('things').add({ _id: 'b', code: 2 })
    await cloud.clock.set('2030-01-01T00:00:00Z')
    const twice = file.collections.map((one) => ({ ...one, documents: [...one.documents, ...one.documents] }))
    const spoilt = await cloud.fingerprint()
    await expect(cloud.post('/control/import', { ...file, collections: twice })).rejects.toThrow('E11000')
    await expect(cloud.post('/control/import', { collections: [] })).rejects.toThrow('not a file of')
    expect(await cloud.fingerprint()).toBe(spoilt)

    expect(await cloud.post('/control/import', file)).toEqual({ documents: 1, files: 1 })
    expect(await cloud.fingerprint()).toBe(before)
    expect((await cloud.clock.read()).now).toMatch(/^2026-12-01T00:00/)
    expect(await cloud.get('/control/quotas')).toMatchObject({ quotas: [{ openid: 'o', templateId: 'T', n: 1 }] })
    expect(String((await app.downloadFile({ fileID: 'cloud://local.local-local/a.txt' })).fileContent)).toBe('hello')
    expect((await db.collection('things').where({ code: 1 }).get()).data).toEqual([
      { _id: 'a', code: 1, at: new Date(5) },
    ])
  })

  test('tells its listeners', async () => {
    const aborter = new AbortController()
    const response = await fetch(`${cloud.url}/control/events`, { signal: aborter.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    const until = async (text: string) => {
      while (!heard.includes(text)) heard += (await reader?.read())?.value ?? ''
    }
    await until('listening')
    await cloud.clock.set('2026-12-01T00:00:00Z')
    await until('event: clock\ndata: {"now":"2026-12-01T00:00')
    await cloud.post('/control/reset')
    await until('event: reset')
    aborter.abort()
  })

  test('the clock goes on after a restart as it was left', async () => {
    await cloud.clock.freeze(true)
    await cloud.clock.set('2026-12-01T00:00:00Z')
    await cloud.killAndRestart()
    expect(await cloud.clock.read()).toMatchObject({ now: '2026-12-01T00:00:00.000Z', frozen: true })
    app = cloud.sdk()
    db = app.database()
  })
})

describe('starting', () => {
  const root = resolve(__dirname, '../..')
  const folder = mkdtempSync(join(tmpdir(), 'cloud-start-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('a second cloud runs beside the first; a taken port or folder is said in words', async () => {
    const data = ['--data', join(folder, 'data')]
    const other = await spawnLocalCloud(root, data)
    const port = new URL(other.url).port
    const complain = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    await expect(spawnLocalCloud(root, ['--data', join(folder, 'more'), '--port', port])).rejects.toThrow(
      `Port ${port} is taken`,
    )
    await expect(spawnLocalCloud(root, data)).rejects.toThrow('in use by another local cloud')
    await expect(spawnLocalCloud(root, [])).rejects.toThrow('--data')
    complain.mockRestore()
    await other.stop()
    const again = await spawnLocalCloud(root, data)
    await again.stop()
  })
})
