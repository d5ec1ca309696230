import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import type { Db, Transaction } from '../conformance/cases/case'
import { startTestCloud } from '../support/localCloud'
import type { BenchSection } from './report'
import { SqliteFloor } from './sqliteFloor'

const OPERATIONS = 640
const CALLERS = [1, 16]
const collections = [
  {
    name: 'things',
    indexes: [
      { name: 'code', keys: [['code', 1]], unique: true },
      { name: 'group_n', keys: [['group', 1], ['n', 1]] }, // prettier-ignore
    ],
  },
]

type Kind = 'add' | 'get' | 'update' | 'transaction'
const KINDS: readonly Kind[] = ['add', 'get', 'update', 'transaction']

const thing = (id: string) => ({ _id: id, code: `code ${id}`, group: id.length, n: 0, text: 'x'.repeat(200) })

/** One operation of the real SDK; a transaction reads two documents and changes both. */
function operation(db: Db, kind: Kind, id: string): Promise<unknown> {
  const things = db.collection('things')
  if (kind === 'add') return things.add(thing(id))
  if (kind === 'get') return things.doc(id).get() as unknown as Promise<unknown>
  if (kind === 'update') return things.doc(id).update({ n: db.command.inc(1) })
  return db.runTransaction(async (transaction: Transaction) => {
    for (const one of [id, `${id}+`]) {
      const { data } = (await transaction.collection('things').doc(one).get()) as { data: { n: number } }
      await transaction.collection('things').doc(one).update({ n: data.n + 1 }) // prettier-ignore
    }
  })
}

function floorOperation(floor: SqliteFloor, kind: Kind, id: string): void {
  if (kind === 'add') floor.add(thing(id))
  else if (kind === 'get') floor.read(id)
  else if (kind === 'update') floor.update(id, floor.read(id).n + 1)
  else for (const one of [id, `${id}+`]) floor.update(one, floor.read(one).n + 1)
}

/** Operations per second of the local cloud through the real SDK, beside the same document work on SQLite and beside the SDK alone. */
export async function benchLocalCloud(): Promise<BenchSection> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-floor-'))
  const cloud = await startTestCloud({ functions: null, collections, templates: [] })
  const empty = await startEmptyCloud()
  const floor = new SqliteFloor(join(folder, 'floor.db'))
  const rows: string[][] = []
  try {
    const db = cloud.sdk().database()
    const alone = sdkAt(empty.url)
    for (const callers of CALLERS) {
      const name = (i: number) => `${callers}-${String(i).padStart(5, '0')}`
      const partners = Array.from({ length: OPERATIONS }, (_, i) => thing(`${name(i)}+`))
      await db.collection('things').add(partners)
      floor.together(() => partners.forEach((one) => floor.add(one)))
      for (const kind of KINDS) {
        const onSdk = await perSecond(callers, (i) => operation(alone, kind, name(i)))
        const onCloud = await perSecond(callers, (i) => operation(db, kind, name(i)))
        const onFloor = floorPerSecond(floor, callers, (i) => floorOperation(floor, kind, name(i)))
        rows.push([kind, String(callers), whole(onCloud), whole(onFloor), ratio(onCloud, onFloor), whole(onSdk), ratio(onCloud, onSdk)]) // prettier-ignore
      }
    }
  } finally {
    floor.close()
    empty.stop()
    await cloud.stop()
    rmSync(folder, { recursive: true })
  }
  return {
    title: 'The local cloud, operation by operation',
    explains: `Operations per second through the real SDK over HTTP, ${OPERATIONS} of each, on the disk at each commit; beside the same work on documents and indexes in SQLite in this process (the floor; 16 callers share commits there as they do in the cloud), and beside the SDK asking a server that does nothing (what the SDK and HTTP take). A transaction reads two documents and changes both, six round trips.`,
    columns: ['operation', 'callers', 'cloud /s', 'SQLite /s', 'ratio', 'SDK alone /s', 'ratio'],
    rows,
  }
}

async function perSecond(callers: number, run: (i: number) => Promise<unknown>): Promise<number> {
  const started = performance.now()
  let next = 0
  const caller = async () => {
    while (next < OPERATIONS) await run(next++)
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return (OPERATIONS / (performance.now() - started)) * 1000
}

function floorPerSecond(floor: SqliteFloor, callers: number, run: (i: number) => void): number {
  const started = performance.now()
  for (let i = 0; i < OPERATIONS; i += callers) {
    floor.together(() => {
      for (let caller = 0; caller < callers; caller++) run(i + caller)
    })
  }
  return (OPERATIONS / (performance.now() - started)) * 1000
}

const whole = (n: number) => String(Math.round(n))
const ratio = (a: number, b: number) => (a / b).toFixed(2)

function sdkAt(url: string): Db {
  return cloudbase.init({ env: 'local', serviceUrl: `${url}/admin`, secretId: 'x', secretKey: 'x' }).database()
}

/** Answers whatever the SDK asks with what it expects, at once. A process of its own, as the cloud is. */
const EMPTY_CLOUD = `
const reply = JSON.stringify({
  requestId: 'r', transactionId: 't',
  data: { list: ['{"_id":"a","n":1}'], insertedIds: ['a'], updated: 1, upsert_id: null },
})
const server = require('node:http').createServer((request, response) => {
  request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(reply))
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
`

async function startEmptyCloud(): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, ['-e', EMPTY_CLOUD], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(String(data).trim())),
  )
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() }
}
