import { component, type Caller } from 'glass-easel-miniprogram-adapter'
import { tellDesk } from './desk'

/** From here on a setData is worth a warning: it is sent between two threads on a real phone (WeChat refuses 1 MB). */
const LARGE_BYTES = 256 * 1024

export interface Metrics {
  setData: { count: number; bytes: number; ms: number; largest: { bytes: number; component: string } }
  /** ms from opening the address to the first page shown. */
  firstPage: number
  navigations: { page: string; ms: number }[]
}

export const metrics: Metrics = {
  setData: { count: 0, bytes: 0, ms: 0, largest: { bytes: 0, component: '' } },
  firstPage: 0,
  navigations: [],
}

type SetData = (this: Caller, data: Record<string, unknown>, callback?: () => void) => void

/** Measures every setData of the app and its components: how often, how much (as JSON), how long. */
export function measureSetData(builtIns: ReadonlySet<string>): void {
  const { prototype } = component.ComponentCaller
  const setData = prototype.setData as SetData
  prototype.setData = function (this: Caller, data: Record<string, unknown>, callback?: () => void) {
    const started = performance.now()
    setData.call(this, data, callback)
    if (builtIns.has(this.is)) return
    const total = metrics.setData
    total.ms += performance.now() - started
    total.count += 1
    const bytes = JSON.stringify(data)?.length ?? 0
    total.bytes += bytes
    if (bytes > total.largest.bytes) total.largest = { bytes, component: this.is }
    if (bytes > LARGE_BYTES) tellDesk('setData-warning', { component: this.is, bytes, keys: Object.keys(data) })
  }
}
