import type { AccountId, CourtyardId, HouseholdId } from '../ids'
import type { Document } from './document'

export type NoticeKind =
  | 'draftConsulting'
  | 'motionAnnounced'
  | 'motionOpened'
  | 'motionClosing'
  | 'motionExtended'
  | 'resultPosted'
  | 'ruleInForce'
  | 'motionEnded'
  | 'disclosureToReview'
  | 'disclosurePosted'
  | 'disclosureCorrected'
  | 'queryAsked'
  | 'queryAnswered'
  | 'dutyOverdue'
  | 'meetingCalled'
  | 'meetingChanged'
  | 'meetingCancelled'
  | 'meetingSoon'
  | 'minutesToCheck'
  | 'minutesConfirmed'
  | 'taskAssigned'
  | 'ratingOpened'
  | 'ratingClosing'
  | 'ratingPosted'
  | 'ratingToAnswer'
  | 'ratingAnswered'
  | 'ratingRejected'
  | 'householdRated'
  | 'appealRaised'
  | 'appealDecided'
  | 'safetyNotice'
  | 'plainNotice'

/** Who a fact is for: everybody of the courtyard, those with a role, one household or one account. */
export type Audience =
  'everybody' | 'committee' | 'propertyManager' | `household:${HouseholdId}` | `account:${AccountId}`

/** A fact that people are told of, written with the fact itself; delivery is the timer's work. */
export interface OutboxDocument extends Document {
  /** `kind:subject[:period]` — a fact is announced once. */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly kind: NoticeKind
  readonly audience: Audience
  readonly subjectId: string
  readonly title: string
  readonly text: string
  readonly state: 'waiting' | 'delivered'
  /** Where delivery goes on: accounts up to and including this one have been dealt with. */
  readonly cursor: string
  /** Set while a worker holds the row; another takes it over when the time has passed. */
  readonly leaseUntil: number
}

export interface DeliveryDocument extends Document {
  /** `eventId:accountId:channel` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly eventId: string
  readonly accountId: AccountId
  readonly channel: 'subscribeMessage'
  readonly state: 'sending' | 'sent' | 'refused' | 'failed'
  readonly errorCode: number
}

/** How many subscribe messages of a template an account still accepts; WeChat has no API for it. */
export interface SubscriptionDocument extends Document {
  /** `accountId:template` */
  readonly _id: string
  readonly accountId: AccountId
  readonly template: string
  readonly quota: number
  /** The request that raised the quota last: a retry of it raises nothing. */
  readonly lastRequestId: string
}

export interface SecretDocument extends Document {
  readonly _id: 'root'
  readonly value: string
}

/** That somebody of the household has opened what the subject is: a disclosure, a meeting, a rating. */
export interface NoticeViewDocument extends Document {
  /** `subjectId:householdId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly subjectId: string
  readonly householdId: HouseholdId
}
