import type { Cloud } from '../cloud'

/** Runs `work` while no function runs and the clock stands where it is. */
export const undisturbed = (cloud: Cloud, work: () => Promise<void>): Promise<void> =>
  cloud.timers.betweenJumps(() => cloud.functions.whileQuiet(work))

/** After the environment was replaced: forgets what was only in memory, and tells whoever listens. */
export async function settle(cloud: Cloud): Promise<void> {
  cloud.messages.forgetSeen()
  cloud.mediaChecks.clear()
  cloud.timers.resync()
  await cloud.keepClock()
  cloud.traffic.clear()
  cloud.queries.clear()
  // what an instance remembers is of documents that aren't there any more
  cloud.functions.cool()
  cloud.functions.clearHistory()
  cloud.events.emit({ type: 'reset' })
  cloud.events.emit({ type: 'clock', now: new Date(cloud.clock.now()).toISOString(), frozen: cloud.clock.frozen })
}
