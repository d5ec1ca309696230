import type {
  AccountId,
  CourtyardId,
  HouseholdId,
  MotionId,
  ObjectionId,
  PaperBallotId,
  RuleId,
  VersionId,
} from '../ids'
import type { ChainHead } from './chain'
import type { Document } from './document'
import type { ActedAs } from './secondPerson'

export type Choice = 'yes' | 'no' | 'abstain'
export type Standing = 'courtyard' | 'poll' | 'statutory'
export type Denominator = 'households' | 'heads' | 'adults' | 'area'

/** `n × shareOf ≥ d × share` (or `>` when strict), all integers. */
export interface Threshold {
  readonly counts: Denominator
  readonly share: number
  readonly shareOf: number
  readonly strict: boolean
}

/** A regime as data; frozen into the motion with its hash. All thresholds of a list must hold. */
export interface Regime {
  readonly key: 'courtyardOrdinary' | 'ownersOrdinary' | 'ownersSpecial'
  readonly name: string
  readonly source: string
  readonly noticeDays: number
  readonly participation: readonly Threshold[]
  readonly passing: readonly Threshold[]
  readonly abstentionParticipates: boolean
  readonly ballotChangeable: boolean
  readonly postingDays: number
}

/** Sums over the electorate or over ballots. */
export interface Weight {
  readonly households: number
  readonly adults: number
  readonly areaDm2: number
}

export interface MotionElectorate extends Weight {
  readonly rollVersion: number
  /** sha256 over the sorted leaves; each leaf commits to one household (see domain/record). */
  readonly commitment: string
}

export interface Tally {
  readonly yes: Weight
  readonly no: Weight
  readonly abstain: Weight
}

export type MotionStage = 'announced' | 'open' | 'noQuorum' | 'posted' | 'inForce' | 'rejected' | 'ended'

export interface MotionDocument extends Document {
  readonly _id: MotionId
  readonly courtyardId: CourtyardId
  readonly title: string
  readonly question: string
  readonly standing: Standing
  readonly ruleId: RuleId
  readonly versionId: VersionId
  readonly textHash: string
  readonly regime: Regime
  readonly regimeHash: string
  readonly announcedAt: number
  readonly opensAt: number
  /** Ballots count when cast before this instant. */
  readonly closesAt: number
  /** What the stored facts say; what holds now also depends on the clock: see domain/statusAt.ts. */
  readonly stage: MotionStage
  readonly electorate: MotionElectorate | null
  readonly extension: { readonly reasons: string; readonly closedAt: number; readonly at: number } | null
  /** What the count weighed for participation; kept when no quorum came together, where no choice is published. */
  readonly turnout: Weight | null
  /** Sums by choice, in what the regime counts (the rest stays 0: small sums would tell who voted what). */
  readonly tally: Tally | null
  readonly ballotsHash: string | null
  readonly countedAt: number | null
  readonly postedUntil: number | null
  readonly openObjections: number
  readonly decidedAt: number | null
  readonly endReasons: string
  /** Of its chain: what became of it, step by step. */
  readonly head: ChainHead
  /** When the clock next asks something of this motion; null = never again. Indexed: the timer reads only what is due. */
  readonly dueAt: number | null
  readonly announcedBy: AccountId
  readonly remindedAt: number | null
}

export interface ElectorDocument extends Document {
  /** `motionId:householdId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly householdId: HouseholdId
  readonly rollVersion: number
  readonly no: string
  readonly group: string
  readonly position: number
  readonly headName: string
  readonly adults: number
  readonly areaDm2: number
}

export interface BallotDocument extends Document {
  /** `motionId:householdId`: uniqueness by key, whatever the channel. */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly householdId: HouseholdId
  readonly choice: Choice
  readonly receipt: string
  readonly channel: 'wechat' | 'paper'
  readonly adults: number
  readonly areaDm2: number
  /** Hash of the text this ballot was cast on. */
  readonly textHash: string
  readonly castBy: AccountId
  readonly castAt: number
  readonly revision: number
  readonly requestId: string
  /** Requests this ballot was set by before: a late repeat of one must not bring its choice back. */
  readonly earlierRequestIds: readonly string[]
}

/** A ballot on paper waits here until a second committee member has witnessed it. */
export interface PaperBallotDocument extends Document {
  readonly _id: PaperBallotId
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly householdId: HouseholdId
  readonly choice: Choice
  readonly photoFileId: string
  readonly recordedBy: AccountId
  readonly recordedAs: ActedAs
  /** When its vote was announced: whoever came into office later can't witness it. */
  readonly beganAt: number
  readonly state: 'waiting' | 'counted' | 'refused'
}

/** That somebody of the household has opened the motion: 看过. */
export interface MotionViewDocument extends Document {
  /** `motionId:householdId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly householdId: HouseholdId
  /** The latest time, also of looks at the result; `createdAt` where it is absent. */
  readonly viewedAt?: number
}

/** The steps of a motion's life, as its chain names them. */
export type HistoryKind =
  | 'announced'
  | 'opened'
  | 'extended'
  | 'counted'
  | 'objectionRaised'
  | 'objectionClosed'
  | 'inForce'
  | 'rejected'
  | 'ended'

export type ObjectionState = 'raised' | 'answered' | 'withdrawn' | 'insisted' | 'lapsed' | 'upheld' | 'dismissed'

export interface ObjectionDocument extends Document {
  readonly _id: ObjectionId
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly raisedBy: AccountId
  readonly text: string
  readonly answer: string
  readonly answeredAt: number | null
  readonly answeredBy: AccountId | null
  /** When an answer that its raiser leaves alone settles it; set by the answer. */
  readonly lapsesAt: number | null
  readonly requestId: string
  readonly settledBy: string
  readonly state: ObjectionState
}
