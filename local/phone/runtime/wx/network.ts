import { onOrder } from '../desk'
import { Emitter } from '../emitter'
import { api } from './api'

export type NetworkMode = 'online' | 'slow' | 'offline'

/** How long a request takes longer in slow mode: a village on 2G. */
const SLOW_MS = 3000

/** The phone's network as the desk sets it. */
export class Network {
  private mode: NetworkMode = 'online'
  readonly changes = new Emitter()

  constructor() {
    onOrder('network', ({ mode }) => {
      if (mode === 'online' || mode === 'slow' || mode === 'offline') this.set(mode)
    })
  }

  get type(): string {
    return { online: 'wifi', slow: '2g', offline: 'none' }[this.mode]
  }

  /** Waits as long as the network would, and fails when there is none. */
  async pass(): Promise<void> {
    if (this.mode === 'slow') await new Promise((done) => setTimeout(done, SLOW_MS))
    if (this.mode === 'offline') throw new Error('request:fail net::ERR_INTERNET_DISCONNECTED')
  }

  private set(mode: NetworkMode): void {
    if (mode === this.mode) return
    this.mode = mode
    this.changes.emit('change', { isConnected: mode !== 'offline', networkType: this.type })
    this.changes.emit('weak', { weakNet: mode === 'slow', networkType: this.type })
  }
}

export function networkApi(network: Network) {
  type Listener = (change: unknown) => void
  return {
    getNetworkType: api('getNetworkType', () => ({ networkType: network.type })),
    onNetworkStatusChange: (listener: Listener) => network.changes.on('change', listener),
    offNetworkStatusChange: (listener?: Listener) => network.changes.off('change', listener),
    onNetworkWeakChange: (listener: Listener) => network.changes.on('weak', listener),
    offNetworkWeakChange: (listener?: Listener) => network.changes.off('weak', listener),
  }
}
