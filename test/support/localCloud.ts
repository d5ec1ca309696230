import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { build } from 'esbuild'
import { spawnLocalCloud, type SpawnedCloud } from '../../local/cloud/spawn'

export interface TestCloudOptions {
  /** A folder of built functions; null runs none. Default: dist/cloudfunctions. */
  functions?: string | null
  /** A collections file, or its content. Default: dist/cloudfunctions/collections.json. */
  collections?: string | readonly unknown[]
  /** ISO; the clock runs on from there. Default: the real time. */
  now?: string
  /** A templates file, or its content. Default: dist/cloudfunctions/templates.json when there is one. */
  templates?: string | readonly unknown[]
  /** What phones may do with files. Default: storageRule.json beside the functions, else as in a new environment. */
  storageRule?: object
  /** More arguments of local/cloud/main.ts. */
  args?: readonly string[]
}

export interface RoundTrips {
  count: number
  depth: number
}

export interface Called {
  /** What the function returned. */
  result: unknown
  requestId: string
  roundTrips: RoundTrips
  /** The failure of the call itself, as wx.cloud.callFunction rejects with; result is then undefined. */
  failure: { errCode: number; errMsg: string } | undefined
}

export interface ClockState {
  now: string
  frozen: boolean
  fired: { function: string; trigger: string; at: string; error: string | null }[]
}

