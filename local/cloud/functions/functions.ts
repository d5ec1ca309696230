import { existsSync, readdirSync, statSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { CloudError } from '../cloudError'
import type { Clock } from '../clock'
import type { Events } from '../events'
import type { LogRing } from '../logRing'
import { callContext, callVariables, instanceEnvironment, type Caller } from './callContext'
import { readFunctionConfig, type FunctionConfig } from './functionConfig'
import { FunctionInstance } from './functionInstance'
import { instanceScript } from './instanceScript'
import { measureRoundTrips, type RoundTrips, type Trip } from './roundTrips'

export interface FunctionsOptions {
  /** The folder with a folder for each built function; undefined runs none. */
  folder: string | undefined
  instancesMax: number
  url: () => string
  envId: string
  appId: string
  clock: Clock
  log: LogRing
  events: Events
  newId: () => string
  /** An instance is gone. */
  instanceEnded: (id: string) => void
}

export interface Invocation {
  requestId: string
  function: string
  openid: string
  source: string
  /** ISO, on the cloud's clock. */
  at: string
  ms: number
  /** A new instance had to be started. */
  cold: boolean
  /** The code of the error, or null. */
  error: string | null
  roundTrips: RoundTrips
  trips: Trip[]
}

interface Deployed {
  name: string
  version: string
  config: FunctionConfig
  instances: Set<FunctionInstance>
  waiting: ((instance: FunctionInstance) => void)[]
}

/** Six megabytes, each way. */
const BODY_BYTES_MAX = 6 * 1024 * 1024
const INVOCATIONS_KEPT = 1000

/** The built functions and their instances: started when needed, replaced when the bundle on the disk changes. */
export class Functions {
  private readonly deployed = new Map<string, Deployed>()
  private readonly instances = new Map<string, FunctionInstance>()
  private readonly history: Invocation[] = []
  private watcher: FSWatcher | undefined
  private script = ''
  private instanceCount = 0
  /** Calls from outside wait for it; see whileQuiet. */
  private quiet: Promise<unknown> = Promise.resolve()
  private readonly underWay = new Set<Promise<unknown>>()

  constructor(private readonly options: FunctionsOptions) {}

  async open(): Promise<void> {
    const { folder } = this.options
    if (folder === undefined) return
    if (!existsSync(folder)) throw new Error(`no built functions at ${folder}`)
    this.script = await instanceScript()
    this.refresh()
    this.watcher = watch(folder, { recursive: true }, () => this.refresh())
    this.watcher.unref()
  }

  /** Names in order, with the configuration each has now. */
  list(): { name: string; config: FunctionConfig; instances: number }[] {
    return [...this.deployed.values()].map(({ name, config, instances }) => ({
      name,
      config,
      instances: instances.size,
    }))
  }

  recent(limit: number): Invocation[] {
    return this.history.slice(-limit).reverse()
  }

  clearHistory(): void {
    this.history.length = 0
  }

  /** The instance behind a request to /instances/<id>/admin. */
  instance(id: string): FunctionInstance | undefined {
    return this.instances.get(id)
  }

  /** May the function that runs in this instance call a wx API? */
  allows(instanceId: string, api: string): boolean {
    const owner = [...this.deployed.values()].find(({ instances }) =>
      [...instances].some(({ id }) => id === instanceId),
    )
    return owner === undefined || owner.config.openapi.includes(api)
  }

  /**
   * Calls a function. `event` is JSON. The result is JSON too; every failure is a CloudError with the cloud's code. What was
   * measured comes with both.
   */
  async invoke(
    name: string,
    event: string,
    caller: Caller,
    requestId: string,
  ): Promise<{ result: string; invocation: Invocation }> {
    // a function that calls another is under way already: it would wait for itself
    if (!caller.source.includes('scf')) await this.quiet
    const call = this.run(name, event, caller, requestId)
    const over: Promise<unknown> = call.then(
      () => this.underWay.delete(over),
      () => this.underWay.delete(over),
    )
    this.underWay.add(over)
    return call
  }

  /** Runs `work` while no function runs: waits for the calls under way, and calls that come meanwhile wait for it. */
  async whileQuiet<T>(work: () => Promise<T>): Promise<T> {
    let open: () => void = () => undefined
    this.quiet = new Promise<void>((resolve) => (open = resolve))
    try {
      while (this.underWay.size > 0) await Promise.all(this.underWay)
      return await work()
    } finally {
      open()
    }
  }

  private async run(
    name: string,
    event: string,
    caller: Caller,
    requestId: string,
  ): Promise<{ result: string; invocation: Invocation }> {
    const started = performance.now()
    const at = new Date(this.options.clock.now()).toISOString()
    this.refresh()
    const deployed = this.deployed.get(name)
    if (deployed === undefined)
      throw new CloudError('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`)
    if (Buffer.byteLength(event) > BODY_BYTES_MAX)
      throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', 'the call has more than 6 MB')
    const instance = await this.acquire(deployed)
    const cold = instance.calls === 0
    const { config } = deployed
    const input = {
      caller,
      requestId,
      functionName: name,
      envId: this.options.envId,
      appId: this.options.appId,
      timeoutSeconds: config.timeout,
      memoryMb: config.memoryMb,
    }
    const variables = callVariables(input)
    const message = { requestId, event, context: callContext(input, variables), variables }
    const { outcome, trips } = await instance.call(message, caller.openid, caller.source)
    this.release(deployed, instance)
    const tooLarge = outcome.result !== undefined && Buffer.byteLength(outcome.result) > BODY_BYTES_MAX
    const error = tooLarge ? new CloudError('FUNCTIONS_EXECUTE_FAIL', 'the result has more than 6 MB') : outcome.error
    const invocation: Invocation = {
      requestId,
      function: name,
      openid: caller.openid,
      source: caller.source,
      at,
      ms: performance.now() - started,
      cold,
      error: error?.code ?? null,
      roundTrips: measureRoundTrips(trips, outcome.ticks),
      trips,
    }
    this.history.push(invocation)
    if (this.history.length > INVOCATIONS_KEPT) this.history.splice(0, this.history.length - INVOCATIONS_KEPT)
    if (error !== undefined) throw Object.assign(error, { invocation })
    return { result: outcome.result ?? 'null', invocation }
  }

  private acquire(deployed: Deployed): FunctionInstance | Promise<FunctionInstance> {
    const idle = [...deployed.instances].find((instance) => !instance.busy && !instance.retired)
    if (idle !== undefined) return reserve(idle)
    const live = [...deployed.instances].filter(({ retired }) => !retired).length
    if (live < this.options.instancesMax) return reserve(this.startInstance(deployed))
    return new Promise((resolve) => deployed.waiting.push(resolve))
  }

  private release(deployed: Deployed, instance: FunctionInstance): void {
    instance.busy = false
    if (instance.retired) instance.end()
    const next = deployed.waiting.shift()
    if (next === undefined) return
    next(reserve(instance.retired || !deployed.instances.has(instance) ? this.startInstance(deployed) : instance))
  }

  private startInstance(deployed: Deployed): FunctionInstance {
    const { url, envId, clock, log, folder = '' } = this.options
    const id = `${deployed.name}-${++this.instanceCount}`
    const { config } = deployed
    const instance: FunctionInstance = new FunctionInstance({
      id,
      script: this.script,
      data: { entry: join(folder, deployed.name, 'index.js'), cloudUrl: url(), clock: clock.shared },
      environment: instanceEnvironment(`${url()}/instances/${id}/admin`, deployed.name, envId, config.memoryMb),
      memoryMb: config.memoryMb,
      timeoutSeconds: config.timeout,
      log: ({ level, requestId, text }) => log.add(level, deployed.name, requestId, text),
      ended: () => {
        deployed.instances.delete(instance)
        this.instances.delete(id)
        this.options.instanceEnded(id)
      },
    })
    deployed.instances.add(instance)
    this.instances.set(id, instance)
    return instance
  }

  /** Takes notice of functions that were added, removed or built again. */
  private refresh(): void {
    const { folder, events, log } = this.options
    if (folder === undefined || !existsSync(folder)) return
    const names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'index.js')))
      .map(({ name }) => name)
    for (const [name, gone] of this.deployed) {
      if (names.includes(name)) continue
      this.deployed.delete(name)
      retire(gone)
    }
    for (const name of names) {
      const version = versionOf(join(folder, name))
      const before = this.deployed.get(name)
      if (before?.version === version) continue
      try {
        const config = readFunctionConfig(join(folder, name))
        this.deployed.set(name, {
          name,
          version,
          config,
          instances: before?.instances ?? new Set(),
          waiting: before?.waiting ?? [],
        })
      } catch (error) {
        if (before === undefined) throw error
        log.add('error', 'cloud', '', String(error))
        continue
      }
      if (before === undefined) continue
      retire(before)
      events.emit({ type: 'functions', name })
    }
  }

  async close(): Promise<void> {
    this.watcher?.close()
    // again and again: a call that waited for an instance gets a new one when its own ends
    while (this.instances.size > 0) {
      for (const instance of this.instances.values()) instance.end()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

/** Taken at once: the call itself begins a moment later, and nobody else may find the instance idle in between. */
function reserve(instance: FunctionInstance): FunctionInstance {
  instance.busy = true
  return instance
}

function retire(deployed: Deployed): void {
  for (const instance of deployed.instances) {
    instance.retired = true
    if (!instance.busy) instance.end()
  }
}

function versionOf(folder: string): string {
  return ['index.js', 'config.json']
    .map((file) => statSync(join(folder, file), { throwIfNoEntry: false }))
    .map((stat) => (stat === undefined ? 'none' : `${stat.mtimeMs}:${stat.size}`))
    .join(' ')
}
