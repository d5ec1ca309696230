import type { AccountId, CourtyardId, HouseholdId, ProposalId } from '../ids'
import type { Document } from './document'
import type { ActedAs } from './secondPerson'

/** The function that carries an act out, and confirms it. */
export type ProposalHome = 'courtyard' | 'votes' | 'ratings'

/** How an act that takes two is told (engines/proposals/domain/regimes.ts has the rules of each). */
export type ProposalRegime = 'seating' | 'everybody' | 'household'

/**
 * `waiting` for a second person; `confirmed`: it takes effect at `effectiveAt`; then `done`, or `failed` where what it was about has
 * changed meanwhile. `stopped`: those it touches objected, and it waits for whoever settles that.
 */
export type ProposalState =
  'waiting' | 'confirmed' | 'done' | 'failed' | 'withdrawn' | 'declined' | 'lapsed' | 'stopped'

/** An act that takes two people of two households, from its proposal to what came of it. */
export interface ProposalDocument extends Document {
  /** Derived from the proposer and the request: a retry finds it. */
  readonly _id: ProposalId
  readonly courtyardId: CourtyardId
  readonly home: ProposalHome
  /** Names the act in its function's table of acts. */
  readonly act: string
  readonly regime: ProposalRegime
  /** What is to be done, as the act's own rules read it. Nothing of it leaves the function. */
  readonly what: Readonly<Record<string, unknown>>
  /** As people read it: what it is, and line by line what it changes. */
  readonly title: string
  readonly lines: readonly string[]
  /** Whose matter it is besides the proposer's: who can't be the second. */
  readonly partyAccounts: readonly AccountId[]
  readonly partyHouseholds: readonly HouseholdId[]
  readonly proposedBy: AccountId
  readonly proposedAs: ActedAs
  readonly state: ProposalState
  readonly secondBy: AccountId | null
  readonly secondAs: ActedAs | null
  readonly secondAt: number | null
  /** The households drawn by lot in place of a second person of the committee. Absent: none were. */
  readonly lotId?: string
  /** Unanswered until then, it lapses. */
  readonly lapsesAt: number
  /** From when it takes effect, once it is confirmed. */
  readonly effectiveAt: number | null
  /** When it came to its end, whichever. */
  readonly endedAt: number | null
  /** Households that object to it, at most as many as stop it. */
  readonly objectors: readonly HouseholdId[]
  /** When the clock next asks something of it; null = never again. Indexed. */
  readonly dueAt: number | null
}
