import type { AccountId, CourtyardId, HouseholdId, MotionId, PaperBallotId, RuleId, VersionId } from '../ids'
import type { ChainHead } from './chain'
import type { Document } from './document'
import type { Evidence } from './evidence'
import type { ActedAs } from './secondPerson'

export type Choice = 'yes' | 'no' | 'abstain'
export type Standing = 'courtyard' | 'poll' | 'statutory'
/** What the law keeps for all owners together, by votes/domain/ownersMatters.ts; `none`: the courtyard's own affair. */
export type MatterKey =
  | 'none'
  | 'assemblyRules'
  | 'covenant'
  | 'ownersCommittee'
  | 'manager'
  | 'fundUse'
  | 'fundRaising'
  | 'rebuilding'
  | 'commonUse'
  | 'identityDevices'
  | 'zoning'
  | 'selfManagement'
  | 'feeChange'
  | 'ownersDelegates'
  | 'otherCommon'

/** As it was said to be when the motion was announced, with the articles of that day; all but the key '' for `none`. */
export interface Matter {
  readonly key: MatterKey
  readonly name: string
  readonly source: string
}

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
  /** Of the roll that was copied when the motion was announced; corrections leave it as it is. */
  readonly rollVersion: number
  /** Doors corrected since, each once, and how many households were announced. Absent: none were. */
  readonly corrected?: { readonly doors: readonly HouseholdId[]; readonly of: number }
  /** sha256 over the sorted leaves; each leaf commits to one household (see domain/record). */
  readonly commitment: string
}

export interface Tally {
  readonly yes: Weight
  readonly no: Weight
  readonly abstain: Weight
}

/** What a vote is about, as data. What each kind needs and does is in votes/subjects, and nowhere else. */
export type MotionSubject =
  | {
      readonly kind: 'ruleVersion'
      readonly ruleId: RuleId
      readonly versionId: VersionId
      /** Hash of the text as it was sealed. */
      readonly textHash: string
    }
  /** Whether these are the committee: what a courtyard votes on first. */
  | {
      readonly kind: 'committee'
      readonly members: readonly { readonly accountId: AccountId; readonly name: string }[]
      readonly textHash: string
    }

export type MotionStage = 'announced' | 'open' | 'noQuorum' | 'posted' | 'inForce' | 'rejected' | 'ended'

export interface MotionDocument extends Document {
  readonly _id: MotionId
  readonly courtyardId: CourtyardId
  readonly title: string
  readonly question: string
  readonly standing: Standing
  /** Absent in motions announced before it was asked. */
  readonly matter?: Matter
  readonly subject: MotionSubject
  readonly regime: Regime
  readonly regimeHash: string
  readonly announcedAt: number
  readonly opensAt: number
  /** Ballots count when cast before this instant. */
  readonly closesAt: number
  /** What the stored facts say; what holds now also depends on the clock: see domain/statusAt.ts. */
  readonly stage: MotionStage
  /** When it should have opened and closed, where the opening waited for questioned doors. Absent: it didn't. */
  readonly deferredFrom?: { readonly opensAt: number; readonly closesAt: number }
  /** Committed when the motion is announced. Null once it was withdrawn. */
  readonly electorate: MotionElectorate | null
  readonly extension: { readonly reasons: string; readonly closedAt: number; readonly at: number } | null
  /** What the count weighed for participation; kept when no quorum came together, where no choice is published. */
  readonly turnout: Weight | null
  /** Sums by choice, in what the regime counts (the rest stays 0: small sums would tell who voted what). */
  readonly tally: Tally | null
  /** Closed, and those it concerns are looking whether their ballot is theirs. Absent or null: not waiting. */
  readonly countWait?: CountWait | null
  /**
   * The fewest doors whose other choice, absence or presence changes the outcome, as counted; from so many upheld complaints on the vote is
   * held again. Absent: not counted, or before it was kept.
   */
  readonly margin?: number
  /** Households that say so after the count: settled in their favour, and not settled yet. Absent = none. */
  readonly complaints?: { readonly open: number; readonly upheld: number }
  /** Ballots that were set aside, whether another was cast in their place or not; known with the count, absent = none. */
  readonly setAside?: number
  readonly ballotsHash: string | null
  readonly countedAt: number | null
  readonly postedUntil: number | null
  readonly openObjections: number
  /** All that were ever raised, settled ones included. */
  readonly objectionsRaised: number
  /** Of these, those that nobody settled in the time there was; absent = none. */
  readonly objectionsUndecided?: number
  readonly decidedAt: number | null
  readonly endReasons: string
  /** Of its chain: what became of it, step by step. */
  readonly head: ChainHead
  /** When the clock next asks something of this motion; null = never again. Indexed: the timer reads only what is due. */
  readonly dueAt: number | null
  readonly announcedBy: AccountId
  readonly remindedAt: number | null
}

