import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnLocalCloud, type SpawnedCloud } from '../../local/cloud/spawn'
import { adminCaller } from '../support/adminCaller'

jest.setTimeout(60_000)

const root = resolve(__dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'cloud-export-'))
const clouds: SpawnedCloud[] = []
const start = async (name: string): Promise<SpawnedCloud> => {
  const cloud = await spawnLocalCloud(root, ['--data', join(folder, name)])
  clouds.push(cloud)
  return cloud
}
afterAll(async () => {
  await Promise.all(clouds.map((cloud) => cloud.stop()))
  rmSync(folder, { recursive: true })
})

const post = async ({ url }: SpawnedCloud, path: string, body: BodyInit = ''): Promise<Response> =>
  fetch(url + path, { method: 'POST', body })
const exported = async (cloud: SpawnedCloud) => (await post(cloud, '/control/export')).text()
const insert = (cloud: SpawnedCloud, collectionName: string, documents: object[]) =>
  adminCaller(cloud.url)('database.insertDocument', {
    collectionName,
    data: documents.map((one) => JSON.stringify(one)),
  })
const find = async (cloud: SpawnedCloud, collectionName: string, query: object) => {
  const { data } = await adminCaller(cloud.url)('database.getDocument', {
    collectionName,
    query: JSON.stringify(query),
  })
  return (data as { list: string[] }).list.map((text) => JSON.parse(text) as unknown)
}

const things = {
  name: 'things',
  indexes: [{ name: 'code', keys: [['code', 1]], unique: true }],
  documents: [{ _id: 'a', code: 1 }],
}
const collections = [{ name: 'empty', documents: [] }, things]
const file = {
  format: 'local-cloud',
  version: 1,
  clock: { now: '2026-12-01T00:00:00.000Z', frozen: true },
  collections,
  files: [{ path: 'a/b.txt', type: 'text/plain', base64: Buffer.from('hello').toString('base64'), owner: 'o' }],
  notices: [{ openid: 'o', templateId: 'T', title: 't', page: 'p', at: '2026-12-01T00:00:00.000Z', fields: [] }],
  quotas: [{ openid: 'o', templateId: 'T', n: 2 }],
}

