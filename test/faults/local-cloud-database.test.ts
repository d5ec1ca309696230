import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnLocalCloud } from '../../local/cloud/spawn'
import type { Db, Sdk, Transaction } from '../conformance/cases'
import { startTestCloud, type TestCloud } from '../support/localCloud'

jest.setTimeout(30_000)

const collections = [
  { name: 'things', indexes: [{ name: 'code', keys: [['code', 1]], unique: true }] },
  { name: 'plain', indexes: [] },
]
const LIMIT_MS = 3000

let cloud: TestCloud
let app: Sdk
let db: Db

beforeAll(async () => {
  const args = ['--transaction-limit-ms', String(LIMIT_MS)]
  cloud = await startTestCloud({ functions: null, collections, templates: [], args })
  app = cloud.sdk()
  db = app.database()
})
afterAll(() => cloud.stop())
beforeEach(() => cloud.post('/control/reset'))

const transaction = async () => (await db.startTransaction()) as Transaction
const failsWith = (code: string) => expect.objectContaining({ code }) as unknown

describe('never in silence', () => {
  test.each<[string, string, () => Promise<unknown>]>([
    [
      'an unknown query operator',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        db
          .collection('plain')
          .where({ a: { $foo: 1 } })
          .get(),
    ],
    [
      'an unknown query operator in a count',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        db
          .collection('plain')
          .where({ a: { $foo: 1 } })
          .count(),
    ],
    [
      'geography',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        db
          .collection('plain')
          .where({ at: db.command.geoNear({ geometry: new db.Geo.Point(0, 0) }) })
          .get(),
    ],
    [
      'an unknown update operator',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        raw(db.collection('plain').options({ raw: true }))
          .doc('x')
          .update({ $foo: { a: 1 } }),
    ],
    [
      'an unknown stage',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        raw(db.collection('plain').options({ raw: true }))
          .aggregate([{ $out: 'x' }])
          .end(),
    ],
    [
      'an unknown expression, with nothing to evaluate it on',
      'DATABASE_INVALID_OPERRATOR',
      () =>
        db
          .collection('plain')
          .aggregate()
          .addFields({ a: { $foo: 1 } })
          .end(),
    ],
    ['a field name with a dollar', 'DATABASE_REQUEST_FAILED', () => db.collection('plain').add({ a: { $b: 1 } })],
    ['an empty update', 'DATABASE_REQUEST_FAILED', () => db.collection('plain').doc('x').update({ a: {} })],
    [
      'a key too long for its index',
      'DATABASE_REQUEST_FAILED',
      () => db.collection('things').add({ code: 'x'.repeat(1100) }),
    ],
    [
      'a document above 16 MB',
      'DATABASE_REQUEST_FAILED',
      () => db.collection('plain').add({ text: 'x'.repeat(17 * 1024 * 1024) }),
    ],
    [
      'a collection that exists already',
      'DATABASE_REQUEST_FAILED',
      () => db.createCollection('plain') as Promise<unknown>,
    ],
    [
      'a query of a transaction',
      'INVALID_PARAM',
      async () => (await transaction()).collection('plain').where({ a: 1 }).get(),
    ],
    ['a transaction that does not exist', 'DATABASE_TRANSACTION_FAIL', async () => { const one = await transaction(); await one.commit(); return one.collection('plain').doc('a').get() }], // prettier-ignore
  ])('%s is refused', async (_, code, run) => {
    await expect(run()).rejects.toEqual(failsWith(code))
  })

  test('an unknown action is refused', async () => {
    expect(await cloud.post('/admin', { action: 'database.watch' })).toMatchObject({ code: 'INVALID_ACTION' })
  })
})

/** options({ raw: true }) loses its type's methods in the SDK's declarations. */
function raw(collection: unknown) {
  return collection as {
    doc(id: string): { update(data: object): Promise<unknown> }
    aggregate(pipeline: object[]): { end(): Promise<unknown> }
  }
}

describe('limits', () => {
  test('100 documents without a limit, 1000 with any, 20 results of a pipeline without one', async () => {
    const plain = db.collection('plain')
    await plain.add(Array.from({ length: 1001 }, (_, i) => ({ _id: `k${i}`, i })))
    expect((await plain.get()).data).toHaveLength(100)
    expect((await plain.limit(5000).get()).data).toHaveLength(1000)
    expect(
      (
        await plain
          .aggregate()
          .match({ i: db.command.lt(50) })
          .end()
      ).data,
    ).toHaveLength(20)
    expect(
      (
        await plain
          .aggregate()
          .match({ i: db.command.lt(50) })
          .limit(50)
          .end()
      ).data,
    ).toHaveLength(50)
  })

  test('a scan of more than 1000 documents leaves a warning in the log', async () => {
    const plain = db.collection('plain')
    await plain.add(Array.from({ length: 1001 }, (_, i) => ({ _id: `k${i}`, i })))
    const { requestId } = await plain.where({ i: 5 }).get()
    const { lines } = (await cloud.get(`/control/logs?requestId=${requestId}`)) as { lines: unknown[] }
    expect(lines).toEqual([
      expect.objectContaining({ level: 'warn', text: expect.stringContaining('no index fits') as unknown }),
    ])
  })
})

