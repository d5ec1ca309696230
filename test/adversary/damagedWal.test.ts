import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnLocalCloud, type SpawnedCloud } from '../../local/cloud/spawn'
import { adminCaller, type Ask } from '../support/adminCaller'
import { drawFrom, type Draw } from '../support/killWriters'

jest.setTimeout(180_000)

const root = resolve(__dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'damaged-wal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const seed = Number(process.env['DAMAGE_SEED'] ?? 20_261_201)
const FRAME = 24 + 4096
const DOCUMENTS = 60

let copies = 0
const start = (data: string, ...args: string[]) => spawnLocalCloud(root, ['--data', data, ...args])
const add = (ask: Ask, id: string, text = '') =>
  ask('database.insertDocument', { collectionName: 'things', data: [JSON.stringify({ _id: id, text })] })

async function idsIn(cloud: SpawnedCloud): Promise<string[]> {
  const { data } = await adminCaller(cloud.url)('database.getDocument', { collectionName: 'things', query: '{}', limit: 1000 }) // prettier-ignore
  return (data as { list: string[] }).list.map((text) => (JSON.parse(text) as { _id: string })._id)
}

/** What a kill has left, after so many answered writes, one commit each. */
async function killed(name: string, documents: number, text = ''): Promise<string> {
  const data = join(folder, name)
  const cloud = await start(data)
  const ask = adminCaller(cloud.url)
  await ask('database.addCollection', { collectionName: 'things' })
  for (let i = 0; i < documents; i++) await add(ask, `k${i}`, text)
  await cloud.kill()
  return data
}

function copyOf(data: string, change: (copy: string) => void): string {
  const copy = join(folder, `copy-${++copies}`)
  cpSync(data, copy, { recursive: true })
  change(copy)
  return copy
}

const wal = (data: string) => join(data, 'cloud.db-wal')

function flip(file: string, byte: number, bit: number): void {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(byte) ^ (1 << bit), byte)
  writeFileSync(file, bytes)
}

const framesIn = (data: string) => {
  const bytes = readFileSync(wal(data))
  const salts = bytes.subarray(16, 24)
  let frames = 0
  while (bytes.subarray(32 + frames * FRAME + 8, 32 + frames * FRAME + 16).equals(salts)) frames++
  return frames
}

const hashOf = (data: string) => {
  const hash = createHash('sha256')
  for (const name of ['cloud.db', 'cloud.db-wal', 'cloud.db-mark'].filter((each) => readdirSync(data).includes(each)))
    hash.update(name).update(readFileSync(join(data, name)))
  return hash.digest('hex')
}

/** Starts only when it is told to, and leaves everything as it was before. Returns what is there then. */
async function toldAndAccepted(data: string): Promise<string[]> {
  const before = hashOf(data)
  const quiet = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    await expect(start(data)).rejects.toThrow(/is damaged, and nothing was changed:\n {2}- .+\n.*--accept-damage/)
  } finally {
    quiet.mockRestore()
  }
  expect(hashOf(data)).toBe(before)
  const cloud = await start(data, '--accept-damage')
  try {
    const [aside = ''] = readdirSync(data).filter((name) => name.startsWith('damaged-'))
    expect(hashOf(join(data, aside))).toBe(before)
    const reply = await fetch(`${cloud.url}/control/damage`)
    expect(await reply.json()).toMatchObject({ damage: [{ keptIn: expect.stringContaining(aside) as unknown }] })
    return await idsIn(cloud).catch(() => [])
  } finally {
    await cloud.stop()
    // it isn't told again
    await (await start(data)).stop()
  }
}

async function isWell(data: string, wanted: readonly string[]): Promise<void> {
  const cloud = await start(data)
  try {
    expect(await idsIn(cloud)).toEqual(wanted)
  } finally {
    await cloud.stop()
  }
}

const all = Array.from({ length: DOCUMENTS }, (_, i) => `k${i}`)
const isPrefix = (ids: readonly string[]) => ids.every((id, i) => id === all[i])

