import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnLocalCloud, type SpawnedCloud } from '../../local/cloud/spawn'
import { adminCaller } from '../support/adminCaller'
import { indexFaults } from '../support/indexCheck'
import { Journal, type Stored } from '../support/journal'
import { ACCOUNTS, BALANCE, drawFrom, writeOn } from '../support/killWriters'

const ROUNDS = 20
const CALLERS = 12
/** The cloud is killed when so many writes of a round were acknowledged, and up to half as many more. */
const WRITES = 500

const root = resolve(__dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'cloud-kill-'))
const data = join(folder, 'data')
const collections = join(folder, 'collections.json')
writeFileSync(
  collections,
  JSON.stringify([
    { name: 'entries', indexes: [{ name: 'code', keys: [['code', 1]], unique: true }, { name: 'n', keys: [['n', -1], ['code', 1]] }] }, // prettier-ignore
    { name: 'accounts', indexes: [{ name: 'balance', keys: [['balance', 1]] }] },
    { name: 'transfers', indexes: [{ name: 'pair', keys: [['from', 1], ['to', 1]] }] }, // prettier-ignore
  ]),
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const start = () => spawnLocalCloud(root, ['--data', data, '--collections', collections])

test('kill -9 twenty times during ten thousand writes: what was acknowledged is there, no half transaction, indexes hold', async () => {
  const journal = new Journal(BALANCE)
  let cloud = await start()
  try {
    const accounts = ACCOUNTS.map((_id) => JSON.stringify({ _id, balance: BALANCE }))
    await adminCaller(cloud.url)('database.insertDocument', { collectionName: 'accounts', data: accounts })
    for (let round = 0; round < ROUNDS; round++) {
      await writeUntilKilled(cloud, journal, round)
      const left = copyOfData(round)
      cloud = await start()
      expect(journal.compare(await storedIn(cloud))).toEqual([])
      expect(indexFaults(join(left, 'cloud.db'))).toEqual([])
    }
    expect(journal.acknowledged.length).toBeGreaterThanOrEqual(10_000)
    const kinds = journal.acknowledged.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'transfer').length).toBeGreaterThan(1000)
  } finally {
    await cloud.stop()
  }
}, 600_000)

/** Kills in the middle of it: every caller has a request under way at that moment. */
async function writeUntilKilled(cloud: SpawnedCloud, journal: Journal, round: number): Promise<void> {
  const draw = drawFrom(round)
  let left = WRITES + draw(WRITES / 2)
  let enough: () => void = () => undefined
  const killed = new Promise<void>((done) => (enough = done)).then(() => cloud.kill())
  const acknowledged = () => {
    if (--left === 0) enough()
  }
  const callers = Array.from({ length: CALLERS }, (_, i) =>
    writeOn({
      ask: adminCaller(cloud.url),
      name: `${round}:${i}`,
      journal,
      draw: drawFrom(round * 100 + i),
      acknowledged,
    }),
  )
  const ends = await Promise.allSettled(callers)
  expect(left).toBeLessThanOrEqual(0)
  await killed
  const reasons = ends.map((end) => (end.status === 'rejected' ? String((end.reason as Error).message) : ''))
  expect(reasons.filter((reason) => !/ECONNRE|socket hang up|EPIPE/.test(reason))).toEqual([])
}

/** As the kill has left it, before a cloud has mended it. */
function copyOfData(round: number): string {
  const copy = join(folder, `round-${round}`)
  mkdirSync(copy)
  for (const name of ['cloud.db', 'cloud.db-wal']) cpSync(join(data, name), join(copy, name))
  return copy
}

async function storedIn(cloud: SpawnedCloud): Promise<Stored> {
  const response = await fetch(`${cloud.url}/control/export`, { method: 'POST' })
  const file = (await response.json()) as {
    collections: {
      name: string
      documents: { _id: string; n: number; balance: number; from: string; to: string; amount: number }[]
    }[]
  }
  const of = (name: string) => file.collections.find((one) => one.name === name)?.documents ?? []
  return {
    entries: new Map(of('entries').map(({ _id, n }) => [_id, n])),
    transfers: new Map(of('transfers').map(({ _id, from, to, amount }) => [_id, { from, to, amount }])),
    accounts: new Map(of('accounts').map(({ _id, balance }) => [_id, balance])),
  }
}
