import * as v from 'valibot'
import { motionIdSchema } from '../shared/ids'
import { count, instant } from '../shared/schemas'

export const standing = v.picklist(['courtyard', 'poll', 'statutory'])
export const choice = v.picklist(['yes', 'no', 'abstain'])
/**
 * What holds now by the stored facts and the clock. `checking`: closed, and those it concerns look whether
 * the ballot in their name is theirs. `counting`: the count follows within minutes.
 */
export const motionStatus = v.picklist([
  'announced',
  'open',
  'checking',
  'counting',
  'noQuorum',
  'posted',
  'objected',
  'inForce',
  'rejected',
  'ended',
])

/** A motion as the lists and the home screen show it. */
export const motionCard = v.object({
  id: motionIdSchema,
  title: v.string(),
  question: v.string(),
  standing,
  status: motionStatus,
  /** Lists are paged by it. */
  announcedAt: instant,
  opensAt: instant,
  closesAt: instant,
  postedUntil: v.nullable(instant),
  /** While it is being checked: from when it is counted. */
  countsAt: v.nullable(instant),
  /** Households in the electorate (before opening: in the roll), needed for a quorum, and voted so far. */
  households: count,
  householdsNeeded: count,
  voted: count,
  /** Null while it can't be known: before the count, or where no quorum came together. */
  passed: v.nullable(v.boolean()),
  /** Objections that were ever raised against the result, settled ones included; never whose or what. */
  objectionsRaised: count,
  /** Of these, those that nobody settled in the time there was: 没有裁定. */
  objectionsUndecided: count,
  /** The caller's household has taken part. */
  iVoted: v.boolean(),
  /** False when the electorate was frozen without the caller's household: it came onto the roll afterwards. */
  forMe: v.boolean(),
})
export type MotionCard = v.InferOutput<typeof motionCard>
