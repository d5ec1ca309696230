import { advancePanels, type Verdicts } from '../engines/panel/advance'
import { advanceProposals } from '../engines/proposals/advance'
import { lotDecided, PROPOSAL_LOT } from '../engines/proposals/lot'
import type { TimerCall, TimerWork } from '../shared/call'
import { logBug } from '../shared/log'
import { courtyardActs } from './acts/courtyardActs'
import { DOOR_LOT, questionDecided } from './roll/settleQuestion'
import { remindOfDuties } from './disclosures/remindOfDuties'
import { advanceMeetings } from './meetings/advanceMeetings'

/** What follows from a decision of households drawn by lot, by the kind of matter. */
const verdicts: Verdicts = { [PROPOSAL_LOT]: lotDecided, [DOOR_LOT]: questionDecided }

/** Meetings first: they begin at an hour. At 8 in the morning all calendars of a city are due at once. */
const works: readonly TimerWork[] = [
  advanceMeetings,
  (call) => advancePanels(call, 'courtyard', verdicts),
  (call) => advanceProposals(call, courtyardActs),
  remindOfDuties,
]

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
