import { emptyHead } from '../../cloudfunctions/engines/chain/domain/link'
import type {
  AccountDocument,
  CourtyardDocument,
  MemberDocument,
  SubscriptionDocument,
} from '../../cloudfunctions/shared/documents'
import type { AccountId, CourtyardId } from '../../cloudfunctions/shared/ids'
import { outboxRow } from '../../cloudfunctions/shared/outbox'
import { templates } from '../../cloudfunctions/notifications/templates'
import { startTestCloud, type TestCloud } from '../support/localCloud'
import { databaseOperations } from './operations'
import type { BenchSection } from './report'
import { placed } from '../support/places'

const COURTYARD = 600
/** A city has 1,516 courtyards of about 400 people. */
const PEOPLE_A_COURTYARD = 396
const CITY_COURTYARDS = 1516
const ADDED_AT_ONCE = 1000
const MINUTE = 60_000
const NOW = Date.parse('2026-12-01T09:00:00+08:00')
const TEMPLATE = 'noticePosted'

interface Told {
  readonly messages: number
  /** Broken lines: may have arrived, are never sent again, and show as dead letters. */
  readonly unsure: number
  readonly ms: number
  readonly runs: number
  /** Database actions of the SDK, sending not included. */
  readonly operations: number
  /** Of the worker alone and of the whole local cloud, MB, after each run. */
  readonly worker: readonly number[]
  readonly cloud: readonly number[]
}

/**
 * A notice to everybody, sent by the built worker, one run after another until nothing waits. `whole`
 * takes the city as large as it is, which takes a while; without it a twentieth of it.
 */
export async function benchDelivery(whole: boolean): Promise<BenchSection> {
  const courtyards = whole ? CITY_COURTYARDS : Math.ceil(CITY_COURTYARDS / 20)
  const small = await tell(1, COURTYARD)
  const large = await tell(courtyards, PEOPLE_A_COURTYARD)
  const row = (what: string, told: Told) => [
    what,
    String(told.messages),
    String(told.unsure),
    `${Math.round((told.messages / told.ms) * MINUTE)}/min`,
    (told.operations / told.messages).toFixed(3),
    String(told.runs),
    firstToLast(told.worker),
    firstToLast(told.cloud),
  ]
  return {
    title: 'A notice to everybody',
    explains: `Every resident has one message left. Operations: what the worker asks of the database for each message, sending not included. Memory, after the first run and after the last: of the worker, and of the whole process of the local cloud, which holds its documents, the functions and what the other side of the wire would hold.${whole ? '' : ' A city of 600,000 takes `npm run bench -- --city`; here a twentieth of it.'}`,
    columns: [
      'to',
      'messages',
      'lines that broke',
      'throughput',
      'operations a message',
      'runs of the timer',
      'memory of the worker',
      'of the cloud',
    ],
    rows: [row('one courtyard', small), row(`${courtyards} courtyards`, large)],
  }
}

async function tell(courtyards: number, people: number): Promise<Told> {
  const cloud = await startTestCloud({ now: new Date(NOW).toISOString() })
  try {
    await settle(cloud, courtyards, people)
    const before = await databaseOperations(cloud)
    let ms = 0
    const worker: number[] = []
    const memory: number[] = []
    for (;;) {
      const started = performance.now()
      const { error } = await cloud.fireTimer('notifications', 'deliver')
      if (error !== null) throw new Error(error)
      ms += performance.now() - started
      worker.push(await workerMb(cloud))
      memory.push(await cloudMb(cloud))
      if ((await waiting(cloud)) === 0) break
    }
    const [sent, unsure] = await Promise.all([count(cloud, 'sent'), count(cloud, 'dead')])
    if (sent + unsure !== courtyards * people) throw new Error(`${sent} and ${unsure} of ${courtyards * people}`)
    const runs = worker.length
    const operations = (await databaseOperations(cloud)) - before - 2 * runs
    return { messages: sent, unsure, ms, runs, operations, worker, cloud: memory }
  } finally {
    await cloud.stop()
  }
}

