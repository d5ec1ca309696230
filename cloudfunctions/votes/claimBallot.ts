import type { MemberCall } from '../shared/call'
import type { ClaimDocument, MotionDocument, ParticipationDocument } from '../shared/documents'
import type { AccountId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { motionNow } from './changeMotion'
import { ballotIn, handsOf, readCountedPaper, setAside } from './claims'
import { isOf } from './domain/castsFor'
import { claimsOpen } from './domain/countWait'
import { doorKey } from './keys'
import type { VotesUseCase } from './useCase'

/**
 * 不是我家投的: any account of a household says that the ballot in its name isn't its own, whatever the channel. Nobody judges it: the
 * ballot is set aside and the household casts anew. Once a household and vote, so that two of it can't set aside each other's for ever.
 */
export const claimBallot: VotesUseCase<'claimBallot'> = async (call, { motionId, householdId }) => {
  const { database, member, accountId, requestId, now } = call
  const own = member.householdId
  if (own === null) throw new Refusal('NOTHING_TO_CLAIM')
  const door = householdId ?? own
  const key = doorKey(motionId, door)
  const [read, elector, paper] = await Promise.all([
    database.collection('motions').get(motionId),
    database.collection('electors').get(key),
    readCountedPaper(call, motionId, door),
  ])
  await motionNow(call, read)
  // a household that was merged is its own accounts' still: those of the household it went into don't speak for it
  if (!elector || !isOf(elector, member)) throw new Refusal('NOTHING_TO_CLAIM')
  await database.transaction(async (transaction) => {
    const motion = await transaction.collection('motions').get(motionId)
    const claims = transaction.collection('claims')
    const claim = await claims.get(key)
    if (claim?.requestId === requestId) return
    if (claim?.state === 'setAside') throw new Refusal('CLAIMED_ONCE')
    if (!motion || !claimsOpen(motion, now)) throw new Refusal('CLAIMS_OVER')
    const ballot = await ballotIn(transaction, key)
    if (!ballot) throw new Refusal('NOTHING_TO_CLAIM')
    if (ballot.channel === 'wechat' && ballot.by === accountId) throw new Refusal('OWN_BALLOT')
    const made = claimOf(call, motion, ballot, 'household', handsOf(ballot, paper))
    if (claim) await claims.update(key, { ...made, reports: [...claim.reports, ...made.reports] })
    else await claims.create({ _id: key, ...made })
    await setAside(transaction, motion, ballot, 'household', now)
  })
  return {}
}

export const claimOf = (
  { accountId, member, requestId, now }: MemberCall,
  { _id: motionId, courtyardId }: MotionDocument,
  { householdId }: Pick<ParticipationDocument, 'householdId'>,
  how: ClaimDocument['how'],
  castBy: readonly AccountId[],
): Omit<ClaimDocument, '_id'> => ({
  ...{ courtyardId, motionId, householdId, state: 'setAside', how, castBy, requestId },
  reports: [{ by: accountId, householdId: member.householdId, at: now }],
  ...{ createdAt: now, schema: 1 },
})
