import type { DoorQuestionDocument } from '../../../shared/documents'
import type { HouseholdId } from '../../../shared/ids'

const HOUR_MS = 60 * 60_000

/** Two households make it stand. */
const RAISERS = 2

/** A household has at most so many open ones at once. */
export const OPEN_MOST = 2

/** Nothing is raised later than this before the next announced vote opens: whoever is asked needs time to answer. */
export const questionableUntil = (opensAt: number): number => opensAt - 72 * HOUR_MS

export const isOpenQuestion = ({ state }: Pick<DoorQuestionDocument, 'state'>): boolean =>
  state === 'raised' || state === 'standing'

type Raiser = DoorQuestionDocument['raisers'][number]
type Standing = Pick<DoorQuestionDocument, 'state' | 'raisers' | 'raisedBy' | 'standsSince'>

/**
 * What becomes of a question when a household raises it: null where that changes nothing, because it has said so before, or two
 * others have. One that was settled begins anew.
 */
export function raiseBy(before: Standing | null, raiser: Raiser): Standing | null {
  const open = before && isOpenQuestion(before) ? before : null
  if (open && (open.state === 'standing' || open.raisedBy.includes(raiser.householdId))) return null
  const raisers = [...(open?.raisers ?? []), raiser]
  const stands = raisers.length >= RAISERS
  return {
    state: stands ? 'standing' : 'raised',
    raisers,
    raisedBy: raisers.map(({ householdId }) => householdId),
    standsSince: stands ? raiser.at : null,
  }
}

/** How many open ones a household has raised. */
export const openOf = (
  questions: readonly Pick<DoorQuestionDocument, 'state' | 'raisedBy'>[],
  by: HouseholdId,
): number => questions.filter((question) => isOpenQuestion(question) && question.raisedBy.includes(by)).length