describe('an environment as one file', () => {
  let cloud: SpawnedCloud
  beforeAll(async () => (cloud = await start('one')))

  test('goes in, with its indexes, and comes out the same', async () => {
    expect(await (await post(cloud, '/control/import', JSON.stringify(file, null, 2))).json()).toEqual({
      documents: 1,
      files: 1,
    })
    await expect(insert(cloud, 'things', [{ code: 1 }])).rejects.toThrow('E11000')
    const out = await exported(cloud)
    expect(JSON.parse(out)).toMatchObject(file)
    const other = await start('two')
    await post(other, '/control/import', out)
    expect(await exported(other)).toBe(out)
  })

  test('can name its collections after their documents', async () => {
    const text = JSON.stringify({ ...file, collections: [{ documents: things.documents, name: 'late' }] })
    expect((await post(cloud, '/control/import', text)).status).toBe(200)
    expect(await find(cloud, 'late', {})).toEqual([{ _id: 'a', code: 1 }])
  })

  test.each<[string, object | string]>([
    ['a document that the database refuses', { collections: [{ name: 'things', documents: [{ _id: 'x', code: 7 }, { _id: 'y', code: 7 }] }] }], // prettier-ignore
    ['a field that can not be stored', { collections: [{ name: 'fresh', documents: [{ _id: 'x', 'a.b': 1 }] }] }],
    ['a collection without documents', { collections: [{ name: 'things' }] }],
    ['documents that are no list', { collections: [{ name: 'things', documents: {} }] }],
    ['a name that is none', { collections: [{ name: 'system.x', documents: [] }] }],
    ['an index that is none', { collections: [{ name: 'fresh', indexes: [{ keys: [] }], documents: [] }] }],
    ['a path that leads out', { files: [...file.files, { path: '../x', type: 'a', base64: '' }] }],
    ['a quota that is no count', { quotas: [{ openid: 'o', templateId: 'T', n: -1 }] }],
    ['a notice without a title', { notices: [{ openid: 'o', templateId: 'T', page: '', at: '', fields: [] }] }],
    ['no time', { clock: {} }],
    ['another version', { version: 9 }],
    ['a list that is missing', { files: undefined }],
    ['the end cut off', JSON.stringify(file).slice(0, -3)],
    ['no JSON', 'hello'],
    ['nothing', ''],
  ])('%s is refused, and nothing has changed', async (_, change) => {
    await post(cloud, '/control/import', JSON.stringify(file))
    const before = await exported(cloud)
    const text = typeof change === 'string' ? change : JSON.stringify({ ...file, ...change })
    const response = await post(cloud, '/control/import', text)
    expect([response.status, typeof ((await response.json()) as { error: unknown }).error]).toEqual([400, 'string'])
    expect(await exported(cloud)).toBe(before)
    expect(readdirSync(join(folder, 'one/files'))).toHaveLength(1)
    expect(readdirSync(join(folder, 'one/temporary'))).toEqual([])
  })

  test('is that of one moment, whatever is written while it is read', async () => {
    await post(cloud, '/control/reset')
    const many = Array.from({ length: 3000 }, (_, i) => ({ _id: `k${i}`, code: i, text: 'x'.repeat(500) }))
    await insert(cloud, 'things', many)
    const response = await post(cloud, '/control/export')
    const reader = response.body?.getReader()
    const first = await reader?.read()
    await adminCaller(cloud.url)('database.removeDocument', { collectionName: 'things', query: '{}', multi: true })
    let text = Buffer.from(first?.value ?? []).toString()
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read())
      text += Buffer.from(next.value).toString()
    const { collections: out } = JSON.parse(text) as typeof file
    expect(out.find(({ name }) => name === 'things')?.documents).toEqual(many)
    expect(await find(cloud, 'things', {})).toEqual([])
    expect(readdirSync(join(folder, 'one/temporary'))).toEqual([])
  })
})

test('a kill while a file is taken in leaves the old environment or the new one', async () => {
  const [old, fresh] = ['old', 'new'].map((word) => ({
    ...file,
    collections: [{ name: 'things', documents: Array.from({ length: 2000 }, (_, i) => ({ _id: `k${i}`, word })) }],
    files: [{ path: 'word.txt', type: 'text/plain', base64: Buffer.from(word).toString('base64') }],
  }))
  let cloud = await start('killed')
  await post(cloud, '/control/import', JSON.stringify(old))
  const seen = new Set<string>()
  for (const bytes of [1000, 60_000, 75_000, Infinity]) {
    const text = JSON.stringify(fresh)
    await sendUntil(cloud, text, bytes)
    await cloud.kill()
    cloud = await start('killed')
    const { collections: out, files } = JSON.parse(await exported(cloud)) as typeof file
    const words = new Set(out[0]?.documents.map((one) => (one as unknown as { word: string }).word))
    expect([...words].map((word) => Buffer.from(word).toString('base64'))).toEqual(files.map(({ base64 }) => base64))
    expect(out[0]?.documents).toHaveLength(2000)
    words.forEach((word) => seen.add(word))
    expect(readdirSync(join(folder, 'killed/temporary'))).toEqual([])
  }
  expect(seen).toContain('old')
})

/** Sends so much of a file; of a whole one, until the cloud begins to answer other requests again or has answered this one. */
async function sendUntil(cloud: SpawnedCloud, text: string, bytes: number): Promise<void> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const body = readable
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit
  void fetch(`${cloud.url}/control/import`, init).catch(() => undefined)
  await writer.write(Buffer.from(text.slice(0, bytes)))
  if (bytes >= text.length) void writer.close().catch(() => undefined)
  await fetch(`${cloud.url}/control/memory`)
}
