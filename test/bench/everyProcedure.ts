import type { SceneKey } from '../../scripts/demo/scenes'
import { seedDemo } from '../../scripts/demo/seedDemo'
import { procedures } from '../support/contracts'
import { startTestCloud, type RoundTrips } from '../support/localCloud'
import type { BenchSection } from './report'

/** Scenes at the ends of the story: between them the demo's people call nearly every procedure. */
const ENDS: readonly SceneKey[] = ['inForce', 'objected', 'noQuorum']

type Seen = Map<string, RoundTrips[]>

/** Notes the round trips that the local cloud reports with each answer while `work` runs. */
async function noting(work: () => Promise<unknown>): Promise<Seen> {
  const seen: Seen = new Map()
  const plain = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const response = await plain(input, init)
    const trips = response.headers.get('x-local-roundtrips')
    if (trips && typeof init?.body === 'string') {
      const { name, data } = JSON.parse(init.body) as { name: string; data: { procedure: string } }
      const key = `${name}.${data.procedure}`
      seen.set(key, [...(seen.get(key) ?? []), JSON.parse(trips) as RoundTrips])
    }
    return response
  }
  try {
    await work()
  } finally {
    globalThis.fetch = plain
  }
  return seen
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Round trips of every procedure that the demo's story calls, reading and writing. */
export async function benchEveryProcedure(): Promise<BenchSection> {
  const cloud = await startTestCloud()
  try {
    const seen = await noting(async () => {
      for (const end of ENDS) await seedDemo(cloud, end)
    })
    const rows = procedures.flatMap(([fn, name]) => {
      const trips = seen.get(`${fn}.${name}`)
      if (!trips) return []
      const [count, depth] = [median(trips.map((one) => one.count)), median(trips.map((one) => one.depth))]
      return [[`${fn}.${name}`, String(trips.length), String(count), String(Math.max(0, depth - 1))]]
    })
    const silent = procedures.filter(([fn, name]) => !seen.has(`${fn}.${name}`)).map(([fn, name]) => `${fn}.${name}`)
    return {
      title: 'Every procedure in the story of the demo',
      explains: `Medians over all calls; depth after the caller is known. A transaction's operations wait for one another, so what changes several documents at once is deep by nature, and rare: an import of 96 households, a binding, a step of a vote. Not called in the story: ${silent.join(', ')}.`,
      columns: ['procedure', 'calls', 'count', 'depth'],
      rows,
    }
  } finally {
    await cloud.stop()
  }
}
