import type { AccountId, CourtyardId, DisclosureId, MotionId } from '../ids'
import type { Document } from './document'
import type { Evidence } from './evidence'
import type { ActedAs } from './secondPerson'

export type DisclosureKind = 'decision' | 'commitment' | 'outcome' | 'opinions' | 'discipline' | 'finance'

export interface DisclosureSection {
  readonly key: string
  readonly title: string
  readonly text: string
}

/** Images are checked by WeChat (fileChecks); PDFs it can't check, so the reviewer confirms having read them. */
export interface DisclosureAttachment extends Evidence {
  readonly name: string
}

/** A line of a finance sheet in its order; amounts in fen. `opening` and `closing` state balances. */
export interface FinanceLine {
  readonly kind: 'opening' | 'income' | 'spending' | 'closing'
  /** YYYY-MM-DD */
  readonly day: string
  readonly account: string
  readonly amountFen: number
  readonly handler: string
  readonly approver: string
  readonly voucher: string
  readonly noVoucherReason: string
  readonly note: string
}

export interface FinanceSums {
  readonly openingFen: number
  readonly incomeFen: number
  readonly spendingFen: number
  /** opening + income − spending */
  readonly expectedFen: number
  readonly byAccount: readonly {
    readonly direction: 'income' | 'spending'
    readonly account: string
    readonly amountFen: number
  }[]
  /** YYYY-MM, in order. */
  readonly byMonth: readonly { readonly month: string; readonly incomeFen: number; readonly spendingFen: number }[]
}

/** All of a finance disclosure but its lines: what lists and the year's sums read. */
export interface FinanceSummary {
  readonly period: string
  readonly from: string
  readonly to: string
  readonly closingFen: number
  readonly sums: FinanceSums
}

export type DisclosureStage = 'draft' | 'review' | 'posted' | 'dropped'

/** One version. A posted one is never changed but for `supersededBy` and `archivesAt`: a correction is the next version. */
export interface DisclosureDocument extends Document<2> {
  readonly _id: DisclosureId
  readonly courtyardId: CourtyardId
  /** The id of its first version. */
  readonly seriesId: DisclosureId
  /** 1, 2, … */
  readonly version: number
  readonly kind: DisclosureKind
  readonly title: string
  /** The beginning of its text, for lists. */
  readonly summary: string
  readonly sections: readonly DisclosureSection[]
  readonly attachments: readonly DisclosureAttachment[]
  readonly finance: FinanceSummary | null
  readonly lines: readonly FinanceLine[]
  readonly stage: DisclosureStage
  /** Raised by every save: a second editor who saved meanwhile is found by it. */
  readonly revision: number
  readonly editedBy: AccountId
  readonly editedAs: ActedAs
  readonly editedAt: number
  /** The request that saved it last: a retry of it saves nothing. */
  readonly requestId: string
  readonly returned: { readonly by: AccountId; readonly at: number; readonly reasons: string } | null
  readonly reviewedBy: AccountId | null
  readonly postedDays: number
  /** What the kind or the duty asked for when it was saved. */
  readonly postedDaysNeeded: number
  readonly shortReason: string
  readonly postedAt: number | null
  readonly postedUntil: number | null
  /** From then on it lies in the archive: a year after its posting ended, or when a correction took its place. */
  readonly archivesAt: number | null
  readonly supersededBy: DisclosureId | null
  /** The version this one corrects, and why. */
  readonly corrects: DisclosureId | null
  readonly correctionReason: string
  /** The duty it fulfils, both '' for none. */
  readonly dutyKey: string
  readonly periodKey: string
  readonly links: {
    readonly motionId: MotionId | null
    readonly meetingId: string | null
    readonly ratingPeriodId: string | null
  }
}

/** What became of the check of one image of a courtyard. A file is checked once, whatever drafts name it. */
export interface FileCheckDocument extends Document {
  /** Derived from courtyard and file id. */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly fileId: string
  readonly state: 'pending' | 'passed' | 'risky'
  /** When WeChat was asked last: an answer that never comes is asked for again a day later. */
  readonly askedAt: number
}

/** WeChat's name for one check it was asked for. `_id` = trace_id, which nobody else can know. */
export interface MediaCheckDocument extends Document {
  readonly _id: string
  readonly fileCheckId: string
}

export type DutyEvery = 'month' | 'quarter' | 'halfYear' | 'year' | 'once'

export interface DutyItem {
  readonly key: string
  readonly title: string
  readonly kind: DisclosureKind
  readonly every: DutyEvery
  /** Days after the period's end within which it must be posted. */
  readonly graceDays: number
  readonly postedDays: number
  readonly active: boolean
  /** Periods that ended before this instant ask nothing. */
  readonly since: number
}

export interface DutyCalendarDocument extends Document {
  readonly _id: CourtyardId
  readonly courtyardId: CourtyardId
  readonly items: readonly DutyItem[]
  readonly answerDays: number
  readonly revision: number
  readonly editedBy: AccountId | null
  /** When the timer looks at this calendar next. Indexed. */
  readonly dueAt: number
}

/** What a resident's question on a posted disclosure is about. */
export type QueryTopic = 'amount' | 'voucher' | 'process' | 'result' | 'other'
