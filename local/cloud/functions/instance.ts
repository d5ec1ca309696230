/**
 * Runs inside a worker thread: one instance of a cloud function. Replaces Date by the cloud's clock, collects the console,
 * numbers the requests to the cloud, then loads the bundle and serves one call after another. It is compiled to one script
 * (instanceScript.ts), so it imports nothing but Node and types.
 */
import http from 'node:http'
import { createRequire } from 'node:module'
import { format } from 'node:util'
import { getHeapStatistics } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import type { CallMessage, InstanceData, InstanceMessage } from './messages'
import type { TripTicks } from './roundTrips'

const { entry, cloudUrl, clock, memoryBytes } = workerData as InstanceData
const cells = new Float64Array(clock)
const RealDate = Date

function now(): number {
  const frozenAt = cells[1] ?? NaN
  return Number.isNaN(frozenAt) ? RealDate.now() + (cells[0] ?? 0) : frozenAt
}

const CloudDate = new Proxy(RealDate, {
  construct: (target, values: unknown[], newTarget) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
})
RealDate.prototype.constructor = CloudDate
globalThis.Date = CloudDate

let requestId = ''
let tick = 0
let trips = 0
let ticks: TripTicks = {}

function post(message: InstanceMessage): void {
  parentPort?.postMessage(message)
}

for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
  console[level] = (...values: unknown[]) => post({ kind: 'log', requestId, level, text: format(...values) })
}

const request = http.request.bind(http)
http.request = ((...args: Parameters<typeof http.request>) => {
  const sent = request(...args)
  const [target] = args
  if (typeof target === 'string' && target.startsWith(cloudUrl)) countTrip(sent)
  return sent
}) as typeof http.request

function countTrip(sent: http.ClientRequest): void {
  const number = ++trips
  const span: [number, number] = [++tick, Infinity]
  ticks[number] = span
  sent.setHeader('x-local-trip', String(number))
  sent.once('response', (reply: http.IncomingMessage) => {
    reply.once('end', () => (span[1] = ++tick))
  })
}

// V8's own limit knows nothing of buffers; a real instance counts all of its memory.
const MEMORY_CHECK_MS = 25

/** What this thread holds now. Beyond the limit the cloud is told, which ends the instance. */
function memoryUsed(): number {
  const { used_heap_size, external_memory } = getHeapStatistics()
  const bytes = used_heap_size + external_memory
  if (bytes > memoryBytes) post({ kind: 'memory', bytes })
  return bytes
}

type Callback = (error: unknown, result?: unknown) => void
type Main = (event: unknown, context: Record<string, unknown>, callback: Callback) => unknown
let main: Main | undefined
/** Variables of the call before, which the next one must not see. */
let callKeys: string[] = []

function loadMain(): Main {
  const exported = createRequire(entry)(entry) as { main?: Main }
  if (typeof exported.main !== 'function') throw new Error(`${entry} does not export main`)
  return exported.main
}

/** What the handler returns; a plain one with a third parameter may answer by calling that instead. */
function run(handler: Main, event: unknown, context: Record<string, unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const callback: Callback = (error, result) => {
      if (error === null || error === undefined) resolve(result)
      else reject(error instanceof Error ? error : new Error(format(error)))
    }
    const returned = handler(event, context, callback)
    if (returned !== undefined || handler.length < 3) resolve(returned)
  })
}

async function serve(call: CallMessage): Promise<void> {
  requestId = call.requestId
  ticks = {}
  for (const key of callKeys) Reflect.deleteProperty(process.env, key)
  callKeys = Object.keys(call.variables)
  Object.assign(process.env, call.variables)
  const watching = setInterval(memoryUsed, MEMORY_CHECK_MS)
  try {
    main ??= loadMain()
    post({ kind: 'began', requestId })
    const result = JSON.stringify((await run(main, JSON.parse(call.event), call.context)) ?? null)
    post({ kind: 'returned', requestId, result, ticks, memoryBytes: memoryUsed() })
  } catch (error) {
    const thrown = error instanceof Error ? error : new Error(format(error))
    const stack = thrown.stack ?? String(thrown)
    post({ kind: 'threw', requestId, message: String(thrown), stack, ticks, memoryBytes: memoryUsed() })
  } finally {
    clearInterval(watching)
  }
}

parentPort?.on('message', (call: CallMessage) => void serve(call))
