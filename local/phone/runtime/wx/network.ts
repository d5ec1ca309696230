import { onOrder } from '../desk'
import { Emitter } from '../emitter'
import { api } from './api'

export const NETWORK_MODES = ['online', '3g', 'lossy', 'offline'] as const
export type NetworkMode = (typeof NETWORK_MODES)[number]

/** 3G at the edge of a village: a round trip of 400 ms, 100 KB a second each way. */
const ROUND_TRIP_MS = 400
const BYTES_PER_SECOND = 100_000
/** How often a progress listener hears of a body on its way. */
const STEP_MS = 100
/** Parts a body goes in where nothing slows it down, so that a progress bar moves. */
const PARTS = 4

/** Lossy: of 100 requests 15 never leave, and 15 are carried out but their answers don't come back. */
export const NEVER_SENT_SHARE = 0.15
export const ANSWER_LOST_SHARE = 0.15

const NO_NETWORK = 'request:fail net::ERR_INTERNET_DISCONNECTED'
/** The same for both losses: an app can't tell whether its request arrived. */
const CUT = 'request:fail net::ERR_CONNECTION_RESET'

const TYPES: Record<NetworkMode, string> = { online: '5g', '3g': '3g', lossy: '4g', offline: 'none' }

/** One request and its answer on the way through the phone's network. */
export interface Trip<T> {
  /** Really sends. What it rejects with is passed on as it is. */
  send: () => Promise<T>
  /** Size of the request's body, bytes. */
  upBytes?: number
  /** Size of the answer's body, bytes. */
  downBytes?: (answer: T) => number
  /** Hears how many bytes of the body are gone, or have come. */
  onUp?: (bytes: number) => void
  onDown?: (bytes: number) => void
  /** Stops the trip; it then rejects with “abort”. */
  signal?: AbortSignal
}

/** What goes wrong on the way itself, apart from what the other end answers. */
export class NetworkTrouble extends Error {}

/** The phone's network as its address and the desk set it. */
export class Network {
  readonly changes = new Emitter()
  private readonly random: () => number

  /** `seed` decides which requests of a lossy network are lost; `wait` passes time (ms). */
  constructor(
    private current: NetworkMode = 'online',
    seed = 1,
    private readonly wait: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms)),
  ) {
    this.random = seededRandom(seed)
  }

  get mode(): NetworkMode {
    return this.current
  }

  get type(): string {
    return TYPES[this.current]
  }

  get isWeak(): boolean {
    return this.current === '3g' || this.current === 'lossy'
  }

  /**
   * Takes a request to the other end and its answer back, as slow and as safe as the network is. Rejects with NetworkTrouble when there
   * is no network, when the request is lost (`send` isn't called) or when the answer is (`send` was called, and what it did is done).
   */
  async pass<T>({ send, upBytes = 0, downBytes = () => 0, onUp, onDown, signal }: Trip<T>): Promise<T> {
    const luck = this.current === 'lossy' ? this.random() : 1
    if (luck < NEVER_SENT_SHARE) throw new NetworkTrouble(CUT)
    await this.travel(upBytes, onUp, signal)
    const answer = await send()
    if (luck < NEVER_SENT_SHARE + ANSWER_LOST_SHARE) throw new NetworkTrouble(CUT)
    await this.travel(downBytes(answer), onDown, signal)
    return answer
  }

  set(mode: NetworkMode): void {
    if (mode === this.current) return
    const wasWeak = this.isWeak
    this.current = mode
    this.changes.emit('change', { isConnected: mode !== 'offline', networkType: this.type })
    if (this.isWeak !== wasWeak) this.changes.emit('weak', { weakNet: this.isWeak, networkType: this.type })
  }

  /** One way. The mode may change while a body is on its way. */
  private async travel(bytes: number, onMoved: ((bytes: number) => void) | undefined, signal?: AbortSignal) {
    this.check(signal)
    if (this.current === '3g') await this.wait(ROUND_TRIP_MS / 2)
    for (let moved = 0; moved < bytes; onMoved?.(moved)) {
      const step = this.current === '3g' ? (BYTES_PER_SECOND * STEP_MS) / 1000 : Math.ceil(bytes / PARTS)
      const next = Math.min(bytes, moved + step)
      if (this.current === '3g') await this.wait(((next - moved) / BYTES_PER_SECOND) * 1000)
      else if (onMoved) await this.wait(0)
      this.check(signal)
      moved = next
    }
    this.check(signal)
  }

  private check(signal?: AbortSignal): void {
    if (signal?.aborted) throw new NetworkTrouble('abort')
    if (this.current === 'offline') throw new NetworkTrouble(NO_NETWORK)
  }
}

export function networkApi(network: Network) {
  type Listener = (change: unknown) => void
  onOrder('network', ({ mode }) => {
    const wanted = NETWORK_MODES.find((each) => each === mode)
    if (wanted) network.set(wanted)
  })
  return {
    getNetworkType: api('getNetworkType', () => ({
      networkType: network.type,
      hasSystemProxy: false,
      weakNet: network.isWeak,
    })),
    onNetworkStatusChange: (listener: Listener) => network.changes.on('change', listener),
    offNetworkStatusChange: (listener?: Listener) => network.changes.off('change', listener),
    onNetworkWeakChange: (listener: Listener) => network.changes.on('weak', listener),
    offNetworkWeakChange: (listener?: Listener) => network.changes.off('weak', listener),
  }
}

/** mulberry32: numbers from 0 to 1 that a seed repeats. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
