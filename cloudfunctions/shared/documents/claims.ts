import type { AccountId, CourtyardId, HouseholdId, MotionId } from '../ids'
import type { Document } from './document'
import type { Participation } from './votes'

/**
 * That a household says that the ballot in its name isn't its own, or that neighbours or whoever asked at its door say so. Once a
 * household and vote: what it casts afterwards stands.
 */
export interface ClaimDocument extends Document {
  /** `motionId:householdId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly householdId: HouseholdId
  /** `reported`: one neighbour, or one who asked at the door, has said so; it takes another household's. */
  readonly state: 'reported' | 'setAside'
  readonly how: 'household' | 'neighbours' | 'door'
  /** Who said so: an account of the household, two neighbours, or who asked at the door. */
  readonly reports: readonly { readonly by: AccountId; readonly householdId: HouseholdId | null; readonly at: number }[]
  /** Who cast the ballot that was set aside, or recorded and witnessed it: they don't act for this household in this vote again. */
  readonly castBy: readonly AccountId[]
  readonly requestId: string
}

/** A door that is asked whether its ballot is its own, and who fetched it. */
export interface DoorCheckDocument extends Document {
  /** `motionId:householdId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly motionId: MotionId
  readonly householdId: HouseholdId
  readonly channel: Participation['channel']
  /** Who recorded and witnessed the ballot; they and their households don't ask. */
  readonly notBy: readonly { readonly accountId: AccountId; readonly householdId: HouseholdId | null }[]
  readonly answer: 'waiting' | 'yes' | 'no' | 'nobody'
  /** Who fetched it, as the household says. */
  readonly collectedBy: string
  readonly answeredBy: AccountId | null
  readonly answeredAt: number | null
}
