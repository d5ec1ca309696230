/** From here on a setData is worth a warning (WeChat's 体验评分: not over 256 KB, not more than 20 a second). */
const LARGE_BYTES = 256 * 1024
const MANY_PER_SECOND = 20
const SECOND_MS = 1000

/** One component and reason; `perSecond` counts the calls of its second, this one included. */
export interface SetDataWarning {
  component: string
  bytes: number
  keys: string[]
  perSecond: number
}
export interface SetDataFigures {
  count: number
  bytes: number
  /** Spent in updating, ms. */
  ms: number
  largestBytes: number
  /** Most calls within any second of one component (all its instances together). */
  perSecondMax: number
}

/** Counts setData by component, and warns once of each component that sends too much and of each that sends too often. */
export class SetDataMeter {
  readonly total = noFigures()
  readonly components: Record<string, SetDataFigures> = {}
  private readonly recent = new Map<string, number[]>()
  private readonly warned = new Set<string>()

  constructor(private readonly warn: (warning: SetDataWarning) => void) {}

  /** A call with data of that size at `now` (ms). */
  count(component: string, keys: string[], bytes: number, now: number): void {
    const perSecond = this.inLastSecond(component, now)
    for (const figures of [this.total, this.of(component)]) {
      figures.count += 1
      figures.bytes += bytes
      figures.largestBytes = Math.max(figures.largestBytes, bytes)
      figures.perSecondMax = Math.max(figures.perSecondMax, perSecond)
    }
    const warning = { component, bytes, keys, perSecond }
    if (bytes > LARGE_BYTES) this.warnOnce('large', warning)
    if (perSecond > MANY_PER_SECOND) this.warnOnce('many', warning)
  }

  spend(component: string, ms: number): void {
    for (const figures of [this.total, this.of(component)]) figures.ms += ms
  }

  private of(component: string): SetDataFigures {
    return (this.components[component] ??= noFigures())
  }

  private inLastSecond(component: string, now: number): number {
    const recent = (this.recent.get(component) ?? []).filter((at) => at > now - SECOND_MS)
    recent.push(now)
    this.recent.set(component, recent)
    return recent.length
  }

  private warnOnce(reason: 'large' | 'many', warning: SetDataWarning): void {
    const key = `${reason} ${warning.component}`
    if (this.warned.has(key)) return
    this.warned.add(key)
    this.warn(warning)
  }
}

const noFigures = (): SetDataFigures => ({ count: 0, bytes: 0, ms: 0, largestBytes: 0, perSecondMax: 0 })

/**
 * Size of a setData: bytes of its JSON in UTF-8. WeChat's own limits speak of the length after JSON.stringify; bytes are never less, so
 * Chinese text is warned of sooner here, not later.
 */
export const setDataBytes = (data: object): number => new TextEncoder().encode(JSON.stringify(data)).length
