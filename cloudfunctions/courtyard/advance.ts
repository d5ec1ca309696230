import type { TimerCall, TimerWork } from '../shared/call'
import { logBug } from '../shared/log'
import { remindOfDuties } from './disclosures/remindOfDuties'
import { advanceMeetings } from './meetings/advanceMeetings'

const works: readonly TimerWork[] = [remindOfDuties, advanceMeetings]

/** The timer: each capability's due work. One that fails doesn't hold up the others; it is due again next time. */
export async function advance(call: TimerCall): Promise<void> {
  for (const work of works) {
    try {
      await work(call)
    } catch (error) {
      logBug(call.requestId, error)
    }
  }
}
