import { people } from '../../scripts/demo/people'
import { seedDemo } from '../../scripts/demo/seedDemo'
import { startTestCloud, type TestCloud } from '../support/localCloud'
import type { BenchSection } from './report'

const YEARS = 10
const A_YEAR = 365 * 86_400_000
/** Of each kind of record, how many a busy courtyard makes in a year. */
const YEARLY = { motions: 12, disclosures: 60, meetings: 30, outbox: 300, ratingPeriods: 24, ratingResults: 24 }
/** How each of them ends. */
const FINISHED: Readonly<Record<string, string>> = {
  motions: 'inForce',
  disclosures: 'posted',
  meetings: 'confirmed',
  ratingPeriods: 'posted',
}
const ASKED = 60
const AT_ONCE = 500

type Row = Readonly<Record<string, unknown>> & { readonly _id: string; readonly createdAt: number }

/** The home screen of a courtyard in its first year beside the same one with ten years of records behind it. */
export async function benchHomeTenYears(): Promise<BenchSection> {
  const cloud = await startTestCloud()
  try {
    await seedDemo(cloud, 'voting')
    const [young, trips] = await medianOfHome(cloud)
    const rows = await grow(cloud)
    const [old, tripsLater] = await medianOfHome(cloud)
    return {
      title: 'The home screen with ten years of records',
      explains: `Median of ${ASKED} warm calls through the built function, first with the demo's records, then with ${rows} more documents of its courtyard: copies of its own, spread over ${YEARS} years.`,
      columns: ['records', 'median', 'round trips', 'ratio'],
      rows: [
        ['the demo', `${young.toFixed(1)} ms`, String(trips), '1'],
        ['and ten years more', `${old.toFixed(1)} ms`, String(tripsLater), (old / young).toFixed(2)],
      ],
    }
  } finally {
    await cloud.stop()
  }
}

async function medianOfHome(cloud: TestCloud): Promise<readonly [ms: number, trips: number]> {
  const times: number[] = []
  let trips = 0
  for (let asked = 0; asked < ASKED; asked++) {
    const requestId = `home-${String(asked).padStart(6, '0')}`
    const started = performance.now()
    const { roundTrips } = await cloud.measure(people.liuXiuying.openid, 'courtyard', {
      procedure: 'home',
      input: {},
      requestId,
    })
    times.push(performance.now() - started)
    trips = roundTrips.count
  }
  return [times.sort((a, b) => a - b)[Math.floor(ASKED / 2)] ?? 0, trips]
}

/** Adds copies of what the courtyard has, older ones and over and done with. @returns how many */
async function grow(cloud: TestCloud): Promise<number> {
  const database = cloud.sdk().database()
  let added = 0
  for (const [collection, yearly] of Object.entries(YEARLY)) {
    const { data } = await database.collection(collection).limit(100).get()
    const models = data as unknown as readonly Row[]
    if (models.length === 0) throw new Error(`the demo has no ${collection} to copy`)
    const copies = Array.from({ length: yearly * YEARS }, (_, at) =>
      older(collection, models[at % models.length] as Row, at, ((at + 1) * A_YEAR) / yearly),
    )
    for (let from = 0; from < copies.length; from += AT_ONCE) {
      await database.collection(collection).add(copies.slice(from, from + AT_ONCE))
    }
    added += copies.length
  }
  return added
}

/** The same, that much earlier, with every instant in it moved, and nothing waiting for it any more. */
function older(collection: string, model: Row, at: number, by: number): Row {
  const moved = Object.fromEntries(
    Object.entries(model).map(([field, value]) => [
      field,
      field.endsWith('At') || field.endsWith('Until') ? back(value, by) : value,
    ]),
  )
  const stage = FINISHED[collection]
  const done = {
    ...('dueAt' in model ? { dueAt: null } : {}),
    ...(stage === undefined ? {} : { stage }),
    ...(model['state'] === 'waiting' ? { state: 'delivered' } : {}),
  }
  return { ...moved, ...done, _id: `old-${at}-${model._id}`, createdAt: model.createdAt - by }
}

const back = (value: unknown, by: number) => (typeof value === 'number' ? value - by : value)
