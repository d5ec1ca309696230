import { join } from 'node:path'
import { CloudError } from '../cloudError'
import type { Clock } from '../clock'
import { callContext, callVariables, instanceEnvironment, type Caller } from './callContext'
import { Deployments, type Deployed, type DeploymentsOptions } from './deployments'
import type { FunctionConfig } from './functionConfig'
import { FunctionInstance } from './functionInstance'
import { instanceScript } from './instanceScript'
import { measureRoundTrips, type RoundTrips, type Trip } from './roundTrips'

export interface FunctionsOptions extends DeploymentsOptions {
  instancesMax: number
  url: () => string
  /** Where an instance asks the cloud, with its own key. */
  adminUrl: (instanceId: string) => string
  envId: string
  appId: string
  clock: Clock
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
  /** What the instance held at the end, MB; 0 when it is gone. */
  memoryMb: number
  /** A new instance had to be started. */
  cold: boolean
  /** The code of the error, or null. */
  error: string | null
  roundTrips: RoundTrips
  trips: Trip[]
}

/** Six megabytes, each way. */
const BODY_BYTES_MAX = 6 * 1024 * 1024
const INVOCATIONS_KEPT = 1000

/** The deployed functions and their instances: started when needed, replaced when a function on the disk changes. */
export class Functions {
  private readonly deployments: Deployments
  private readonly instances = new Map<string, FunctionInstance>()
  private readonly history: Invocation[] = []
  private script = ''
  private instanceCount = 0
  /** Calls from outside wait for it; see whileQuiet. */
  private quiet: Promise<unknown> = Promise.resolve()
  private readonly underWay = new Set<Promise<unknown>>()

  constructor(private readonly options: FunctionsOptions) {
    this.deployments = new Deployments(options)
  }

  /** Throws for a folder that isn't there and for a config.json that the cloud would refuse. */
  async open(): Promise<void> {
    if (this.options.folder === undefined) return
    this.script = await instanceScript()
    this.deployments.open()
  }

  /** Names in order, with the configuration each has now. */
  list(): { name: string; config: FunctionConfig; instances: number }[] {
    return this.deployments.all().map(({ name, config, instances }) => ({ name, config, instances: instances.size }))
  }

  /** Makes the next call of a function, or of any, a cold one. */
  cool(name?: string): void {
    this.deployments.cool(name)
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
    const owner = this.deployments.all().find(({ instances }) => [...instances].some(({ id }) => id === instanceId))
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
    const deployed = this.deployments.find(name)
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
      memoryMb: Math.round(outcome.memoryBytes / 2 ** 20),
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

  private startInstance(known: Deployed): FunctionInstance {
    const { url, adminUrl, envId, clock, log } = this.options
    // A call that waited may have been let in under an older version.
    const deployed = this.deployments.get(known.name) ?? known
    const { name, folder } = deployed
    const { timeout, memoryMb, variables } = deployed.config
    const id = `${name}-${++this.instanceCount}`
    const memoryBytes = memoryMb * 2 ** 20
    const instance: FunctionInstance = new FunctionInstance({
      id,
      script: this.script,
      data: { entry: join(folder, 'index.js'), cloudUrl: url(), clock: clock.shared, memoryBytes },
      environment: instanceEnvironment({
        adminUrl: adminUrl(id),
        functionName: name,
        envId,
        memoryMb,
        folder,
        variables,
      }),
      memoryMb,
      timeoutSeconds: timeout,
      log: ({ level, requestId, text }) => log.add(level, name, requestId, text),
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

  async close(): Promise<void> {
    this.deployments.close()
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
