import type { Cloud } from '../cloud'
import { CloudError } from '../cloudError'
import { doorOf } from '../server/doorOf'
import { BadRequest, needMethod, readJson, type Exchange, type Reply } from '../server/exchange'
import { changeClock, readClock } from './clock'
import { listCollections, readCollection } from './collections'
import { openFiles } from '../openFile'
import { explainQuery } from './explainQuery'
import { exportEnvironment } from './exportEnvironment'
import { importEnvironment } from './importEnvironment'
import { answerMediaChecks, delayMediaChecks, listMediaChecks } from './mediaChecks'
import { makeSendingTrouble, readSendingTrouble } from './sendingTrouble'
import { resetEnvironment } from './resetEnvironment'
import { setQuotas } from './setQuotas'
import { streamEvents } from './streamEvents'

type Control = (cloud: Cloud, exchange: Exchange) => Promise<Reply | null> | Reply | null

const limitOf = (exchange: Exchange) => Math.max(1, Math.min(1000, Number(exchange.query.get('limit') ?? 100) || 100))

const CONTROLS: Record<string, Control> = {
  'GET /control/clock': readClock,
  'POST /control/clock': async (cloud, exchange) => changeClock(cloud, await readJson(exchange)),
  'GET /control/timers': (cloud) => ({
    json: {
      timers: cloud.functions
        .list()
        .flatMap(({ name, config }) =>
          config.triggers.map((trigger) => ({ function: name, trigger: trigger.name, config: trigger.config })),
        ),
    },
  }),
  'POST /control/timers/fire': async (cloud, exchange) => {
    const { function: name, trigger } = await readJson(exchange)
    if (typeof name !== 'string' || typeof trigger !== 'string') throw new BadRequest('needs function and trigger')
    try {
      return { json: await cloud.timers.fire(name, trigger) }
    } catch (error) {
      throw new BadRequest(error instanceof Error ? error.message : String(error), 404)
    }
  },
  'GET /control/collections': listCollections,
  'GET /control/functions': (cloud) => ({
    json: {
      functions: cloud.functions.list().map(({ name, config, instances }) => ({
        name,
        instances,
        timeout: config.timeout,
        triggers: config.triggers.map((trigger) => ({ name: trigger.name, config: trigger.config })),
        openapi: config.openapi,
      })),
    },
  }),
  'POST /control/functions/cool': async (cloud, exchange) => {
    const { function: name } = await readJson(exchange)
    if (name !== undefined && typeof name !== 'string') throw new BadRequest('function must be a name')
    cloud.functions.cool(name)
    return { json: {} }
  },
  'GET /control/logs': (cloud, exchange) => {
    const lines = cloud.log.read(exchange.query.get('requestId') ?? undefined)
    return { json: { lines: lines.slice(-limitOf(exchange)) } }
  },
  'GET /control/sendingTrouble': readSendingTrouble,
  'POST /control/sendingTrouble': async (cloud, exchange) => makeSendingTrouble(cloud, await readJson(exchange)),
  'GET /control/notices': (cloud) => ({ json: { notices: cloud.messages.notices() } }),
  'GET /control/quotas': (cloud) => ({
    json: { quotas: cloud.messages.quotas(), templates: cloud.messages.templates },
  }),
  'POST /control/quotas': async (cloud, exchange) => setQuotas(cloud, await readJson(exchange)),
  'GET /control/mediaChecks': listMediaChecks,
  'POST /control/mediaChecks': async (cloud, exchange) => delayMediaChecks(cloud, await readJson(exchange)),
  'POST /control/mediaChecks/answer': async (cloud, exchange) => answerMediaChecks(cloud, await readJson(exchange)),
  'GET /control/files': (cloud) => ({
    json: {
      files: cloud.files.list().map(({ path, size, type }) => ({ fileID: cloud.files.fileId(path), path, size, type })),
    },
  }),
  'GET /control/traffic': (cloud) => ({
    json: { actions: cloud.traffic.read(), openTransactions: cloud.transactions.openCount },
  }),
  'GET /control/memory': () => ({ json: { rssBytes: process.memoryUsage.rss(), openFiles: openFiles() } }),
  'GET /control/damage': (cloud) => ({ json: { damage: cloud.damage } }),
  'GET /control/phone': (cloud, exchange) => ({
    json: { address: `/~${cloud.keys.phone(exchange.query.get('openid') ?? '')}` },
  }),
  'GET /control/invocations': (cloud, exchange) => ({
    json: { invocations: cloud.functions.recent(limitOf(exchange)) },
  }),
  'GET /control/queries': (cloud, exchange) => ({
    json: { queries: cloud.queries.read().slice(0, limitOf(exchange)) },
  }),
  'POST /control/explain': async (cloud, exchange) => explainQuery(cloud, await readJson(exchange)),
  'GET /control/events': streamEvents,
  'POST /control/export': (cloud) => ({
    bytes: exportEnvironment(cloud),
    headers: { 'content-type': 'application/json; charset=utf-8' },
  }),
  'POST /control/import': async (cloud, exchange) => ({ json: await importEnvironment(cloud, exchange) }),
  'POST /control/reset': async (cloud) => ({ json: await resetEnvironment(cloud) }),
}

/** The database's refusals are the caller's mistakes here. */
async function refusing(control: () => Promise<Reply | null> | Reply | null): Promise<Reply | null> {
  try {
    return await control()
  } catch (error) {
    throw error instanceof CloudError ? new BadRequest(error.message) : error
  }
}

/** What the desk, tests and benchmarks use. Nothing here exists in the real cloud. */
export async function controlFace(cloud: Cloud, exchange: Exchange): Promise<Reply | null> {
  const name = /^\/control\/collections\/([^/]+)$/.exec(exchange.path)?.[1]
  if (name !== undefined) {
    needMethod(exchange, 'GET')
    return refusing(() => readCollection(cloud, exchange, name, limitOf(exchange)))
  }
  const control = doorOf(CONTROLS, exchange)
  return refusing(() => control(cloud, exchange))
}
