import type { AccountId, CourtyardId, HouseholdId, LotId, RaisedId } from '../ids'
import type { QueryTopic } from './disclosures'
import type { Document } from './document'
import type { Evidence } from './evidence'
import type { ActedAs } from './secondPerson'

/**
 * An objection to a result, a question on a disclosure, a correction of minutes, an appeal against a rating; after a count, that a receipt
 * isn't in the record (我的回执不在), or that a ballot isn't the household's that wasn't told of it before.
 */
export type RaisedKind = 'objection' | 'query' | 'correction' | 'appeal' | 'receiptMissing' | 'lateClaim'

/** `insisted`: it is with the households that settle it. `undecided`: nobody settled it in the time there was (没有裁定). */
export type RaisedState =
  'raised' | 'answered' | 'insisted' | 'withdrawn' | 'lapsed' | 'upheld' | 'dismissed' | 'undecided'

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
  /** In what capacity: their household isn't drawn to settle it. */
  readonly answeredAs: ActedAs | null
  readonly answeredAt: number | null
  /** When an answer that its raiser leaves alone settles it; set by the answer. */
  readonly lapsesAt: number | null
  /** When the clock next asks something of it: that it goes on unanswered, that it is drawn for, that its answer lapses. */
  readonly wakesAt: number | null
  /** The drawing of the households that settle it; null = none has begun. */
  readonly lotId: LotId | null
  /** What was said when it was settled. */
  readonly decision: string
  /** Who of the committee settled it; null where households did. */
  readonly settledBy: AccountId | null
  readonly settledAt: number | null
  readonly requestId: string
}
