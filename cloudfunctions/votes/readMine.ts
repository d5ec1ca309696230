import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { BallotDocument, ElectorDocument, HouseholdDocument, MotionDocument } from '../shared/documents'
import type { HouseholdId, MotionId } from '../shared/ids'
import { isBallot, placeOf, readBallotsOf, readStanding } from './ballots'
import type { VotesOutput } from './contract'
import { isOf } from './domain/castsFor'
import { doorKey } from './keys'

type Mine = VotesOutput<'motion'>['mine']

interface Voter {
  readonly elector: ElectorDocument | null
  readonly ballot: BallotDocument | null
}

interface Own extends Voter {
  /** By whatever channel, with a ballot or without. */
  readonly tookPart: boolean
}

/** The caller's own household as a voter, before its motion is known: one step of round trips. */
export async function readOwn(call: MemberCall, motionId: MotionId, householdId: HouseholdId | null): Promise<Own> {
  if (householdId === null) return { elector: null, ballot: null, tookPart: false }
  const key = doorKey(motionId, householdId)
  const [elector, standing] = await Promise.all([
    call.database.collection('electors').get(key),
    readStanding(call, key),
  ])
  const ballot = standing && isBallot(standing) ? standing : null
  return { elector, ballot, tookPart: standing?.state === 'tookPart' }
}

/**
 * The households of the electorate that are the caller's: the own one, and those they were in until they were merged into it, each with its own ballot. `own`: the caller's own one if
 * it has been read already; then this is one step of round trips (for households merged into it, one more after the count).
 */
export async function readMine(
  call: MemberCall,
  motion: MotionDocument,
  household: HouseholdDocument | null,
  own: Voter | null,
): Promise<Mine> {
  if (!household || !motion.electorate) return []
  const carried = own ? household.carries : [household._id, ...household.carries]
  const known = own ? [shown(call, motion, household, own)] : []
  const [mine, others] = await Promise.all([Promise.all(known), readOthers(call, motion, household, carried)])
  return [...mine, ...others].filter((one) => one !== null)
}

async function readOthers(
  call: MemberCall,
  motion: MotionDocument,
  household: HouseholdDocument,
  householdIds: readonly string[],
) {
  if (householdIds.length === 0) return []
  const keys = householdIds.map((householdId) => doorKey(motion._id, householdId))
  const [electors, ballots] = await Promise.all([
    call.database.collection('electors').find({ where: { _id: oneOf(keys) }, limit: keys.length }),
    readBallotsOf(call, keys),
  ])
  const ballotOf = new Map(ballots.map((ballot) => [ballot._id, ballot]))
  return Promise.all(
    electors.map((elector) => shown(call, motion, household, { elector, ballot: ballotOf.get(elector._id) ?? null })),
  )
}

async function shown(
  call: MemberCall,
  motion: MotionDocument,
  household: HouseholdDocument,
  { elector, ballot }: Voter,
): Promise<Mine[number] | null> {
  if (!elector || elector.rollVersion !== motion.electorate?.rollVersion || !isOf(elector, call.member)) return null
  const carried = elector.householdId !== household._id
  return {
    householdId: elector.householdId,
    label: carried ? `以前的 ${elector.no}` : '我家',
    address: carried ? elector.group : household.address,
    headName: elector.headName,
    carried,
    ballot: ballot && ballotShown(ballot),
    place: ballot && motion.tally ? await placeOf(call, ballot) : null,
  }
}

const ballotShown = ({ choice, receipt, castAt, channel, revision }: BallotDocument) => ({
  choice,
  receipt,
  castAt,
  channel,
  revision,
})
