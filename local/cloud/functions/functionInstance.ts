import { Worker } from 'node:worker_threads'
import { CloudError } from '../cloudError'
import type { CallMessage, InstanceData, InstanceMessage } from './messages'
import type { Trip, TripTicks } from './roundTrips'

export interface InstanceOptions {
  id: string
  script: string
  data: InstanceData
  environment: Record<string, string>
  memoryMb: number
  timeoutSeconds: number
  log: (message: Extract<InstanceMessage, { kind: 'log' }>) => void
  /** The worker is gone, for whatever reason. */
  ended: () => void
}

/** What came of a call: JSON, or the error that the caller gets. */
export interface Outcome {
  result: string | undefined
  error: CloudError | undefined
  ticks: TripTicks
  /** What the instance held at the end; 0 when it is gone. */
  memoryBytes: number
}

interface Running {
  requestId: string
  openid: string
  source: string
  trips: Trip[]
  settle: (outcome: Outcome) => void
  timer: NodeJS.Timeout
}

/** Loading a bundle has a limit of its own, as in SCF. */
const INIT_SECONDS_MAX = 65

/** One worker thread with one function in it. It takes one call at a time. */
export class FunctionInstance {
  readonly id: string
  /** The call that it is serving. */
  running: Running | undefined
  /** Given to a call, from before the call begins until after it has ended. */
  busy = false
  /** It gets no more calls, and ends after the one that it is serving: its bundle has changed, or it is broken. */
  retired = false
  calls = 0
  private readonly worker: Worker
  private death: CloudError | undefined
  private ending: Promise<number> | undefined

  constructor(private readonly options: InstanceOptions) {
    this.id = options.id
    this.worker = new Worker(options.script, {
      eval: true,
      env: options.environment,
      execArgv: [],
      argv: [],
      workerData: options.data,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    })
    this.worker.on('message', (message: InstanceMessage) => this.hear(message))
    this.worker.on('error', (error: Error & { code?: string }) => {
      // until it has exited it must not be given another call
      this.retired = true
      this.death ??=
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? this.outOfMemory()
          : new CloudError('FUNCTIONS_EXECUTE_FAIL', error.stack ?? error.message)
      // Also when no call is under way: a timer that a call left behind may throw later.
      const requestId = this.running?.requestId ?? ''
      options.log({ kind: 'log', requestId, level: 'error', text: this.death.message })
    })
    this.worker.on('exit', (code) => {
      this.finish({
        error: this.death ?? new CloudError('FUNCTIONS_EXECUTE_FAIL', `the instance exited with code ${code}`),
        result: undefined,
        ticks: {},
        memoryBytes: 0,
      })
      options.ended()
    })
    this.listenTo(this.worker.stdout, 'info')
    this.listenTo(this.worker.stderr, 'warn')
  }

  call(message: CallMessage, openid: string, source: string): Promise<{ outcome: Outcome; trips: Trip[] }> {
    return new Promise((resolve) => {
      const trips: Trip[] = []
      const timer = this.limit(INIT_SECONDS_MAX, `The function did not load within ${INIT_SECONDS_MAX} seconds`)
      const settle = (outcome: Outcome) => resolve({ outcome, trips })
      this.running = { requestId: message.requestId, openid, source, trips, settle, timer }
      this.calls++
      this.worker.postMessage(message)
    })
  }

  private listenTo(stream: NodeJS.ReadableStream, level: 'info' | 'warn'): void {
    stream.on('data', (chunk: Buffer) => {
      const requestId = this.running?.requestId ?? ''
      this.options.log({ kind: 'log', requestId, level, text: chunk.toString().trimEnd() })
    })
  }

  private outOfMemory(): CloudError {
    return new CloudError('FUNCTIONS_EXECUTE_FAIL', `Memory limit exceeded (${this.options.memoryMb} MB)`)
  }

  private limit(seconds: number, message: string): NodeJS.Timeout {
    return setTimeout(() => {
      this.death = new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', message)
      this.end()
    }, seconds * 1000)
  }

  end(): void {
    this.ending ??= this.worker.terminate()
  }

  private hear(message: InstanceMessage): void {
    if (message.kind === 'log') return this.options.log(message)
    if (message.kind === 'memory') {
      this.death ??= this.outOfMemory()
      this.retired = true
      this.finish({ result: undefined, error: this.death, ticks: {}, memoryBytes: message.bytes })
      return this.end()
    }
    const { running } = this
    if (message.requestId !== running?.requestId) return
    if (message.kind === 'began') {
      clearTimeout(running.timer)
      const { timeoutSeconds } = this.options
      running.timer = this.limit(timeoutSeconds, `Invoking task timed out after ${timeoutSeconds} seconds`)
      return
    }
    const { ticks, memoryBytes } = message
    if (message.kind === 'returned')
      return this.finish({ result: message.result, error: undefined, ticks, memoryBytes })
    this.options.log({ kind: 'log', requestId: message.requestId, level: 'error', text: message.stack })
    const error = new CloudError('FUNCTIONS_EXECUTE_FAIL', message.message)
    this.finish({ result: undefined, error, ticks, memoryBytes })
  }

  private finish(outcome: Outcome): void {
    const running = this.running
    if (running === undefined) return
    this.running = undefined
    clearTimeout(running.timer)
    running.settle(outcome)
  }
}
