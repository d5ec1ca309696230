/**
 * Runs inside a worker thread: one instance of a cloud function. Replaces Date by the cloud's clock, collects the console,
 * numbers the requests to the cloud, then loads the bundle and serves one call after another. It is compiled to one script
 * (instanceScript.ts), so it imports nothing but Node and types.
 */
import http from 'node:http'
import { createRequire } from 'node:module'
import { format } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import type { CallMessage, InstanceData, InstanceMessage } from './messages'
import type { TripTicks } from './roundTrips'

const { entry, cloudUrl, clock } = workerData as InstanceData
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

type Main = (event: unknown, context: Record<string, unknown>) => unknown
let main: Main | undefined

function loadMain(): Main {
  const exported = createRequire(entry)(entry) as { main?: Main }
  if (typeof exported.main !== 'function') throw new Error(`${entry} does not export main`)
  return exported.main
}

async function serve(call: CallMessage): Promise<void> {
  requestId = call.requestId
  ticks = {}
  for (const key of Object.keys(process.env))
    if (/^(WX|TCB)_/.test(key) && key !== 'TCB_CONTEXT_CNFG') Reflect.deleteProperty(process.env, key)
  Object.assign(process.env, call.variables)
  try {
    main ??= loadMain()
    post({ kind: 'began', requestId })
    const result: unknown = await main(JSON.parse(call.event), call.context)
    post({ kind: 'returned', requestId, result: JSON.stringify(result ?? null), ticks })
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(format(error))
    post({ kind: 'threw', requestId, message, stack: stack ?? message, ticks })
  }
}

parentPort?.on('message', (call: CallMessage) => void serve(call))
