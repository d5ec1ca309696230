import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnLocalCloud } from '../../local/cloud/spawn'
import { adminCaller } from '../support/adminCaller'
import { indexFaults } from '../support/indexCheck'
import { writeTestFunctions } from '../support/localCloud'

jest.setTimeout(60_000)

const root = resolve(__dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'cloud-stop-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
/** A cloud with an empty collection `things`, on data of its own. */
async function fresh(...args: string[]) {
  const data = join(folder, String(++count))
  const start = () => spawnLocalCloud(root, ['--data', data, ...args])
  const cloud = await start()
  await adminCaller(cloud.url)('database.addCollection', { collectionName: 'things' })
  return { cloud, data, start }
}
const add = (id: string) =>
  ['database.insertDocument', { collectionName: 'things', data: [JSON.stringify({ _id: id, n: 0 })] }] as const
const query = '{"_id":"a"}'

async function idsIn(url: string): Promise<string[]> {
  const { data } = await adminCaller(url)('database.getDocument', {
    collectionName: 'things',
    query: '{}',
    limit: 1000,
  })
  return (data as { list: string[] }).list.map((text) => (JSON.parse(text) as { _id: string })._id)
}

test('two clouds run side by side on chosen ports, and know nothing of each other', async () => {
  const first = await fresh()
  const second = await fresh()
  const [one, two] = [first, second].map(({ cloud }) => new URL(cloud.url).port) as [string, string]
  await Promise.all([first.cloud.stop(), second.cloud.stop()])
  const clouds = [await spawnLocalCloud(root, ['--data', first.data, '--port', two]), await spawnLocalCloud(root, ['--data', second.data, '--port', one])] as const // prettier-ignore
  expect(clouds.map(({ url }) => new URL(url).origin)).toEqual([`http://127.0.0.1:${two}`, `http://127.0.0.1:${one}`])
  await adminCaller(clouds[0].url)(...add('a'))
  expect(await Promise.all(clouds.map(({ url }) => idsIn(url)))).toEqual([['a'], []])
  await Promise.all(clouds.map((cloud) => cloud.stop()))
})

test('a stop in the midst of writes: who was answered finds it again, who was not was refused', async () => {
  const { cloud, data, start } = await fresh()
  const kept: string[] = []
  let enough: () => void = () => undefined
  const busy = new Promise<void>((resolve) => (enough = resolve))
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    const ask = adminCaller(cloud.url)
    for (let i = 0; ; i++) {
      await ask(...add(`${writer}-${i}`))
      if (kept.push(`${writer}-${i}`) === 100) enough()
    }
  })
  const ends = Promise.allSettled(writers)
  await busy
  await cloud.stop()
  for (const end of await ends)
    expect(String((end as PromiseRejectedResult).reason)).toMatch(/is stopping|ECONNRE|hang up/)
  expect(indexFaults(join(data, 'cloud.db'))).toEqual([])
  const again = await start()
  expect((await idsIn(again.url)).sort()).toEqual(kept.sort())
  await again.stop()
})

test('a write that waits for an open transaction is answered, the transaction is rolled back', async () => {
  const { cloud, start } = await fresh()
  const ask = adminCaller(cloud.url)
  await ask(...add('a'))
  const { transactionId } = await ask('database.startTransaction', {})
  const change = { collectionName: 'things', query, merge: true }
  await ask('database.modifyDocument', { ...change, data: '{"$set":{"n":5}}', transactionId })
  const other = adminCaller(cloud.url)
  await other(...add('b'))
  const waiting = other('database.modifyDocument', { ...change, data: '{"$inc":{"n":1}}' })
  // both connections are open: when what was asked after it is answered, it has arrived
  for (const id of ['c', 'd']) await ask(...add(id))
  await cloud.stop()
  expect(await waiting).toMatchObject({ data: { updated: 1 } })
  const again = await start()
  const { data } = await adminCaller(again.url)('database.getDocument', { collectionName: 'things', query })
  expect(data).toMatchObject({ list: ['{"_id":"a","n":1}'] })
  await again.stop()
})

test('a function that is running may end', async () => {
  const functions = writeTestFunctions()
  await functions.bundleSdk()
  functions.deploy(
    'slow',
    `await db.collection('things').add({ _id: 'begun' })
     await new Promise((resolve) => setTimeout(resolve, 500))
     await db.collection('things').add({ _id: 'done' })
     return 'well'`,
  )
  const { cloud, start } = await fresh('--functions', functions.folder)
  const called = fetch(`${cloud.url}/client/callFunction`, { method: 'POST', body: '{"name":"slow","data":{}}' })
  while ((await idsIn(cloud.url)).length === 0);
  await cloud.stop()
  expect(await (await called).json()).toMatchObject({ result: 'well' })
  const again = await start()
  expect(await idsIn(again.url)).toEqual(['begun', 'done'])
  await again.stop()
  functions.remove()
})

/** Whoever listens to events is not waited for. */
test('somebody who listens does not hold up the stop', async () => {
  const { cloud } = await fresh()
  const response = await fetch(`${cloud.url}/control/events`)
  const reader = response.body?.getReader()
  await reader?.read()
  await cloud.stop()
  await expect(reader?.read()).rejects.toThrow()
})
