import type { AccountId, CourtyardId, HouseholdId, LotId } from '../ids'
import type { ChainHead } from './chain'
import type { Document } from './document'
import type { ProposalHome } from './proposals'

/** A public number as somebody typed it; everybody can look it up. */
export interface TypedNumber {
  readonly value: string
  readonly source: string
  /** YYYY-MM-DD, China. */
  readonly day: string
  readonly typedBy: AccountId
  readonly householdId: HouseholdId
  readonly at: number
}

/** One drawing of households by lot, for one matter. */
export interface LotDocument extends Document {
  readonly _id: LotId
  readonly courtyardId: CourtyardId
  readonly matterKind: string
  readonly matterId: string
  /** The function that does what is decided. */
  readonly home: ProposalHome
  /** What it is about, as everybody may read it, and what those drawn read: five lines and two words. */
  readonly title: string
  readonly lines: readonly string[]
  readonly words: { readonly yes: string; readonly no: string }
  /** Every door on the list sits, and a majority decides: there are too few to draw from. */
  readonly whole: boolean
  readonly beganAt: number
  /** The step in the courtyard's chain that holds the list: its hash and a later number order the doors. */
  readonly listed: ChainHead
  readonly listHash: string
  /** How many doors may be drawn, and how many seats there are. */
  readonly doors: number
  readonly seats: number
  /** Where the number is to come from. */
  readonly source: string
  /** What was typed, one a household, at most NUMBERS_MAX. */
  readonly typed: readonly TypedNumber[]
  /** The number that two households typed alike; null = not drawn. */
  readonly number: TypedNumber | null
  readonly drawnAt: number | null
  readonly decision: Word | null
  readonly decidedAt: number | null
  /** When the clock next asks something of it: who is to be told, what is to be done; null = never again. Indexed. */
  readonly dueAt: number | null
}

export type Word = 'yes' | 'no'

/** One door that may be drawn. Its place in the order is never stored: it follows from the step and the number. */
export interface LotDoorDocument extends Document {
  /** `listId:householdId` */
  readonly _id: string
  /** The lot and the hash of the list: rows of a list that wasn't fixed belong to none. */
  readonly listId: string
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
  readonly hasAccount: boolean
  /** Since when the door is 认过门. */
  readonly recognisedAt: number
  /** By whom, when and how the household was told that it is asked. */
  readonly told: { readonly by: AccountId; readonly at: number; readonly how: 'inbox' | 'board' | 'door' } | null
  readonly acceptedAt: number | null
  readonly declinedAt: number | null
  /** The later of the two, or of its word: when this household last answered. Indexed by household over all lots. */
  readonly answeredAt: number
  readonly word: Word | null
}
