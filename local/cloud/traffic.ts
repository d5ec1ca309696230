export interface ActionTraffic {
  count: number
  errors: number
  /** Milliseconds spent in the cloud. */
  totalMs: number
  maxMs: number
}

/** Counters by action since the start or the last reset. */
export class Traffic {
  private actions = new Map<string, ActionTraffic>()

  add(action: string, ms: number, failed: boolean): void {
    const entry = this.actions.get(action) ?? { count: 0, errors: 0, totalMs: 0, maxMs: 0 }
    entry.count++
    if (failed) entry.errors++
    entry.totalMs += ms
    entry.maxMs = Math.max(entry.maxMs, ms)
    this.actions.set(action, entry)
  }

  read(): Record<string, ActionTraffic> {
    return Object.fromEntries([...this.actions].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  clear(): void {
    this.actions = new Map()
  }
}