describe('uniqueness', () => {
  test('fifty at once with one key: one is taken', async () => {
    const tries = Array.from({ length: 50 }, () => db.collection('things').add({ code: 'same' }))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await db.collection('things').where({ code: 'same' }).count()).total).toBe(1)
  })

  test('of several documents those before the refused one stay', async () => {
    const added = db.collection('things').add([{ code: 1 }, { code: 2 }, { code: 1 }, { code: 3 }])
    await expect(added).rejects.toEqual(failsWith('DATABASE_REQUEST_FAILED'))
    expect(
      (await db.collection('things').orderBy('code', 'asc').get()).data.map(({ code }: { code: number }) => code),
    ).toEqual([1, 2])
  })

  test('a key can move from one document to another within a transaction', async () => {
    await db.collection('things').add([
      { _id: 'a', code: 1 },
      { _id: 'b', code: 2 },
    ])
    await db.runTransaction(async (one: Transaction) => {
      await one.collection('things').doc('b').delete()
      await one.collection('things').doc('a').update({ code: 2 })
    })
    expect((await db.collection('things').get()).data).toEqual([{ _id: 'a', code: 2 }])
  })

  test('a key that another transaction is writing conflicts, and waits outside of one', async () => {
    const first = await transaction()
    const second = await transaction()
    await first.collection('things').doc('a').create({ code: 1 })
    await expect(second.collection('things').doc('b').create({ code: 1 })).rejects.toEqual(
      failsWith('DATABASE_TRANSACTION_CONFLICT'),
    )
    const outside = db.collection('things').add({ _id: 'c', code: 1 })
    await first.commit()
    await expect(outside).rejects.toMatchObject({ message: expect.stringContaining('E11000') as unknown })
  })
})

describe('transactions', () => {
  beforeEach(() =>
    db.collection('plain').add([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]),
  )
  const n = async (id: string) =>
    ((await db.collection('plain').doc(id).get()) as unknown as { data: { n: number }[] }).data[0]?.n

  test('see the state at their beginning, whatever is written meanwhile', async () => {
    const one = await transaction()
    await db.collection('plain').doc('a').update({ n: 5 })
    await db.collection('plain').doc('b').remove()
    await db.collection('plain').add({ _id: 'c', n: 9 })
    const things = one.collection('plain')
    expect([await things.doc('a').get(), await things.doc('b').get(), await things.doc('c').get()]).toEqual([
      expect.objectContaining({ data: { _id: 'a', n: 1 } }),
      expect.objectContaining({ data: { _id: 'b', n: 1 } }),
      expect.objectContaining({ data: null }),
    ])
    await expect(things.doc('a').update({ n: 6 })).rejects.toEqual(failsWith('DATABASE_TRANSACTION_CONFLICT'))
    expect(await n('a')).toBe(5)
  })

  test('of twenty that count up one document at once, none is lost', async () => {
    const counted = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        db.runTransaction(async (one: Transaction) => {
          const { data } = (await one.collection('plain').doc('a').get()) as { data: { n: number } }
          await one
            .collection('plain')
            .doc('a')
            .update({ n: data.n + 1 })
        }),
      ),
    )
    const done = counted.filter(({ status }) => status === 'fulfilled').length
    expect(done).toBeGreaterThan(0)
    expect(await n('a')).toBe(1 + done)
  })

  test('a write outside waits for the transaction that holds the document', async () => {
    const one = await transaction()
    await one.collection('plain').doc('a').update({ n: 2 })
    const outside = db
      .collection('plain')
      .doc('a')
      .update({ n: db.command.inc(10) })
    await one.commit()
    await outside
    expect(await n('a')).toBe(12)
  })

  test('end by themselves at the time limit', async () => {
    const one = await transaction()
    await one.collection('plain').doc('a').update({ n: 2 })
    // Waits until the limit has freed the document.
    await db.collection('plain').doc('a').update({ seen: true })
    expect(await n('a')).toBe(1)
    await expect(one.commit()).rejects.toEqual(failsWith('DATABASE_TRANSACTION_FAIL'))
  })

  test('a refused write ends the transaction', async () => {
    const one = await transaction()
    await one.collection('plain').doc('b').update({ n: 7 })
    await expect(one.collection('plain').doc('a').update({ 'n.x': 1 })).rejects.toEqual(
      failsWith('DATABASE_REQUEST_FAILED'),
    )
    await expect(one.commit()).rejects.toEqual(failsWith('DATABASE_TRANSACTION_FAIL'))
    expect(await n('b')).toBe(1)
  })
})

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
