import type { AccountId, CourtyardId, HouseholdId, LotId, ProposalId } from '../ids'
import type { Document } from './document'
import type { ActedAs } from './secondPerson'

/** The function that knows the act, and carries it out. */
export type ProposalHome = 'courtyard' | 'votes' | 'ratings'

/** When an act that takes two takes effect and who is told (engines/proposals/domain/regimes.ts has the rules of each). */
export type ProposalRegime = 'delayed' | 'prompt' | 'household'

/**
 * `waiting` for a second person; `confirmed`: it takes effect at `effectiveAt`; then `done`, or `failed` where what it was about has
 * changed meanwhile. `stopped`: enough households objected, and only the courtyard's vote can bring it about.
 */
export type ProposalState = 'waiting' | 'confirmed' | 'done' | 'failed' | 'withdrawn' | 'lapsed' | 'stopped'

/** An act that takes two people of two households, from its proposal to what came of it. */
export interface ProposalDocument extends Document {
  /** Derived from the proposer and the request: a retry finds it. */
  readonly _id: ProposalId
  readonly courtyardId: CourtyardId
  readonly home: ProposalHome
  /** Names the act in its function's table of acts. */
  readonly act: string
  readonly regime: ProposalRegime
  /** What is to be done, as the act's own schema reads it. Nothing of it leaves the function. */
  readonly what: Readonly<Record<string, unknown>>
  /** As people read it: what it is, and line by line what it changes. */
  readonly title: string
  readonly lines: readonly string[]
  /** Whose matter it is besides the proposer's: who can't be the second. */
  readonly partyAccounts: readonly AccountId[]
  readonly partyHouseholds: readonly HouseholdId[]
  /** Doors that are told by themselves. */
  readonly doors: readonly HouseholdId[]
  readonly proposedBy: AccountId
  readonly proposedAs: ActedAs
  readonly state: ProposalState
  /** Null also where it took nobody (a founder's, before the first vote) or where a lot confirmed it. */
  readonly secondBy: AccountId | null
  readonly secondAs: ActedAs | null
  readonly secondAt: number | null
  /** The three households drawn by lot to be the second. Null: not asked. */
  readonly lotId: LotId | null
  /** How long those it touches have before it takes effect. */
  readonly waitMs: number
  /** Not confirmed until then, it lapses. */
  readonly lapsesAt: number
  /** From when it takes effect; known once it is confirmed. */
  readonly effectiveAt: number | null
  readonly endedAt: number | null
  /** Why it failed: the code of a refusal; '' otherwise. */
  readonly failure: string
  /** Households that object, at most as many as stop it. */
  readonly objectors: readonly HouseholdId[]
  /** When the clock next asks something of it; null = never again. Indexed. */
  readonly dueAt: number | null
}
