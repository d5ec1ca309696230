import type { AccountId, CourtyardId, HouseholdId, RatingEdgeId, RatingPeriodId, StandardId } from '../ids'
import type { Document } from './document'
import type { Evidence } from './evidence'
import type { ActedAs } from './secondPerson'

/** Whom a standard is about, and so who is rated by the form made of it. */
export type RatingSubject = 'committee' | 'property' | 'household'
export type RaterGroup = 'households' | 'committee' | 'property'
export type RatingCycle = 'month' | 'quarter' | 'halfYear'

export interface StandardReason {
  readonly key: string
  readonly title: string
}

export interface StandardItem {
  readonly key: string
  readonly title: string
  /** What a 1, 2, 3, 4 and 5 look like. */
  readonly anchors: readonly [string, string, string, string, string]
  /** What a rater may tick instead of writing. */
  readonly reasons: readonly StandardReason[]
}

/** One version of a standard; at most one of a subject is in force, and its number is in its key. */
export interface StandardDocument extends Document {
  readonly _id: StandardId
  readonly courtyardId: CourtyardId
  readonly subject: RatingSubject
  readonly number: number
  readonly title: string
  readonly items: readonly StandardItem[]
  /** For households only: what they may be praised for. */
  readonly praiseReasons: readonly StandardReason[]
  readonly stage: 'draft' | 'inForce' | 'superseded'
  /** Raised by every save: a second editor who saved meanwhile is found by it. */
  readonly revision: number
  readonly editedBy: AccountId
  readonly editedAs: ActedAs
  readonly editedAt: number
  /** The request of the latest save: its retry is answered, not refused. */
  readonly lastRequestId: string
  readonly agreedBy: AccountId | null
  readonly inForceAt: number | null
  readonly supersededAt: number | null
}

export interface RatingEdgeRules {
  readonly cycle: RatingCycle
  /** Days from the first day after the period to the day of opening (9:00 China time); below 0 = before the period is over. */
  readonly opensDay: number
  /** Days to rate; the last one ends at 24:00 China time (民法典 201–203). */
  readonly openDays: number
  /** A view of fewer raters is never shown. */
  readonly groupMin: number
  /** Days that an answer to a low item may take. */
  readonly answerDays: number
  readonly active: boolean
}

/** Who rates whom, how often. Stored once a standard is in force or the committee has changed it; derived until then. */
export interface RatingEdgeDocument extends Document, RatingEdgeRules {
  readonly _id: RatingEdgeId
  readonly courtyardId: CourtyardId
  readonly raterGroup: RaterGroup
  readonly ratee: RatingSubject
  /** The version in force that forms are made of; null = none yet, so no period opens. */
  readonly standardId: StandardId | null
  /** The latest period that was opened, '' before the first. */
  readonly lastPeriodKey: string
  readonly revision: number
  /** When the next period opens; null while it is inactive or has no standard. Indexed: the timer reads only what is due. */
  readonly dueAt: number | null
}

export interface RatingForm {
  readonly standardId: StandardId
  readonly number: number
  readonly title: string
  readonly items: readonly StandardItem[]
  readonly praiseReasons: readonly StandardReason[]
}

export type RatingPeriodStage = 'open' | 'appealing' | 'posted'

/** One round of an edge. Its form and rules are frozen when it opens. */
export interface RatingPeriodDocument extends Document {
  readonly _id: RatingPeriodId
  readonly courtyardId: CourtyardId
  readonly edgeId: RatingEdgeId
  readonly raterGroup: RaterGroup
  readonly ratee: RatingSubject
  /** 2026M03, 2026Q3 or 2026H2: unique within the edge. */
  readonly periodKey: string
  readonly form: RatingForm
  /** sha256 over the canonical form. */
  readonly formHash: string
  readonly groupMin: number
  readonly answerDays: number
  /** How many could rate, or could be rated by the property team, at the opening. */
  readonly eligible: number
  readonly opensAt: number
  /** Ratings count when saved before this instant. */
  readonly closesAt: number
  /** What the stored facts say; closed is derived from the clock (domain/periodState.ts). */
  readonly stage: RatingPeriodStage
  /** The day-before notice has been written. */
  readonly reminded: boolean
  /** Households may appeal before this instant; null for other edges and before closing. */
  readonly appealUntil: number | null
  readonly openAppeals: number
  readonly postedAt: number | null
  /** When the clock next asks something of it; null = never again, or people have to act first. Indexed. */
  readonly dueAt: number | null
}

/** A household as it stood when a period opened in which households rate: its group is this one until the period is posted. */
export interface RatingSeatDocument extends Document {
  /** `periodId:householdId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly periodId: RatingPeriodId
  readonly householdId: HouseholdId
  readonly group: string
  /** Sorts the groups as the roll had them. */
  readonly position: number
}

export interface RatingScore {
  readonly item: string
  /** 1–5; null = skipped: couldn't tell. */
  readonly score: number | null
  /** Keys of ticked reasons. */
  readonly reasons: readonly string[]
}

/** What a rater filled in, as the phone sends it. */
export interface RatingSheet {
  readonly scores: readonly RatingScore[]
  readonly comment: string
  /** An upload or a copy; '' = none. */
  readonly photoFileId: string
  /** A praise reason of the form (households only); '' = none. */
  readonly praise: string
}

