import type { AccountId, CodeBatchId, CourtyardId, HouseholdId, PutOutId } from '../ids'
import type { Document } from './document'
import type { Evidence } from './evidence'

/**
 * Slips that were made together: of a group, or of one household (made anew). Their codes can be seen again by whoever made them for a
 * day; they are derived, not stored.
 */
export interface CodeBatchDocument extends Document {
  /** Derived from who made it and the request: a retry finds it. */
  readonly _id: CodeBatchId
  readonly courtyardId: CourtyardId
  readonly kind: 'group' | 'single'
  readonly group: string
  readonly madeBy: AccountId
  readonly madeByHousehold: HouseholdId | null
  /** In the order of their numbers on paper. A door whose code has been renewed since is left out when it is shown again. */
  readonly doors: readonly { readonly householdId: HouseholdId; readonly generation: number }[]
  /** When it was shown again, the last ones. */
  readonly shownAgain: readonly number[]
  /** Photos of its 签收表, with who recorded them, at most five. */
  readonly signatures: readonly SlipSignatures[]
}

export interface SlipSignatures {
  readonly photo: Evidence
  readonly by: AccountId
  readonly at: number
}

/** 不是我们家的人: an account of a household that another one of it wants put out, until a neighbour has said the same. */
export interface PutOutDocument extends Document {
  /** Derived from the account and the request that asked: a retry finds it. */
  readonly _id: PutOutId
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
  /** Whom it is about. */
  readonly accountId: AccountId
  readonly name: string
  readonly askedBy: AccountId
  /** A waiting one lapses after seven days, by the clock alone. */
  readonly state: 'waiting' | 'done' | 'withdrawn'
  readonly neighbour: HouseholdId | null
  readonly confirmedBy: AccountId | null
  readonly endedAt: number | null
}
