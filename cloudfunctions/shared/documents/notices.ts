import type { AccountId, CourtyardId, HouseholdId } from '../ids'
import type { Document } from './document'
import type { Evidence } from './evidence'

export type NoticeKind =
  | 'draftConsulting'
  | 'motionAnnounced'
  | 'electorateCorrected'
  | 'motionOpened'
  | 'motionClosing'
  | 'motionExtended'
  | 'ballotToCheck'
  | 'ballotSetAside'
  | 'resultPosted'
  | 'objectionToAnswer'
  | 'objectionReceived'
  | 'objectionAnswered'
  | 'objectionLapsing'
  | 'objectionInsisted'
  | 'objectionReferred'
  | 'objectionJudged'
  | 'objectionWithdrawn'
  | 'objectionSettled'
  | 'complaintRaised'
  | 'complaintReceived'
  | 'complaintSettled'
  | 'complaintJudged'
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
  | 'correctionAsked'
  | 'correctionSettled'
  | 'minutesConfirmed'
  | 'taskAssigned'
  | 'ratingOpened'
  | 'ratingClosing'
  | 'ratingPosted'
  | 'ratingToAnswer'
  | 'ratingAnswered'
  | 'ratingRejected'
  | 'ratingAnswerOverdue'
  | 'ratingUnanswered'
  | 'householdRated'
  | 'appealRaised'
  | 'appealDecided'
  | 'proposalToConfirm'
  | 'proposalSettled'
  | 'actsOfDay'
  | 'seatProposed'
  | 'seatSettled'
  | 'doorChanged'
  | 'doorAsked'
  | 'lotToDraw'
  | 'lotAsked'
  | 'safetyNotice'
  | 'plainNotice'

/** Every kind belongs to one (notifications/domain/topics.ts), and a resident can mute most of them one by one. */
export type Topic = 'door' | 'acts' | 'votes' | 'rules' | 'disclosures' | 'meetings' | 'ratings' | 'safety' | 'notices'

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
  /** The instant the fact is about (a meeting's beginning, a rating's end, the day an answer is due), where it has one. */
  readonly happensAt?: number
  readonly state: 'waiting' | 'delivered'
  /** Where delivery goes on: accounts up to and including this one have been dealt with. */
  readonly cursor: string
  /** Set while a worker holds the row; another takes it over when the time has passed. */
  readonly leaseUntil: number
}

/**
 * `sending`: on its way, or its worker died then, and nobody can know whether it went out: it is never sent again. `retry`: WeChat
 * couldn't take it just now. `refused`: no message left (43101). `moot`: not wanted any more. `dead`: given up.
 */
export type DeliveryState = 'sending' | 'sent' | 'retry' | 'refused' | 'moot' | 'dead'

export interface DeliveryDocument extends Document {
  /** `eventId:accountId:channel` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly eventId: string
  readonly accountId: AccountId
  readonly channel: 'subscribeMessage'
  readonly state: DeliveryState
  /** WeChat's code, 0 for none, or one of domain/sendOutcome.ts for a failure on the way there. */
  readonly errorCode: number
  /** Which run of the worker took it on last: tells its own rows from another's. */
  readonly claim: string
  readonly attempts: number
  /** When to try again; null = never. Indexed: the timer reads only what is due. */
  readonly retryAt: number | null
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
  /** The latest time; `createdAt` where it is absent. What was written about the subject after it hasn't been seen. */
  readonly viewedAt?: number
}

/** A signed slip: the household was told on paper or by word of mouth. */
export interface SlipDocument extends Document<2> {
  /** `eventId:householdId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly eventId: string
  readonly householdId: HouseholdId
  readonly photo: Evidence | null
  readonly by: AccountId
}

/** A poster that hangs, with the photo that shows it. */
export interface PosterDocument extends Document<2> {
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly eventId: string
  /** 小组 or 楼栋 it hangs in; '' = the whole courtyard's board. */
  readonly group: string
  readonly photo: Evidence
  readonly by: AccountId
}