const firstToLast = (mb: readonly number[]) => `${mb.at(0) ?? 0} → ${mb.at(-1) ?? 0} MB`

async function cloudMb(cloud: TestCloud): Promise<number> {
  const { rssBytes } = (await cloud.get('/control/memory')) as { rssBytes: number }
  return Math.round(rssBytes / 2 ** 20)
}

/** As it ended its run. */
async function workerMb(cloud: TestCloud): Promise<number> {
  const { invocations } = (await cloud.get('/control/invocations?limit=1')) as { invocations: { memoryMb: number }[] }
  return invocations[0]?.memoryMb ?? 0
}

async function count(cloud: TestCloud, state: 'sent' | 'dead'): Promise<number> {
  const { total } = await cloud.sdk().database().collection('deliveries').where({ state }).count()
  return total ?? 0
}

async function waiting(cloud: TestCloud): Promise<number> {
  const { total } = await cloud.sdk().database().collection('outbox').where({ state: 'waiting' }).count()
  return total ?? 0
}

/** Members who want to be told, and one notice for each courtyard. */
async function settle(cloud: TestCloud, courtyards: number, people: number): Promise<void> {
  const templateId = templates.find(({ key }) => key === TEMPLATE)?.templateId ?? ''
  const base = { createdAt: NOW, schema: 1 as const }
  for (let courtyard = 0; courtyard < courtyards; courtyard++) {
    const courtyardId = `c${String(courtyard).padStart(19, '0')}` as CourtyardId
    const ids = Array.from(
      { length: people },
      (_, i) => `p${String(courtyard * people + i).padStart(19, '0')}` as AccountId,
    )
    const members = ids.map((accountId): MemberDocument => ({
      ...{ _id: `${courtyardId}:${accountId}`, courtyardId, accountId, householdId: null, representative: false },
      ...{ offices: [], name: '居民', ...base },
    }))
    const accounts = ids.map((_id): AccountDocument => ({ _id, openid: `o-${_id}`, ...base }))
    const subscriptions = ids.map((accountId): SubscriptionDocument => ({
      ...{ _id: `${accountId}:${TEMPLATE}`, accountId, template: TEMPLATE, quota: 1, lastRequestId: '', ...base },
    }))
    await add(cloud, 'members', members)
    await add(cloud, 'accounts', accounts)
    await add(cloud, 'subscriptions', subscriptions)
    await cloud.post('/control/quotas', { openids: accounts.map(({ openid }) => openid), templateId, n: 1 })
    await add(cloud, 'courtyards', [courtyardOf(courtyardId, courtyard)])
    const subjectId = `notice-${courtyard}`
    const fact = { kind: 'plainNotice', courtyardId, subjectId, title: '停水通知', text: '明天上午停水。' } as const
    await add(cloud, 'outbox', [outboxRow(fact, NOW)])
  }
}

const courtyardOf = (_id: CourtyardId, number: number): CourtyardDocument => ({
  ...{ _id, name: `第${number + 1}院坝`, kind: 'rural', path: ['都江堰市', '灌口街道', '南桥社区'] },
  ...placed(String(number)),
  number: String(100_000 + number),
  settings: {
    ...{ noticeDays: 7, postingDays: 7, ballotChangeable: true, abstentionParticipates: true, objectionLapseDays: 3 },
  },
  ...{ rollVersion: 1, extraHolidays: [], foundedBy: '' as AccountId, acts: emptyHead, createdAt: NOW, schema: 1 },
})

async function add(cloud: TestCloud, collection: string, documents: readonly object[]): Promise<void> {
  for (let from = 0; from < documents.length; from += ADDED_AT_ONCE) {
    await cloud
      .sdk()
      .database()
      .collection(collection)
      .add(documents.slice(from, from + ADDED_AT_ONCE))
  }
}
