import type { ClaimDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import { mayHere } from '../shared/offices'
import { motionNow } from './changeMotion'
import { claimOf } from './claimBallot'
import { ballotIn, handsOf, readCountedPaper, setAside } from './claims'
import { claimsOpen } from './domain/countWait'
import { doorKey } from './keys'
import type { VotesUseCase } from './useCase'

/**
 * For a household without an account: two 认过门 neighbours, of two households and neither of the committee, say what it says, 不是他家投的.
 * One alone changes nothing, so no helper can put a ballot out of the way. Whether the household has voted at all isn't told.
 */
export const reportDoor: VotesUseCase<'reportDoor'> = async (call, { motionId, no }) => {
  const { database, member, now } = call
  const { courtyardId, householdId: own } = member
  const households = database.collection('households')
  const [read, [door], neighbour] = await Promise.all([
    database.collection('motions').get(motionId),
    households.find({ where: { courtyardId, no }, limit: 1 }),
    own === null ? null : households.get(own),
  ])
  if (!neighbour?.recognised || mayHere(call, 'committee')) throw new Refusal('NOT_RECOGNISED')
  await motionNow(call, read)
  if (!door || door._id === own) throw new Refusal('NOT_FOUND')
  const [accounts, paper] = await Promise.all([
    database.collection('members').count({ householdId: door._id }),
    readCountedPaper(call, motionId, door._id),
  ])
  if (accounts > 0) throw new Refusal('HAS_ACCOUNT')
  const key = doorKey(motionId, door._id)
  await database.transaction(async (transaction) => {
    const motion = await transaction.collection('motions').get(motionId)
    if (!motion || !claimsOpen(motion, now)) throw new Refusal('CLAIMS_OVER')
    const claims = transaction.collection('claims')
    const claim = await claims.get(key)
    // the same neighbour once more, or a third one
    if (claim?.state === 'setAside' || claim?.reports.some(({ householdId }) => householdId === own)) return
    const ballot = await ballotIn(transaction, key)
    const report = { by: call.accountId, householdId: own, at: now }
    if (!claim) {
      const reported = claimOf(call, motion, { householdId: door._id }, 'neighbours', [])
      await claims.create({ _id: key, ...reported, state: 'reported' } satisfies ClaimDocument)
      return
    }
    if (ballot?.channel !== 'paper') return
    const castBy = handsOf(ballot, paper)
    await claims.update(key, { state: 'setAside', castBy, reports: [...claim.reports, report] })
    await setAside(transaction, motion, ballot, 'neighbours', now)
  })
  return {}
}