describe('a log of the last writes that lost what was answered is told at the start', () => {
  let data = ''
  let frames = 0
  let draw: Draw
  beforeAll(async () => {
    data = await killed('base', DOCUMENTS)
    frames = framesIn(data)
    draw = drawFrom(seed)
    expect(frames).toBeGreaterThan(DOCUMENTS)
  })

  test('as the kill has left it, it is well', () =>
    isWell(
      copyOf(data, () => undefined),
      all,
    ))

  const places: [string, () => number][] = [
    ['its header', () => draw(32)],
    ['its first frame', () => 32 + draw(FRAME)],
    ['a frame in the middle', () => 32 + Math.floor(frames / 2) * FRAME + draw(FRAME)],
    ['its last frame', () => 32 + (frames - 1) * FRAME + draw(FRAME)],
  ]
  test.each(places)('one bit of %s', async (_where, place) => {
    const [byte, bit] = [place(), draw(8)]
    const ids = await toldAndAccepted(copyOf(data, (copy) => flip(wal(copy), byte, bit)))
    expect(isPrefix(ids)).toBe(true)
    expect(ids.length).toBeLessThan(DOCUMENTS)
  })

  test(`one bit of anywhere, five times (DAMAGE_SEED=${seed})`, async () => {
    for (let i = 0; i < 5; i++) {
      const [byte, bit] = [draw(32 + frames * FRAME), draw(8)]
      const ids = await toldAndAccepted(copyOf(data, (copy) => flip(wal(copy), byte, bit)))
      expect({ seed, byte, bit, prefix: isPrefix(ids) }).toEqual({ seed, byte, bit, prefix: true })
    }
  })

  test('cut off somewhere, empty, or gone', async () => {
    await toldAndAccepted(copyOf(data, (copy) => truncateSync(wal(copy), 32 + draw(frames * FRAME))))
    await toldAndAccepted(copyOf(data, (copy) => truncateSync(wal(copy), 0)))
    await toldAndAccepted(copyOf(data, (copy) => rmSync(wal(copy))))
  })

  test('of another day', async () => {
    const other = await killed('other', 3)
    await toldAndAccepted(copyOf(data, (copy) => cpSync(wal(other), wal(copy))))
  })

  test('a spoilt mark, of which nobody can tell', async () => {
    const ids = await toldAndAccepted(copyOf(data, (copy) => flip(join(copy, 'cloud.db-mark'), draw(64), draw(8))))
    expect(ids).toEqual(all)
  })

  test('data of a version without a mark: what shows by itself', async () => {
    const ids = await toldAndAccepted(
      copyOf(data, (copy) => {
        rmSync(join(copy, 'cloud.db-mark'))
        flip(wal(copy), 32 + Math.floor(frames / 2) * FRAME + 100, 0)
      }),
    )
    expect(isPrefix(ids)).toBe(true)
    await isWell(
      copyOf(data, (copy) => rmSync(join(copy, 'cloud.db-mark'))),
      all,
    )
  })

  test('what was torn behind the last answered write is as it should be', async () => {
    const tails = {
      'half a frame': (bytes: Buffer) => bytes.subarray(32, 32 + 1000),
      'a frame whose page is another': (bytes: Buffer) =>
        Buffer.concat([bytes.subarray(32, 56), Buffer.alloc(4096, 7)]),
      'frames of an earlier log': (bytes: Buffer) => Buffer.from(bytes.subarray(32, 32 + 2 * FRAME)).fill(3, 8, 16),
    }
    for (const tail of Object.values(tails)) {
      await isWell(
        copyOf(data, (copy) => {
          const bytes = readFileSync(wal(copy)).subarray(0, 32 + frames * FRAME)
          writeFileSync(wal(copy), Buffer.concat([bytes, tail(bytes)]))
        }),
        all,
      )
    }
  })
})

test('a log that began anew in the meantime: well as it is, told when it is spoilt', async () => {
  // four pages a document: more than the thousand frames after which SQLite takes the log into the database
  const data = await killed('anew', 300, 'x'.repeat(12_000))
  expect(readFileSync(wal(data)).readUInt32BE(12)).toBeGreaterThan(0)
  const frames = framesIn(data)
  await isWell(
    copyOf(data, () => undefined),
    Array.from({ length: 300 }, (_, i) => `k${i}`),
  )
  await toldAndAccepted(copyOf(data, (copy) => flip(wal(copy), 32 + (frames - 1) * FRAME + 500, 3)))
})

test('a database file that is damaged: told, and what can be read is kept', async () => {
  const data = await killed('file', 200, 'y'.repeat(2000))
  await (await start(data)).stop()
  expect(readdirSync(data)).not.toContain('cloud.db-wal')
  const size = readFileSync(join(data, 'cloud.db')).length
  // a page of the documents, whose head says how it is laid out
  const page = Math.floor(size / 4096 / 2) * 4096
  const ids = await toldAndAccepted(copyOf(data, (copy) => {
    const bytes = readFileSync(join(copy, 'cloud.db'))
    writeFileSync(join(copy, 'cloud.db'), bytes.fill(0xaa, page, page + 4096))
  })) // prettier-ignore
  expect(ids.length).toBeGreaterThan(100)
  expect(
    await toldAndAccepted(copyOf(data, (copy) => writeFileSync(join(copy, 'cloud.db'), 'x'.repeat(8192)))),
  ).toEqual([])
  await toldAndAccepted(copyOf(data, (copy) => truncateSync(join(copy, 'cloud.db'), Math.floor(size / 2))))
  await toldAndAccepted(copyOf(data, (copy) => rmSync(join(copy, 'cloud.db'))))
})

test(`killed at any moment while many write, it is never taken for damaged (DAMAGE_SEED=${seed})`, async () => {
  const data = join(folder, 'often')
  const draw = drawFrom(seed + 1)
  let answered = 0
  for (let round = 0; round < 8; round++) {
    const cloud = await start(data)
    if (round === 0) await adminCaller(cloud.url)('database.addCollection', { collectionName: 'things' })
    let left = 1 + draw(120)
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      const ask = adminCaller(cloud.url)
      for (let i = 0; ; i++) {
        await add(ask, `${round}-${writer}-${i}`, 'z'.repeat(draw(30_000)))
        answered++
        if (--left === 0) await cloud.kill()
      }
    })
    await Promise.allSettled(writers)
  }
  const cloud = await start(data)
  const { data: count } = await adminCaller(cloud.url)('database.calculateDocument', { collectionName: 'things', query: '{}' }) // prettier-ignore
  expect((count as { total: number }).total).toBeGreaterThanOrEqual(answered)
  await cloud.stop()
})
