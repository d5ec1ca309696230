import type { Clock } from '../clock'
import type { LogRing } from '../logRing'
import { nextFire, type Cron } from './cron'
import type { TimerTrigger } from './functionConfig'
import type { Functions } from './functions'

export interface Firing {
  function: string
  trigger: string
  /** ISO, on the cloud's clock. */
  at: string
  /** The code of the function's error, or null. */
  error: string | null
}

interface Due {
  function: string
  trigger: TimerTrigger
  at: number
}

/** More than this many firings of one trigger in one jump of the clock are thinned out evenly. */
export const FIRINGS_PER_JUMP_MAX = 24
/** The machine's timers are checked at least this often, in case the computer slept. */
const CHECK_MS_MAX = 30_000

/**
 * Timer triggers on the cloud's clock. While it runs they fire as they come due. When it is moved forward, those in between fire
 * in order, each with the clock standing at its time and one after the other; of a trigger that comes due more than
 * FIRINGS_PER_JUMP_MAX times in one jump, that many evenly spread ones, the first and the last among them. Moved back or
 * frozen, nothing fires.
 */
export class Timers {
  private wakeUp: NodeJS.Timeout | undefined
  private seenUpTo: number
  private jumping: Promise<unknown> = Promise.resolve()
  private closed = false

  constructor(
    private readonly clock: Clock,
    private readonly functions: Functions,
    private readonly log: LogRing,
    private readonly newId: () => string,
  ) {
    this.seenUpTo = clock.now()
  }

  /** Looks at the clock and the triggers again. */
  reschedule(): void {
    clearTimeout(this.wakeUp)
    if (this.closed || this.clock.frozen) return
    const due = this.next(this.seenUpTo)
    const wait = due === undefined ? CHECK_MS_MAX : Math.max(0, Math.min(due.at - this.clock.now(), CHECK_MS_MAX))
    this.wakeUp = setTimeout(() => this.fireDue(), wait)
    this.wakeUp.unref()
  }

  /** Moves the clock; resolves with what fired, after all of it has run. */
  move(to: number): Promise<Firing[]> {
    const jump = this.jumping.then(() => this.jump(to))
    this.jumping = jump.catch(() => undefined)
    return jump
  }

  /** Runs `work` when no jump of the clock is under way; no timer fires and no jump begins before it is done. */
  betweenJumps<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.jumping.then(async () => {
      clearTimeout(this.wakeUp)
      try {
        return await work()
      } finally {
        this.reschedule()
      }
    })
    this.jumping = turn.catch(() => undefined)
    return turn
  }

  /** Fires a trigger by hand, now. Throws when there is no such trigger. */
  fire(functionName: string, triggerName: string): Promise<Firing> {
    const owner = this.functions.list().find(({ name }) => name === functionName)
    const trigger = owner?.config.triggers.find(({ name }) => name === triggerName)
    if (trigger === undefined) throw new Error(`no timer ${triggerName} on function ${functionName}`)
    return this.run({ function: functionName, trigger, at: this.clock.now() })
  }

  /** Forgets what came due while nobody looked, after the clock was set from outside. */
  resync(): void {
    this.seenUpTo = this.clock.now()
    this.reschedule()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.wakeUp)
  }

  private async jump(to: number): Promise<Firing[]> {
    clearTimeout(this.wakeUp)
    const from = this.clock.now()
    const firings: Firing[] = []
    for (const due of to > from ? this.between(Math.min(this.seenUpTo, from), to) : []) {
      this.clock.set(due.at)
      firings.push(await this.run(due))
    }
    this.clock.set(to)
    this.seenUpTo = to
    this.reschedule()
    return firings
  }

  private fireDue(): void {
    const now = this.clock.now()
    const overdue = this.between(this.seenUpTo, now)
    this.seenUpTo = Math.max(now, this.seenUpTo)
    for (const due of overdue) void this.run(due)
    this.reschedule()
  }

  private triggers(): Omit<Due, 'at'>[] {
    return this.functions
      .list()
      .flatMap(({ name, config }) => config.triggers.map((trigger) => ({ function: name, trigger })))
  }

  private next(after: number): Due | undefined {
    const due = this.triggers().flatMap((item) => {
      const at = nextFire(item.trigger.cron, after)
      return at === undefined ? [] : [{ ...item, at }]
    })
    return due.reduce<Due | undefined>(
      (first, item) => (first === undefined || item.at < first.at ? item : first),
      undefined,
    )
  }

  /** After `from`, up to and including `to`. */
  private between(from: number, to: number): Due[] {
    const due = this.triggers().flatMap((item) => {
      return firingTimes(item.trigger.cron, from, to).map((at) => ({ ...item, at }))
    })
    return due.sort((a, b) => a.at - b.at)
  }

  private async run(due: Due): Promise<Firing> {
    const at = new Date(due.at).toISOString()
    // SCF writes the time without milliseconds.
    const event = JSON.stringify({
      Type: 'Timer',
      TriggerName: due.trigger.name,
      Time: at.replace(/\.\d+Z$/, 'Z'),
      Message: '',
    })
    const requestId = this.newId()
    const firing = { function: due.function, trigger: due.trigger.name, at }
    try {
      await this.functions.invoke(due.function, event, { openid: '', source: 'wx_trigger', timer: true }, requestId)
      return { ...firing, error: null }
    } catch (error) {
      const code = (error as { code?: unknown }).code
      this.log.add('error', 'cloud', requestId, `timer ${due.trigger.name} of ${due.function}: ${String(error)}`)
      return { ...firing, error: typeof code === 'string' ? code : 'SYS_ERR' }
    }
  }
}

/** After `from`, up to and including `to`; thinned out evenly when there are too many, without counting them all. */
export function firingTimes(cron: Cron, from: number, to: number): number[] {
  const times: number[] = []
  let at = nextFire(cron, from)
  while (at !== undefined && at <= to && times.length <= FIRINGS_PER_JUMP_MAX) {
    times.push(at)
    at = nextFire(cron, at)
  }
  if (times.length <= FIRINGS_PER_JUMP_MAX) return times
  const step = (to - from) / (FIRINGS_PER_JUMP_MAX - 1)
  const spread = new Set<number>()
  for (let i = 0; i < FIRINGS_PER_JUMP_MAX - 1; i++) {
    const sample = nextFire(cron, from + i * step)
    if (sample !== undefined && sample <= to) spread.add(sample)
  }
  return [...spread.add(lastFire(cron, from, to))].sort((a, b) => a - b)
}

/** Looks back from `to` in growing steps, then goes forward to the last one. */
function lastFire(cron: Cron, from: number, to: number): number {
  for (let back = 1000; ; back *= 8) {
    let last = nextFire(cron, Math.max(from, to - back))
    if (last === undefined || last > to) continue
    for (let next = nextFire(cron, last); next !== undefined && next <= to; next = nextFire(cron, last)) last = next
    return last
  }
}
