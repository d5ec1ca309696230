import { DAY_MS } from '../../../shared/dates'
import type { ProposalRegime } from '../../../shared/documents'

/** Not confirmed within this time, a proposal lapses. */
export const LAPSE_MS = 7 * DAY_MS
/** Nobody of the committee answered for this long: three households may be drawn to be the second. */
export const UNANSWERED_MS = 2 * DAY_MS
/** A drawing waits for a number of another day, and for those who are replaced. */
export const LOT_LAPSE_MS = 21 * DAY_MS
/** Proposals of one person that everybody is told of and that wait at the same time. */
export const OPEN_MAX = 3
export const LINES_MAX = 60
export const DOORS_MAX = 20

interface Regime {
  /** Who is told of it by a row of their own, and when: everybody once it is confirmed, or the doors once it is proposed. */
  readonly tells: 'everybody' | 'doors' | 'nobody'
  /** What those told have before it takes effect; from the confirmation, or from the proposal where the doors are told of that. */
  readonly waitMs: number
  /** Whether enough households can stop it meanwhile. */
  readonly canBeStopped: boolean
  /** Whether it stands in the courtyard's chain and in the day's row. */
  readonly isPublic: boolean
}

/** The three rows of acts that take two. */
export const regimes: Readonly<Record<ProposalRegime, Regime>> = {
  /** Seats, settings that touch votes or ratings, the edge of one's own rating. */
  delayed: { tells: 'everybody', waitMs: 3 * DAY_MS, canBeStopped: true, isPublic: true },
  /** Votes, the roll, standards, putting a posted text right. */
  prompt: { tells: 'nobody', waitMs: 0, canBeStopped: false, isPublic: true },
  /** Letting in, the representative, title, split, merge, paper, a new code where there is an account. */
  household: { tells: 'doors', waitMs: 2 * DAY_MS, canBeStopped: false, isPublic: false },
}

/** Households that stop an act together: a tenth, at least five, below thirty doors three. */
export const stoppedBy = (doors: number): number => Math.max(doors < 30 ? 3 : 5, Math.ceil(doors / 10))

interface Timed {
  readonly regime: ProposalRegime
  readonly createdAt: number
  readonly waitMs: number
}

/** From when an act takes effect that is confirmed now. */
export const effectiveAt = ({ regime, createdAt, waitMs }: Timed, now: number): number =>
  regimes[regime].tells === 'doors' ? Math.max(now, createdAt + waitMs) : now + waitMs
