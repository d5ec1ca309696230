import type { Call } from '../../shared/call'
import type { Transaction } from '../../shared/database'
import type { MotionDocument, MotionSubject, OutboxDocument } from '../../shared/documents'
import type { CourtyardId, MotionId, VersionId } from '../../shared/ids'
import type { Refusal } from '../../shared/refusal'
import type { VotesOutput } from '../contract'
import type { PublishedRecord } from '../domain/record/publishedRecord'

export type SubjectKind = MotionSubject['kind']

/** What somebody wants to have voted on, before it is known whether that can be. */
export type MotionProposal =
  | { readonly kind: 'ruleVersion'; readonly versionId: VersionId }
  /** The committee itself: a courtyard's first vote. */
  | { readonly kind: 'committee' }

/** What a proposal says in words: by them a matter that the law keeps for others is known (domain/ownersMatters.ts). */
export interface Words {
  readonly titles: readonly string[]
  readonly texts: readonly string[]
}

export type Heading = Pick<VotesOutput<'planMotion'>, 'versionTitle' | 'versionNumber'>

type Parts = Pick<Call, 'database'>
/** Of which courtyard, and when. */
export type Asking = Pick<Call, 'database' | 'now'> & { readonly courtyardId: CourtyardId }
type MotionAnswer = VotesOutput<'motion'>

/** What the motion's page shows of its subject. */
export type ShownSubject = Pick<
  MotionAnswer,
  'versionId' | 'versionNumber' | 'previousVersionId' | 'textHash' | 'articles'
>

/** The last step of a motion whose subject takes effect: what its history says, and who is told. */
export interface Effect {
  readonly payload: Readonly<Record<string, unknown>>
  readonly notice: OutboxDocument
}

/** All that a motion needs to know and do about what it is about. A motion itself knows none of it. */
export interface SubjectFunctions<K extends SubjectKind> {
  /** How a plan for a vote on it is headed, and what it says; a refusal where it can't be found. */
  plan(
    asking: Asking,
    proposal: MotionProposal & { kind: K },
  ): Promise<{ readonly heading: Heading; readonly words: Words } | Refusal>
  /** The subject, fixed as it is now; a refusal where it can't be voted on. */
  propose(
    asking: Asking,
    proposal: MotionProposal & { kind: K },
  ): Promise<{ readonly subject: MotionSubject & { kind: K }; readonly words: Words } | Refusal>
  /** At the announcement: takes the subject for this motion. Throws a refusal where another running one has it. */
  claim(
    transaction: Transaction,
    subject: MotionSubject & { kind: K },
    motion: { readonly motionId: MotionId; readonly courtyardId: CourtyardId },
  ): Promise<void>
  /** What a ballot is cast on. */
  hashOf(subject: MotionSubject & { kind: K }): string
  /** What the history fixes of it, at the announcement and once more at the opening. */
  inHistory(subject: MotionSubject & { kind: K }): Readonly<Record<string, string>>
  /** It has passed, its posting is over and nothing is in its way. */
  takeEffect(
    transaction: Transaction,
    motion: MotionDocument,
    subject: MotionSubject & { kind: K },
    now: number,
  ): Promise<Effect>
  /** The motion was rejected (`votedAt`: when it was counted) or has ended: the subject is free for another vote. */
  release(transaction: Transaction, subject: MotionSubject & { kind: K }, votedAt: number | null): Promise<void>
  /** In one step of round trips; null where it is gone. */
  show(parts: Parts, subject: MotionSubject & { kind: K }): Promise<ShownSubject | null>
  /** The text that the published record holds; null where it is gone. */
  textOf(parts: Parts, subject: MotionSubject & { kind: K }): Promise<Omit<PublishedRecord['text'], 'hash'> | null>
}
