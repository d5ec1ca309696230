import type {
  AccountId,
  CourtyardId,
  HouseholdId,
  JoinRequestId,
  MotionId,
  ObjectionId,
  PaperBallotId,
  RuleId,
  VersionId,
} from './ids'

/** Every instant is milliseconds since 1970 (UTC); every area is in 0.01 m² (dm²), an integer. */
interface Document {
  readonly createdAt: number
  readonly schema: 1
}

export type CourtyardKind = 'rural' | 'estate'

export interface CourtyardSettings {
  /** Days of notice before a courtyard vote opens. */
  readonly noticeDays: number
  /** Days a result stays posted for objections before it takes effect. */
  readonly postingDays: number
  /** Whether a household may change its ballot until closing (frozen into each motion). */
  readonly ballotChangeable: boolean
  /** Whether an abstention counts as participation (frozen into each motion). */
  readonly abstentionParticipates: boolean
  /** Days after the committee's answer until an objection that its raiser leaves alone lapses. */
  readonly objectionLapseDays: number
}

export interface CourtyardDocument extends Document {
  readonly _id: CourtyardId
  readonly name: string
  readonly kind: CourtyardKind
  /** City, town, community: the one path of levels above. */
  readonly path: readonly [string, string, string]
  /** Six digits printed on posters, by which a newcomer finds the courtyard. */
  readonly number: string
  readonly settings: CourtyardSettings
  /** Grows by one with every change of the roll. 0 = no roll yet. */
  readonly rollVersion: number
  /** Days (YYYY-MM-DD, China) that are legal holidays and move a deadline, added to the built-in table. */
  readonly extraHolidays: readonly string[]
  readonly foundedBy: AccountId
}

export interface Room {
  readonly no: string
  readonly areaDm2: number
  readonly use: string
  /** 登记簿, 测绘 or 合同 (区分所有权解释 8: in this order). */
  readonly areaSource: string
}

/** A voting unit: a rural household, or in an estate one owner with all their rooms (one owner of several = one head). */
export interface HouseholdDocument extends Document {
  readonly _id: HouseholdId
  readonly courtyardId: CourtyardId
  /** 户号, unique in the courtyard. In an estate the first room's number. */
  readonly no: string
  /** 小组 or 楼栋. */
  readonly group: string
  /** Sorts the roll as the imported list had it. */
  readonly position: number
  readonly address: string
  /** 户代表 or 业主 as the roll names them. */
  readonly headName: string
  readonly phone: string
  readonly adults: number
  readonly residents: number
  readonly areaDm2: number
  readonly rooms: readonly Room[]
  /** The developer's unsold units together are one head (区分所有权解释 9). */
  readonly developer: boolean
  readonly note: string
  readonly active: boolean
  /** Former households whose ballots in votes already open are cast by this one (merged into it). */
  readonly carries: readonly HouseholdId[]
  readonly representativeId: AccountId | null
  /** Raised when the code is renewed; the code is derived from it. */
  readonly codeGeneration: number
  readonly rollVersion: number
}

/** Code → household. `_id` is a keyed hash of the code, so that reading the collection yields no codes. */
export interface HouseholdCodeDocument extends Document {
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
}

/** Wrong codes of one account within the current hour. */
export interface CodeTriesDocument extends Document {
  readonly _id: AccountId
  readonly windowStartedAt: number
  readonly wrong: number
}

export interface RollImportDocument extends Document {
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly digest: string
  readonly fromVersion: number
  readonly toVersion: number
  readonly added: number
  readonly changed: number
  readonly ended: number
  readonly by: AccountId
}

export type MemberRole = 'committee' | 'propertyManager'

export interface MemberDocument extends Document {
  /** `courtyardId:accountId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly accountId: AccountId
  readonly householdId: HouseholdId | null
  readonly representative: boolean
  readonly roles: readonly MemberRole[]
  readonly name: string
}

/** The only place an openid is stored: needed to send subscribe messages. */
export interface AccountDocument extends Document {
  readonly _id: AccountId
  readonly openid: string
}

export interface JoinRequestDocument extends Document {
  readonly _id: JoinRequestId
  readonly courtyardId: CourtyardId
  readonly accountId: AccountId
  readonly name: string
  readonly claim: string
  readonly state: 'waiting' | 'accepted' | 'declined'
  readonly decidedBy: AccountId | null
}

export interface Article {
  /** 1-based, stable within a version; the address of an article is `versionId#number`. */
  readonly number: number
  readonly title: string
  readonly text: string
}

export type RuleVersionStage = 'draft' | 'consulting' | 'sealed' | 'inForce' | 'superseded' | 'dropped'

export interface RuleVersionDocument extends Document {
  readonly _id: VersionId
  readonly courtyardId: CourtyardId
  readonly ruleId: RuleId
  readonly title: string
  /** 0 until sealed; then 1, 2, … within the rule. */
  readonly number: number
  readonly articles: readonly Article[]
  readonly sourceText: string
  /** sha256 of the canonical text; set when sealed. */
  readonly hash: string | null
  readonly stage: RuleVersionStage
  /** Raised by every save: a second editor who saved meanwhile is found by it. */
  readonly revision: number
  readonly editedBy: AccountId
  readonly editedAt: number
  readonly sealedAt: number | null
  readonly inForceAt: number | null
  readonly supersededAt: number | null
  readonly motionId: MotionId | null
}

/** One courtyard's rule and which version of it is in force. */
export interface RuleDocument extends Document {
  readonly _id: RuleId
  readonly courtyardId: CourtyardId
  readonly title: string
  readonly inForceVersionId: VersionId | null
  readonly latestNumber: number
}

export type OpinionStance = 'agree' | 'change' | 'object'

export interface OpinionDocument extends Document {
  /** `versionId:accountId:articleNumber` — one opinion an article a person, the latest stands. */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly versionId: VersionId
  readonly accountId: AccountId
  readonly article: number
  readonly stance: OpinionStance
  readonly text: string
  readonly revision: number
}

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
  readonly tally: Tally | null
  readonly ballotsHash: string | null
  readonly countedAt: number | null
  readonly postedUntil: number | null
  readonly openObjections: number
  readonly decidedAt: number | null
  readonly endReasons: string
  readonly head: { readonly height: number; readonly hash: string }
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
  readonly state: 'waiting' | 'counted' | 'refused'
}

/** That somebody of the household has opened the motion: 看过. */
export interface MotionViewDocument extends Document {
  /** `motionId:householdId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly householdId: HouseholdId
}

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

export interface HistoryDocument extends Document {
  /** `motionId:height` — two writers can't both append the same height. */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly height: number
  readonly parentHash: string
  readonly kind: HistoryKind
  readonly payload: Readonly<Record<string, unknown>>
  readonly payloadHash: string
  readonly at: number
  readonly hash: string
}

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
  readonly settledBy: string
  readonly state: ObjectionState
}

export type NoticeKind =
  | 'draftConsulting'
  | 'motionAnnounced'
  | 'motionOpened'
  | 'motionClosing'
  | 'motionExtended'
  | 'resultPosted'
  | 'ruleInForce'
  | 'motionEnded'

/** A fact that people are told of, written with the fact itself; delivery is the timer's work. */
export interface OutboxDocument extends Document {
  /** `kind:subject[:period]` — a fact is announced once. */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly kind: NoticeKind
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
}

export interface SecretDocument extends Document {
  readonly _id: 'root'
  readonly value: string
}
