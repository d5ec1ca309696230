import { createHmac } from 'node:crypto'
import * as v from 'valibot'

declare const kind: unique symbol
type Id<K extends string> = string & { readonly [kind]: K }

/** Opaque, one type a kind: a motion's id can't be passed where a household's is wanted. */
export type CourtyardId = Id<'courtyard'>
export type HouseholdId = Id<'household'>
export type AccountId = Id<'account'>
export type PlaceId = Id<'place'>
export type RuleId = Id<'rule'>
export type VersionId = Id<'version'>
export type MotionId = Id<'motion'>
export type RaisedId = Id<'raised'>
export type JoinRequestId = Id<'joinRequest'>
export type PaperBallotId = Id<'paperBallot'>
export type LotId = Id<'lot'>
export type ProposalId = Id<'proposal'>
export type CodeBatchId = Id<'codeBatch'>
export type PutOutId = Id<'putOut'>
export type MeetingId = Id<'meeting'>
export type TaskId = Id<'task'>
export type DisclosureId = Id<'disclosure'>
export type StandardId = Id<'standard'>
export type RatingEdgeId = Id<'ratingEdge'>
export type RatingPeriodId = Id<'ratingPeriod'>

const ID_LENGTH = 20
const idPattern = v.pipe(v.string(), v.regex(/^[a-z0-9]{20}$/))
const idSchema = <K extends string>() =>
  v.pipe(
    idPattern,
    v.transform((text) => text as Id<K>),
  )

export const courtyardIdSchema = idSchema<'courtyard'>()
export const householdIdSchema = idSchema<'household'>()
export const accountIdSchema = idSchema<'account'>()
export const versionIdSchema = idSchema<'version'>()
export const motionIdSchema = idSchema<'motion'>()
export const raisedIdSchema = idSchema<'raised'>()
export const joinRequestIdSchema = idSchema<'joinRequest'>()
export const paperBallotIdSchema = idSchema<'paperBallot'>()
export const lotIdSchema = idSchema<'lot'>()
export const proposalIdSchema = idSchema<'proposal'>()
export const codeBatchIdSchema = idSchema<'codeBatch'>()
export const putOutIdSchema = idSchema<'putOut'>()
export const meetingIdSchema = idSchema<'meeting'>()
export const taskIdSchema = idSchema<'task'>()
export const disclosureIdSchema = idSchema<'disclosure'>()
/** For a link to a thing whose kind its reader knows. */
export const plainIdSchema = idPattern
export const standardIdSchema = idSchema<'standard'>()
export const ratingEdgeIdSchema = idSchema<'ratingEdge'>()
export const ratingPeriodIdSchema = idSchema<'ratingPeriod'>()

/** 32 bytes keyed by the courtyard system's root secret; the same parts always give the same bytes. */
export function derive(secret: string, purpose: string, ...parts: readonly string[]): Buffer {
  const keyed = createHmac('sha256', secret).update(purpose)
  for (const part of parts) keyed.update('\0').update(part)
  return keyed.digest()
}

/**
 * An id that a retry finds again: derived, not drawn, so the same intention (account + request id) or the same thing
 * (courtyard + household number) always has the same key and can never be made twice.
 */
export function deriveId<K extends string>(secret: string, purpose: K, ...parts: readonly string[]): Id<K> {
  let digits = BigInt('0x' + derive(secret, `id:${purpose}`, ...parts).toString('hex')).toString(36)
  digits = digits.padStart(ID_LENGTH, '0').slice(-ID_LENGTH)
  return digits as Id<K>
}
