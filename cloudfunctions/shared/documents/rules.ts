import type { AccountId, CourtyardId, MotionId, RuleId, VersionId } from '../ids'
import type { Document } from './document'

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
  /** The request of the latest save; drafts of before it was kept have none. */
  readonly requestId?: string
  readonly editedBy: AccountId
  readonly editedAt: number
  readonly sealedAt: number | null
  readonly inForceAt: number | null
  readonly supersededAt: number | null
  readonly motionId: MotionId | null
  /** When a vote on it was counted that didn't bring it into force: the same text waits a month. Absent: none was. */
  readonly votedAt?: number
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
