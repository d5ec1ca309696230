import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnLocalCloud, type SpawnedCloud } from '../../local/cloud/spawn'
import { adminCaller } from '../support/adminCaller'
import type { BenchSection } from './report'

const SMALL = 600
const LARGE = 600_000
/** Documents of one group, in both. */
const GROUP = 100
const READS = 300
const STARTS = 5
const BATCH = 1000

const root = resolve(__dirname, '../..')
const collections = [
  {
    name: 'people',
    indexes: [
      { name: 'name', keys: [['name', 1]], unique: true },
      { name: 'group_n', keys: [['group', 1], ['n', -1]] }, // prettier-ignore
      { name: 'at', keys: [['at', 1]] },
    ],
  },
]

interface City {
  size: number
  cloud: SpawnedCloud
  start: () => Promise<SpawnedCloud>
}

interface Search {
  query: object
  order?: [string, 1 | -1][]
  limit?: number
}

const QUERIES: Record<string, (i: number, size: number) => Search> = {
  'equality, one document': (i) => ({ query: { name: `name ${i}` } }),
  'equality of a compound index, sorted by it, limit 20': (i, size) => ({ query: { group: i % (size / GROUP) }, order: [['n', -1]], limit: 20 }), // prettier-ignore
  'range, limit 20': (i) => ({ query: { at: { $gte: { $date: new Date(i * 1000).toISOString() } } }, limit: 20 }),
  'sort, limit 20': () => ({ query: {}, order: [['at', -1]], limit: 20 }),
  // all but the last digit: eleven names at any size
  'beginning of a text, limit 20': (i) => ({
    query: { name: { $regex: `^name ${String(i).slice(0, -1)}` } },
    limit: 20,
  }),
}

/** What a collection of 600,000 documents costs beside one of 600. `large` is less in a trial. */
export async function benchLocalCloudSize(large = LARGE): Promise<BenchSection> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-size-'))
  const cities: City[] = []
  const rows: string[][] = []
  try {
    for (const size of [SMALL, large]) cities.push(await build(folder, size))
    const [small, big] = cities as [City, City]
    const starts = await startBoth(small, big)
    rows.push(['start', ...compare(starts, 'ms')])
    rows.push(['memory after the start', ...compare(await memory(small, big), 'MB')])
    for (const [name, query] of Object.entries(QUERIES))
      rows.push([name, ...compare(await readBoth(small, big, query), 'ms')])
    rows.push(['memory after these reads', ...compare(await memory(small, big), 'MB')])
    rows.push(['a write, three indexes', ...compare(await writeBoth(small, big), 'ms')])
    rows.push(['memory after the writes', ...compare(await memory(small, big), 'MB')])
    await Promise.all([readAll(small), readAll(big)])
    rows.push(['memory after an export of everything', ...compare(await memory(small, big), 'MB')])
  } finally {
    for (const { cloud } of cities) await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    title: 'The local cloud at the size of a city',
    explains: `A collection of ${large.toLocaleString('en')} documents with three indexes beside one of ${SMALL}: the median of ${READS} reads of each kind, taken in turns and timed inside of the cloud (/control/explain), of ${READS} updates over HTTP, and of ${STARTS} starts; memory is that of the whole process.`,
    columns: ['what', `at ${SMALL}`, `at ${large.toLocaleString('en')}`, 'ratio'],
    rows,
  }
}

async function build(folder: string, size: number): Promise<City> {
  const file = join(folder, 'collections.json')
  writeFileSync(file, JSON.stringify(collections))
  const start = () => spawnLocalCloud(root, ['--data', join(folder, String(size)), '--collections', file])
  const cloud = await start()
  const ask = adminCaller(cloud.url)
  for (let from = 0; from < size; from += BATCH) {
    const data = Array.from({ length: Math.min(BATCH, size - from) }, (_, i) => person(from + i, size))
    await ask('database.insertDocument', { collectionName: 'people', data })
  }
  return { size, cloud, start }
}

function person(i: number, size: number): string {
  const at = { $date: new Date(i * 1000).toISOString() }
  return JSON.stringify({ _id: `p${i}`, name: `name ${i}`, group: i % (size / GROUP), n: i, at, text: 'x'.repeat(200) })
}

async function startBoth(...cities: [City, City]): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []]
  for (let round = 0; round < STARTS; round++) {
    for (const [i, city] of cities.entries()) {
      await city.cloud.stop()
      const started = performance.now()
      city.cloud = await city.start()
      taken[i]?.push(performance.now() - started)
    }
  }
  return [median(taken[0]), median(taken[1])]
}

async function readBoth(small: City, big: City, query: (i: number, size: number) => Search): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []]
  for (let round = 0; round < READS; round++) {
    for (const [i, { size, cloud }] of [small, big].entries()) {
      const { query: asked, ...rest } = query((round * 7919) % size, size)
      const body = JSON.stringify({ collection: 'people', query: JSON.stringify(asked), ...rest })
      const reply = await fetch(`${cloud.url}/control/explain`, { method: 'POST', body })
      const { ms, returned } = (await reply.json()) as { ms: number; returned: number }
      if (returned === 0) throw new Error(`nothing found by ${body}`)
      taken[i]?.push(ms)
    }
  }
  return [median(taken[0]), median(taken[1])]
}

async function writeBoth(...cities: [City, City]): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []]
  const asks = cities.map(({ cloud }) => adminCaller(cloud.url))
  for (let round = 0; round < READS; round++) {
    for (const [i, { size }] of cities.entries()) {
      const query = JSON.stringify({ _id: `p${(round * 7919) % size}` })
      const data = JSON.stringify({ $inc: { n: 1 } })
      const started = performance.now()
      await asks[i]?.('database.modifyDocument', { collectionName: 'people', query, data, merge: true })
      taken[i]?.push(performance.now() - started)
    }
  }
  return [median(taken[0]), median(taken[1])]
}

async function memory(...cities: [City, City]): Promise<[number, number]> {
  const [small, big] = await Promise.all(
    cities.map(async ({ cloud }) => {
      const reply = await fetch(`${cloud.url}/control/memory`)
      return ((await reply.json()) as { rssBytes: number }).rssBytes / 1024 / 1024
    }),
  )
  return [small ?? 0, big ?? 0]
}

async function readAll({ cloud }: City): Promise<void> {
  const { body } = await fetch(`${cloud.url}/control/export`, { method: 'POST' })
  const reader = body?.getReader()
  while ((await reader?.read())?.done === false);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

function compare([small, big]: readonly [number, number], unit: string): string[] {
  const digits = unit === 'ms' && small < 10 ? 2 : 0
  return [`${small.toFixed(digits)} ${unit}`, `${big.toFixed(digits)} ${unit}`, (big / small).toFixed(2)]
}