/** What was handed in: its photo is the function's own copy. */
export interface SubmittedSheet extends Omit<RatingSheet, 'photoFileId'> {
  readonly photo: Evidence | null
  /** The upload that the copy was made of: a phone that still names it has changed nothing. */
  readonly uploadedAs: string
}

/** One sheet a seat: a household that rates, a committee member, or a household that the property team rates. */
export interface RatingDocument extends Document<2> {
  /** `periodId:seat` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly periodId: RatingPeriodId
  /** HouseholdId of the rater, AccountId of a committee member, or HouseholdId of the rated household. */
  readonly seat: string
  /** 小组 or 楼栋 of the household, of one that rates as its seat has it; '' for a committee member and for one without a seat. */
  readonly group: string
  /** How a praised household is named in public; '' on other edges. */
  readonly label: string
  /** Kept beside what was submitted: going on writing withdraws nothing. */
  readonly draft: RatingSheet | null
  readonly submitted: SubmittedSheet | null
  readonly submittedAt: number | null
  /** Handing in again doesn't move it. Absent in sheets of before it was kept. */
  readonly firstSubmittedAt?: number
  readonly savedBy: AccountId
  /** Raised by every save: a second editor who saved meanwhile is found by it. */
  readonly revision: number
  /** The revision that `submitted` came with; absent in sheets of before it was kept. */
  readonly submittedRevision?: number
  /** The latest requests: a late repeat of an earlier one must not bring its sheet back. */
  readonly requestIds: readonly string[]
  /** The household asked not to be named when it is praised. */
  readonly namingDeclined: boolean
  /** Submitted with praise, not void, and not declined: named when the period is posted. */
  readonly namedPraise: boolean
  /** An upheld appeal has taken it out of every count. */
  readonly void: boolean
}

export interface ItemResult {
  readonly key: string
  readonly title: string
  /** Null = too few raters to be shown. Skippers count as raters, not as scores. */
  readonly scores: {
    readonly count: number
    readonly sum: number
    /** How many gave 1, 2, 3, 4, 5; null = too few for that, or a group's. */
    readonly distribution: readonly [number, number, number, number, number] | null
  } | null
}

export interface GroupResult {
  readonly name: string
  /** Null = too few raters, or others' numbers could be worked out from it. */
  readonly raters: number | null
  /** Of all items together: in half points where too few rated for the items to be told apart. Null = not shown. */
  readonly averageTenths: number | null
  /** Empty = too few rated for them to be told apart. */
  readonly items: readonly ItemResult[]
}

/** What is published of a period, already suppressed: what may not be shown isn't stored here. */
export interface RatingResultDocument extends Document {
  /** The period's id. */
  readonly _id: RatingPeriodId
  readonly courtyardId: CourtyardId
  readonly edgeId: RatingEdgeId
  readonly raterGroup: RaterGroup
  readonly ratee: RatingSubject
  readonly periodKey: string
  readonly closesAt: number
  readonly postedAt: number
  readonly eligible: number
  /** Over all shown scores, in tenths; null = nothing is shown. */
  readonly averageTenths: number | null
  /** Of the result of this edge before this one. */
  readonly lastAverageTenths: number | null
  /** How many rated: turnout, always public. */
  readonly raters: number
  /** How many of those sheets are of doors that aren't 认过门; absent where households don't rate. */
  readonly unrecognised?: number
  readonly items: readonly ItemResult[]
  readonly groups: readonly GroupResult[]
  /** Ticked by at least the minimum. */
  readonly reasons: readonly { readonly item: string; readonly title: string; readonly count: number }[]
  readonly praised: number
}

/** A comment without its rater, in an order that tells nothing; for the ratee alone. */
export interface RatingCommentDocument extends Document<2> {
  /** `periodId:place` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly periodId: RatingPeriodId
  /** Keyed hash of the seat. */
  readonly place: string
  readonly text: string
  readonly photo: Evidence | null
}

export type RatingAnswerState = 'due' | 'answered' | 'confirmed' | 'rejected'

/** What the ratee does about a low item; made with the result. */
export interface RatingAnswerDocument extends Document {
  /** `periodId:itemKey` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly periodId: RatingPeriodId
  readonly ratee: RatingSubject
  readonly itemKey: string
  readonly itemTitle: string
  readonly averageTenths: number
  /** 1, then one more with every rejection. */
  readonly round: number
  readonly state: RatingAnswerState
  readonly answerBy: number
  readonly measure: string
  /** When the ratee says it will be done. */
  readonly doneBy: number | null
  readonly answeredAt: number | null
  readonly answeredBy: AccountId | null
  readonly lastRequestId: string
  /** Raters respond until then; afterwards who was more decides. */
  readonly respondBy: number | null
  /** Answers that were rejected, the oldest first (EARLIER_MAX at most). */
  readonly earlier: readonly { readonly measure: string; readonly doneBy: number; readonly answeredAt: number }[]
  /** Responses of this round, counted when it is settled or its time is over; 0 until then. */
  readonly agree: number
  readonly against: number
  readonly settledAt: number | null
  /** When the clock next asks something of it: that it is overdue is told, or the raters' time is over. Indexed. */
  readonly dueAt: number | null
}

export interface AnswerResponseDocument extends Document {
  /** `answerId:round:seat` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly periodId: RatingPeriodId
  /** `answerId:round` */
  readonly answerRound: string
  readonly seat: string
  readonly agree: boolean
}
