import { glassEasel, type EngineNode } from 'glass-easel-miniprogram-adapter'
import { tellDesk, tellError } from './desk'
import { SetDataMeter, setDataBytes } from './setDataMeter'

/** WeChat doesn't hand over more than this in one setData (1024 kB, “setData” of the framework's guide). */
const REFUSED_BYTES = 1024 * 1024
/** The desk hears of the figures this often at most. */
const TELL_MS = 1000

const meter = new SetDataMeter((warning) => tellDesk('setData-warning', { ...warning }))
let firstPageMs = 0
let told = false

/** Figures since the phone was opened; `components` is per page and component. */
export const metrics = () => ({ ...figures(), components: meter.components })

const figures = () => ({ setData: meter.total, firstPageMs })

/** ms from opening the address to the first page shown. */
export function measureFirstPage(ms: number): void {
  firstPageMs = ms
  tellSoon()
}

/**
 * Measures every setData of the app and its components before the engine works on it: how often, how much, how long. More than WeChat
 * hands over doesn't arrive here either.
 */
export function measureSetData(builtIns: ReadonlySet<string>): void {
  const { prototype } = glassEasel.Component
  const { setData } = prototype
  prototype.setData = function (this: EngineNode, data?: Record<string, unknown>) {
    const component = this.is ?? ''
    if (!data || builtIns.has(component)) return setData.call(this, data)
    const bytes = setDataBytes(data)
    meter.count(component, Object.keys(data), bytes, performance.now())
    if (bytes > REFUSED_BYTES) {
      tellError(`${component} setData`, new Error(`data of ${bytes} bytes is over the limit of ${REFUSED_BYTES}`))
    } else {
      const started = performance.now()
      setData.call(this, data)
      meter.spend(component, performance.now() - started)
    }
    tellSoon()
  }
}

function tellSoon(): void {
  if (told) return
  told = true
  setTimeout(() => {
    told = false
    tellDesk('metrics', figures())
  }, TELL_MS)
}
