import type { DoorQuestionDocument } from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'

const DAY_MS = 24 * 60 * 60_000

/** Three households settle a standing question within this; afterwards the door is in question no longer. */
const SETTLED_WITHIN_MS = 7 * DAY_MS

/** How long an opening waits, once, where many doors are questioned. */
export const OPENING_WAITS_MS = 7 * DAY_MS

type Question = Pick<DoorQuestionDocument, 'householdId' | 'state' | 'standsSince'>

/**
 * Doors in question at this instant: those against which something stands that isn't settled yet, for seven days, and those that were
 * found not to be what the roll says.
 */
export function doorsInQuestion(questions: readonly Question[], now: number): ReadonlySet<HouseholdId> {
  const outside = questions.filter(
    ({ state, standsSince }) =>
      state === 'upheld' || (state === 'standing' && standsSince !== null && now < standsSince + SETTLED_WITHIN_MS),
  )
  return new Set(outside.map(({ householdId }) => householdId))
}

/** Only from a tenth of the doors on, and at least three, does an opening wait; once. */
export const openingWaits = (questioned: number, households: number): boolean =>
  questioned >= 3 && questioned * 10 >= households
