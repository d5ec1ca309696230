import type { TimerCall, TimerWork } from '../shared/call'
import { logBug } from '../shared/log'
import { remindOfDuties } from './disclosures/remindOfDuties'
import { advanceMeetings } from './meetings/advanceMeetings'

/** Meetings first: they begin at an hour. At 8 in the morning all calendars of a city are due at once. */
const works: readonly TimerWork[] = [advanceMeetings, remindOfDuties]

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
