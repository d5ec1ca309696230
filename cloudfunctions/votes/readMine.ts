import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type {
  BallotDocument,
  ClaimDocument,
  ElectorDocument,
  HouseholdDocument,
  MotionDocument,
} from '../shared/documents'
import type { HouseholdId, MotionId } from '../shared/ids'
import { placeOf, readOwnBallots } from './ballots'
import type { VotesOutput } from './contract'
import { isOf } from './domain/castsFor'
import { castingState } from './domain/castingState'
import { claimsOpen } from './domain/countWait'
import { doorKey } from './keys'
import { readParts, type Part } from './participations'

type Mine = VotesOutput<'motion'>['mine']
type TookPart = Mine[number]['tookPart']

interface Voter {
  readonly elector: ElectorDocument
  readonly part: Part | null
  /** As the caller cast it; null = they didn't. */
  readonly ballot: BallotDocument | null
  readonly claim: ClaimDocument | null
}

interface Own {
  readonly elector: ElectorDocument | null
  readonly part: Part | null
  readonly claim: ClaimDocument | null
  /** Of whichever household, by key. */
  readonly ballots: ReadonlyMap<string, BallotDocument>
  /** By whatever channel, with a ballot or without. */
  readonly tookPart: boolean
}

/** The caller's own household as a voter and the ballots the caller has cast, before the motion is known: one step of round trips. */
export async function readOwn(call: MemberCall, motionId: MotionId, householdId: HouseholdId | null): Promise<Own> {
  const key = householdId === null ? null : doorKey(motionId, householdId)
  const [elector, parts, ballots, claim] = await Promise.all([
    key === null ? null : call.database.collection('electors').get(key),
    readParts(call, key === null ? [] : [key]),
    readOwnBallots(call, motionId),
    key === null ? null : call.database.collection('claims').get(key),
  ])
  const part = key === null ? null : (parts.get(key) ?? null)
  return { elector, part, ballots, claim, tookPart: part !== null }
}

/**
 * The households of the electorate that are the caller's: the own one, those they were in until they were merged into it, and those
 * they cast for once. `own`: what has been read of it already; then this is one step of round trips (for others than the own
 * household, one more after the count).
 */
export async function readMine(
  call: MemberCall,
  motion: MotionDocument,
  household: HouseholdDocument | null,
  own: Own | null,
): Promise<Mine> {
  if (!motion.electorate) return []
  const { elector, part, ballots, claim } = own ?? (await readOwn(call, motion._id, household?._id ?? null))
  const mine = elector ? [{ elector, part, claim, ballot: ballots.get(elector._id) ?? null }] : []
  const show = (voters: readonly Voter[]) => Promise.all(voters.map((voter) => shown(call, motion, household, voter)))
  const [first, others] = await Promise.all([
    show(mine),
    readOthers(call, motion, household, ballots).then((voters) => show(voters)),
  ])
  return [...first, ...others].filter((one) => one !== null)
}

async function readOthers(
  call: MemberCall,
  motion: MotionDocument,
  household: HouseholdDocument | null,
  ballots: ReadonlyMap<string, BallotDocument>,
): Promise<Voter[]> {
  const carried = (household?.carries ?? []).map((householdId) => doorKey(motion._id, householdId))
  const own = household && doorKey(motion._id, household._id)
  const keys = [...new Set([...carried, ...ballots.keys()])].filter((key) => key !== own)
  if (keys.length === 0) return []
  const [electors, parts, claims] = await Promise.all([
    call.database.collection('electors').find({ where: { _id: oneOf(keys) }, limit: keys.length }),
    readParts(call, keys),
    call.database.collection('claims').find({ where: { _id: oneOf(keys) }, limit: keys.length }),
  ])
  return electors.map((elector) => ({
    elector,
    claim: claims.find(({ _id }) => _id === elector._id) ?? null,
    part: parts.get(elector._id) ?? null,
    ballot: ballots.get(elector._id) ?? null,
  }))
}

async function shown(
  call: MemberCall,
  motion: MotionDocument,
  household: HouseholdDocument | null,
  voter: Voter,
): Promise<Mine[number] | null> {
  const { elector, part, ballot } = voter
  if (elector.rollVersion !== motion.electorate?.rollVersion) return null
  const isOwn = elector.householdId === household?._id
  const carried = !isOwn && isOf(elector, call.member)
  if (!isOwn && !carried && !ballot) return null
  const [tookPart, place] = await Promise.all([
    ballot ? ownPart(ballot) : describePart(call, part, isOwn),
    ballot && motion.tally ? placeOf(call, ballot) : null,
  ])
  return {
    householdId: elector.householdId,
    label: isOwn ? '我家' : `${carried ? '以前的' : '我投过的'} ${elector.no}`,
    address: isOwn ? household.address : elector.group,
    headName: elector.headName,
    carried,
    former: !isOwn && !carried,
    tookPart,
    ballot: ballot && ballotShown(ballot),
    place,
    ...claimShown(call, motion, voter, isOwn || carried),
  }
}

const ownPart = ({ channel, at }: BallotDocument): TookPart => ({ channel, at, by: 'me' })

/** Whether who cast is of the household now: whoever comes in later, or takes it over, isn't told that one of theirs did. */
async function describePart(
  { database, member: { courtyardId, householdId } }: MemberCall,
  part: Part | null,
  isOwn: boolean,
): Promise<TookPart> {
  if (!part) return null
  const { channel, at, by } = part
  const asks = isOwn && channel === 'wechat'
  const caster = asks ? await database.collection('members').get(`${courtyardId}:${by}`) : null
  return { channel, at, by: caster !== null && caster.householdId === householdId ? 'household' : 'others' }
}

const ballotShown = ({ choice, receipt, castAt, revision }: BallotDocument) => ({ choice, receipt, castAt, revision })

/** Whether the caller can say 不是我家投的, or cast in place of what was set aside. */
function claimShown(
  { accountId, now }: MemberCall,
  motion: MotionDocument,
  { part, claim }: Voter,
  ours: boolean,
): Pick<Mine[number], 'claim' | 'mayCastAnew'> {
  if (claim?.state === 'setAside') {
    if (part) return { claim: 'spent', mayCastAnew: false }
    const open = castingState(motion, now, true) === 'open'
    return { claim: 'setAside', mayCastAnew: ours && open && !claim.castBy.includes(accountId) }
  }
  const withBallot = part?.channel === 'paper' || (part?.channel === 'wechat' && part.by !== accountId)
  return { claim: ours && withBallot && claimsOpen(motion, now) ? 'may' : 'none', mayCastAnew: false }
}
