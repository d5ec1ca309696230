import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { FileOwners } from './client/fileOwners'
import { Clock } from './clock'
import type { Cloud } from './cloud'
import { readCollectionsFile } from './database/collectionSpecs'
import { QueryLog } from './database/queryLog'
import { Store, type DamageReport } from './database/store'
import { Transactions } from './database/transactions'
import { Events } from './events'
import type { FunctionSettings } from './functions/functionConfig'
import { Functions } from './functions/functions'
import { Timers } from './functions/timers'
import { keptClock, rememberClock } from './keptClock'
import { LogRing } from './logRing'
import type { Exchange, Reply } from './server/exchange'
import { Keys, type Holder } from './server/keys'
import { listen } from './server/listen'
import { route } from './server/routes'
import { UnderWay } from './server/underWay'
import { Files } from './storage/files'
import { readStorageRule } from './storage/storageRule'
import { TemporaryFiles } from './temporaryFiles'
import { Traffic } from './traffic'
import { MediaChecks } from './wx/mediaChecks'
import { Messages, readTemplatesFile } from './wx/messages'

export interface LocalCloudOptions {
  /** Where documents and files are kept; one cloud at a time may use a folder. */
  dataFolder: string
  /** A folder with `<name>/index.js` and `<name>/config.json` for each built function; none runs only the database. */
  functionsFolder?: string
  /** Timeouts, memory, variables and triggers of functions that their config.json leaves out. */
  functionSettings?: FunctionSettings
  /** 0 takes any free port. */
  port?: number
  /** How many ports are tried, from `port` on; default 1. */
  portsTried?: number
  collectionsFile?: string
  templatesFile?: string
  /** What phones may do with files; without one, as in a new environment. */
  storageRuleFile?: string
  /** A collection that isn't there is made by the first request for it. The real cloud refuses instead. */
  createCollections?: boolean
  /** Answers what the cloud doesn't, on the same port; null when it has answered already. */
  front?: (exchange: Exchange, holder: Holder | null) => Promise<Reply | null>
  /** ISO. The clock starts here; without it the clock goes on as it was left. */
  now?: string
  /** Goes on with damaged data, after a copy of it was put aside; without it DamagedData is thrown. */
  acceptDamage?: boolean
  envId?: string
  appId?: string
  /** Instances of one function at most; further calls wait. */
  instancesMax?: number
  /** 30 s in the cloud. */
  transactionLimitMs?: number
}

export interface LocalCloud {
  /** `http://127.0.0.1:PORT/~<key>`: whoever has it may do everything. The SDK's serviceUrl is `${url}/admin`. */
  url: string
  key: string
  port: number
  /** Tells whoever listens at /control/events that the mini-program was built again. */
  tellAppChanged(): void
  stop(): Promise<void>
}

/** Requests under way have so long to end when the cloud is stopped. */
const STOP_GRACE_MS = 3000

/** Starts a local CloudBase environment. The process should run with TZ=UTC, as functions do. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { envId = 'local', appId = 'wx-local', instancesMax = 4, transactionLimitMs = 30_000 } = options
  mkdirSync(options.dataFolder, { recursive: true })
  const newId = () => randomBytes(16).toString('hex')
  const specs = options.collectionsFile === undefined ? [] : readCollectionsFile(options.collectionsFile)
  const templates = options.templatesFile === undefined ? [] : readTemplatesFile(options.templatesFile)
  const storageRule = readStorageRule(options.storageRuleFile)
  const damage: DamageReport[] = []
  const store = new Store(join(options.dataFolder, 'cloud.db'), {
    accept: options.acceptDamage ?? false,
    accepted: (report) => damage.push(report),
  })
  await store.write(() => store.collections.declare(specs))
  const clock = new Clock()
  const resetClock = () => {
    clock.reset()
    if (options.now !== undefined) clock.set(parseTime(options.now))
  }
  keptClock(store, clock)
  if (options.now !== undefined) {
    resetClock()
    await rememberClock(store, clock)
  }
  const events = new Events()
  const log = new LogRing(() => clock.now())
  for (const { found, keptIn } of damage) log.add('error', 'cloud', '', `${found.join('; ')}; kept in ${keptIn}`)
  const transactions = new Transactions(store, transactionLimitMs, newId)
  let url = ''
  const keys = new Keys()
  const functions = new Functions({
    folder: options.functionsFolder,
    ...(options.functionSettings === undefined ? {} : { settings: options.functionSettings }),
    instancesMax,
    url: () => url,
    adminUrl: (id) => `${url}/~${keys.instance(id)}/instances/${id}/admin`,
    envId,
    appId,
    clock,
    log,
    events,
    newId,
    instanceEnded: (id) => transactions.abortOwnedBy(id),
  })
  const timers = new Timers(clock, functions, log, newId)
  // A function that was built again may have another trigger.
  events.listen(({ type }) => {
    if (type === 'functions') void timers.betweenJumps(async () => undefined)
  })
  const cloud: Cloud = {
    url,
    keys,
    damage,
    envId,
    appId,
    clock,
    store,
    transactions,
    files: new Files(store, options.dataFolder, envId, newId),
    temporary: new TemporaryFiles(options.dataFolder),
    fileOwners: new FileOwners(store),
    storageRule,
    messages: new Messages(store, templates),
    mediaChecks: new MediaChecks({ functions, clock, log, appId, newId }),
    functions,
    timers,
    log,
    events,
    traffic: new Traffic(),
    queries: new QueryLog(
      () => clock.now(),
      (requestId, text) => log.add('warn', 'cloud', requestId, text),
    ),
    newId,
    createsCollections: options.createCollections ?? false,
    keepClock: () => rememberClock(store, clock),
    resetClock,
  }
  const underWay = new UnderWay()
  const open = async () => {
    await functions.open()
    const { front, port, portsTried } = options
    return listen((exchange) => underWay.answer(exchange, () => route(cloud, exchange, front)), {
      port,
      tries: portsTried,
    })
  }
  const { server, port } = await open().catch(async (error: unknown) => {
    await functions.close()
    store.close()
    throw error
  })
  url = `http://127.0.0.1:${port}`
  cloud.url = url
  timers.reschedule()
  return {
    url: `${url}/~${keys.owner}`,
    key: keys.owner,
    port,
    tellAppChanged: () => events.emit({ type: 'app' }),
    stop: async () => {
      timers.close()
      // Nobody outside can commit any more, and whoever waits for such a transaction need not.
      transactions.abortOwnedBy('')
      await underWay.end(STOP_GRACE_MS)
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await functions.close()
      await closed
      transactions.abortAll()
      store.close()
    },
  }
}

function parseTime(iso: string): number {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) throw new Error(`not an ISO time: ${iso}`)
  return time
}