/** The days between closing and the count in which a household may say 不是我家投的. */
export interface CountWait {
  readonly since: number
  /** Claims, and what is cast anew, count before this instant. */
  readonly until: number
  /** Doors whose ballot is on paper, or that weren't 认过门 as the vote opened. */
  readonly doors: number
  readonly papers: number
  /** All of them are asked, and it waited once more. */
  readonly again: boolean
}

export interface ElectorDocument extends Document {
  /** `motionId:householdId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly householdId: HouseholdId
  /** The electorate's: a row with another one was left behind by a try at announcing that lost, and is nobody. */
  readonly rollVersion: number
  /** Accounts of a household that was merged into another since: they alone go on casting for it. Absent: its representative casts. */
  readonly heldBy?: readonly AccountId[]
  readonly no: string
  readonly group: string
  readonly position: number
  readonly headName: string
  readonly adults: number
  readonly areaDm2: number
  /** 认过门 as the vote opened; absent = it was. */
  readonly recognised?: boolean
}

/**
 * That a household takes part in a vote, by whatever channel. What it chose is no part of it, and neither is anything from
 * which that could be found.
 */
export interface Participation {
  /** `motionId:householdId`: one a household, whatever the channel. */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly householdId: HouseholdId
  readonly channel: 'wechat' | 'paper' | 'hands' | 'box'
  /**
   * `paperOut`: paper was handed out and hasn't come back. The household hasn't taken part yet, and casts by paper alone. `setAside`:
   * it says that the ballot in its name isn't its own. What was chosen is gone, and it may cast anew.
   */
  readonly state: 'tookPart' | 'paperOut' | 'setAside'
  readonly adults: number
  readonly areaDm2: number
  /** Whose act made the row, and when. Changing a ballot changes neither. */
  readonly by: AccountId
  readonly at: number
}

/** What a row has besides where the choice is stored with the door. */
interface BallotPart {
  readonly choice: Choice
  readonly receipt: string
  /** Hash of what this ballot was cast on. */
  readonly textHash: string
  readonly castBy: AccountId
  readonly castAt: number
  /** 1 for the first choice, one more with each change: who changes a ballot says which one they saw. */
  readonly revision: number
  /** The request that set the choice: a retry of it is answered again. */
  readonly requestId: string
}

/** A household's ballot: its participation and its choice in one row, so that casting is one write. */
export interface BallotDocument extends Document, Participation, BallotPart {
  readonly channel: 'wechat' | 'paper'
  readonly state: 'tookPart'
}

/** A row of `participations`. Without a ballot (paper handed out, hands, box) it stands alone: the choice, if any, is kept where no door is. */
export interface ParticipationDocument extends Document, Participation, Partial<BallotPart> {
  /** The household once more where there is no ballot, else null: rows without a receipt must differ in the unique index of receipts. */
  readonly unballoted: HouseholdId | null
}

/**
 * A ballot on paper waits here until a second committee member has witnessed it. What is on it is for two people: who recorded it
 * and its witness.
 */
export interface PaperBallotDocument extends Document<2> {
  readonly _id: PaperBallotId
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly householdId: HouseholdId
  readonly choice: Choice
  readonly photo: Evidence
  /** Printed on the slip. */
  readonly slipNumber: number
  /** The number while the slip waits or counts, so that it is used once a vote; the paper's own id once it was refused. */
  readonly slipKey: string
  readonly recordedBy: AccountId
  /** Who is looking at it to witness it, and since when; others have to wait. */
  readonly witnessBy: AccountId | null
  readonly witnessSince: number | null
  /** Everybody who opened it to witness it, once each: when first. */
  readonly openings: readonly { readonly by: AccountId; readonly at: number }[]
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
  | 'corrected'
  | 'deferred'
  | 'opened'
  | 'extended'
  | 'closed'
  | 'counted'
  | 'objectionRaised'
  | 'objectionClosed'
  | 'inForce'
  | 'rejected'
  | 'heldAgain'
  | 'ended'