export interface TestCloud {
  url: string
  /** What the function returned; throws when the call failed. An empty openid is an unauthenticated caller. */
  call(openid: string, fn: string, data: unknown): Promise<unknown>
  /** The same, with round trips, and without throwing. */
  measure(openid: string, fn: string, data: unknown): Promise<Called>
  /** The real SDK, pointed at this cloud. */
  sdk(): ReturnType<typeof cloudbase.init>
  clock: {
    read(): Promise<ClockState>
    set(iso: string): Promise<ClockState>
    advance(ms: number): Promise<ClockState>
    freeze(frozen: boolean): Promise<ClockState>
  }
  fireTimer(fn: string, trigger: string): Promise<{ error: string | null }>
  /** The person agrees to one message of each template. */
  subscribe(openid: string, templateIds: readonly string[]): Promise<void>
  notices(openid: string): Promise<{ templateId: string; title: string; page: string; fields: { value: string }[] }[]>
  /** A hash of every document: the same as before means that nothing was written. */
  fingerprint(): Promise<string>
  get(path: string): Promise<unknown>
  post(path: string, body?: unknown): Promise<unknown>
  /** Kills the process as a power cut would, and starts another on the same data. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
}

const root = resolve(__dirname, '../..')
const built = join(root, 'dist/cloudfunctions')
const NEW_ENVIRONMENT = { read: true, write: 'resource.openid == auth.openid' }

/** Starts a local cloud of its own for a test, in a temporary folder. Stop it in afterAll. */
export async function startTestCloud(options: TestCloudOptions = {}): Promise<TestCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'test-cloud-'))
  const fileOf = (name: string, given: string | object | undefined): string | undefined => {
    if (typeof given === 'string') return given
    const path = join(given === undefined ? built : folder, name)
    if (given !== undefined) writeFileSync(path, JSON.stringify(given))
    return existsSync(path) ? path : undefined
  }
  const collections = fileOf('collections.json', options.collections)
  const templates = fileOf('templates.json', options.templates)
  const functions = options.functions === undefined ? built : options.functions
  const besideFunctions = join(functions ?? folder, 'storageRule.json')
  const rule =
    options.storageRule === undefined && existsSync(besideFunctions)
      ? besideFunctions
      : fileOf('storageRule.json', options.storageRule ?? NEW_ENVIRONMENT)
  const args = [
    ...['--data', join(folder, 'data')],
    ...(functions === null ? [] : ['--functions', functions]),
    ...(collections === undefined ? [] : ['--collections', collections]),
    ...(templates === undefined ? [] : ['--templates', templates]),
    ...(rule === undefined ? [] : ['--storage-rule', rule]),
    ...(options.args ?? []),
  ]
  let spawned: SpawnedCloud = await spawnLocalCloud(
    root,
    options.now === undefined ? args : [...args, '--now', options.now],
  )
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(spawned.url + path, init)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
  const get = async (path: string): Promise<unknown> => (await request(path, {})).json()
  const post = async (path: string, body: unknown = {}): Promise<unknown> =>
    (await request(path, { method: 'POST', body: JSON.stringify(body) })).json()
  const clock = async (body: unknown) => (await post('/control/clock', body)) as ClockState
  const headersOf = (openid: string) => ({ 'x-local-openid': encodeURIComponent(openid) })

  const measure = async (openid: string, name: string, data: unknown): Promise<Called> => {
    const body = JSON.stringify({ name, data })
    const response = await request('/client/callFunction', { method: 'POST', body, headers: headersOf(openid) })
    const reply = (await response.json()) as { result?: unknown; errCode?: number; errMsg: string; requestId: string }
    const { errCode, errMsg, requestId, result } = reply
    const roundTrips = JSON.parse(response.headers.get('x-local-roundtrips') ?? '{"count":0,"depth":0}') as RoundTrips
    return { result, requestId, roundTrips, failure: errCode === undefined ? undefined : { errCode, errMsg } }
  }

  return {
    get url() {
      return spawned.url
    },
    call: async (openid, fn, data) => {
      const { result, failure } = await measure(openid, fn, data)
      if (failure !== undefined) throw new Error(failure.errMsg)
      return result
    },
    measure,
    sdk: () => {
      // Else every request first asks the network, twice, whether it runs in Tencent's cloud (cloudplatform.ts in 3.18.3).
      process.env['TENCENTCLOUD'] = 'true'
      // Its warning of a slow request comes three seconds after one that failed.
      process.env['SILENCE'] = 'true'
      return cloudbase.init({
        env: 'local',
        serviceUrl: `${spawned.url}/admin`,
        secretId: 'local',
        secretKey: 'local',
      })
    },
    clock: {
      read: async () => (await get('/control/clock')) as ClockState,
      set: (iso) => clock({ set: iso }),
      advance: (ms) => clock({ advanceMs: ms }),
      freeze: (frozen) => clock({ freeze: frozen }),
    },
    fireTimer: async (fn, trigger) =>
      (await post('/control/timers/fire', { function: fn, trigger })) as { error: string | null },
    subscribe: async (openid, templateIds) => {
      const body = JSON.stringify({ accepted: templateIds })
      await request('/client/subscribe', { method: 'POST', body, headers: headersOf(openid) })
    },
    notices: async (openid) => {
      const response = await request('/client/notices', { headers: headersOf(openid) })
      return ((await response.json()) as { notices: Awaited<ReturnType<TestCloud['notices']>> }).notices
    },
    fingerprint: async () => {
      const { collections: all } = (await post('/control/export')) as { collections: unknown }
      return createHash('sha256').update(JSON.stringify(all)).digest('hex')
    },
    get,
    post,
    killAndRestart: async () => {
      await spawned.kill()
      // Without --now: the clock goes on as it was left.
      spawned = await spawnLocalCloud(root, args)
    },
    stop: async () => {
      await spawned.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A temporary folder of functions for tests of the cloud itself. `body` is that of `async (event, context)`, with `cloudbase`, `app` and
 * `db` at hand. The SDK is bundled once, beside the functions.
 */
export function writeTestFunctions() {
  const folder = mkdtempSync(join(tmpdir(), 'functions-'))
  return {
    folder,
    bundleSdk: () =>
      build({
        stdin: { contents: `module.exports = require('@cloudbase/node-sdk')`, resolveDir: root },
        outfile: join(folder, 'sdk.js'),
        bundle: true,
        platform: 'node',
        target: 'node20',
        logLevel: 'error',
      }),
    deploy(this: void, name: string, body: string, config: unknown = {}): void {
      mkdirSync(join(folder, name), { recursive: true })
      writeFileSync(join(folder, name, 'config.json'), JSON.stringify(config))
      writeFileSync(
        join(folder, name, 'index.js'),
        `const cloudbase = require('../sdk.js')
        const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV })
        const db = app.database()
        exports.main = async (event, context) => { ${body} }`,
      )
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
