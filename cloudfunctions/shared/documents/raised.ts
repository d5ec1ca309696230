import type { AccountId, CourtyardId, HouseholdId, RaisedId } from '../ids'
import type { QueryTopic } from './disclosures'
import type { Document } from './document'
import type { Evidence } from './evidence'
import type { ActedAs } from './secondPerson'

/** An objection to a result, a question on a disclosure, a correction of minutes, an appeal against a rating. */
export type RaisedKind = 'objection' | 'query' | 'correction' | 'appeal'

export type RaisedState = 'raised' | 'answered' | 'insisted' | 'withdrawn' | 'lapsed' | 'upheld' | 'dismissed'

/** What somebody has raised and others answer for: one shape for every kind (engines/raised has the rules). */
export interface RaisedDocument extends Document {
  /** Derived from the kind, the subject, who raises and a count of what they raised before. */
  readonly _id: RaisedId
  readonly courtyardId: CourtyardId
  readonly kind: RaisedKind
  /** A motion, a meeting, a rating period, or the series of a disclosure: all its versions share what was asked. */
  readonly subjectId: string
  /** The item of the agenda, or the version of the disclosure; '' for the whole. */
  readonly part: string
  readonly raisedBy: AccountId
  /** The raiser's household when it was raised. */
  readonly householdId: HouseholdId | null
  /** How the household is named to those who settle it; '' where they aren't to know. */
  readonly label: string
  /** What a question is about; '' for other kinds. */
  readonly topic: QueryTopic | ''
  readonly text: string
  /** An appeal: its own photo, then the photo of the rating it is against; null for none. */
  readonly files: readonly (Evidence | null)[]
  readonly state: RaisedState
  /** When an answer is due; null = no day is set. */
  readonly dueAt: number | null
  readonly answer: string
  readonly answeredBy: AccountId | null
  /** In what capacity: whoever settles it later has to be a second person beside this one. */
  readonly answeredAs: ActedAs | null
  readonly answeredAt: number | null
  /** When an answer that its raiser leaves alone settles it; set by the answer. */
  readonly lapsesAt: number | null
  /** When the clock next asks something of it: that the answer is late, that it is about to lapse, that it lapses. */
  readonly wakesAt: number | null
  /** What was said when it was settled. */
  readonly decision: string
  /** Who entered it: a second person, see engines/raised/bars.ts. */
  readonly settledBy: AccountId | null
  /** Who is said to have decided it (南桥社区居委会). A claim of `settledBy`, no proof. */
  readonly settledByWords: string
  readonly settledAt: number | null
  readonly requestId: string
}
