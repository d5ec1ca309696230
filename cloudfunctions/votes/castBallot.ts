import type { MemberCall } from '../shared/call'
import type { BallotDocument, ElectorDocument, MotionDocument, ParticipationDocument } from '../shared/documents'
import type { HouseholdId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { changeBallot, createBallot, isBallot, readStanding, replaceSetAside } from './ballots'
import { motionNow } from './changeMotion'
import { castsFor, isOf } from './domain/castsFor'
import { decideBallot, type BallotIntention } from './domain/decideBallot'
import type { VotesContract, VotesOutput } from './contract'
import type { ParsedInputOf } from '../shared/procedure'
import { doorKey } from './keys'
import { newBallot } from './newBallot'
import type { VotesUseCase } from './useCase'

type Input = ParsedInputOf<VotesContract['castBallot']>

/** Each try is lost only to another phone of the household, or to a receipt that another household has. */
const TRIES = 5

/**
 * Casts or changes the ballot of a household. Two steps of round trips after identity: one parallel read, one write.
 * The ballot's key is its motion and household, so whatever arrives twice or at once is one ballot.
 */
export const castBallot: VotesUseCase<'castBallot'> = (call, input) => cast(call, input, 'any')

/** In place of a ballot that was set aside: any account of the household, since it may have been the representative who cast that one. */
export const castAnew: VotesUseCase<'castAnew'> = (call, input) => cast(call, { ...input, revision: 0 }, 'anew')

async function cast(
  call: MemberCall,
  { motionId, choice, householdId, revision }: Input,
  which: 'any' | 'anew',
): Promise<VotesOutput<'castBallot'>> {
  const { database, member, accountId, requestId, now } = call
  const own = member.householdId
  if (own === null) throw new Refusal('NOT_REPRESENTATIVE')
  // 我家用纸投: written to the account, since the household isn't read
  if (member.onPaper === true) throw new Refusal('ON_PAPER')
  const voter = householdId ?? own
  const key = doorKey(motionId, voter)
  const [read, elector, standing] = await Promise.all([
    database.collection('motions').get(motionId),
    database.collection('electors').get(key),
    readStanding(call, key),
  ])
  const motion = read?.stage === 'announced' ? await motionNow(call, read) : read
  if (motion?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  const isAnew = standing?.state === 'setAside' || standing?.requestId === requestId
  if (which === 'anew' && !isAnew) throw new Refusal('WRONG_STAGE')
  const known = inElectorate(motion, elector) ? elector : null
  // who isn't in the electorate is told so below, if it is their own household
  const casts = which === 'anew' ? isOf : castsFor
  const may = known ? casts(known, member) : voter === own && member.representative
  if (!may) throw new Refusal('NOT_REPRESENTATIVE')
  return settle(call, motion, known, standing, voter, { choice, seen: revision, by: accountId, requestId, now })
}

const inElectorate = ({ electorate }: MotionDocument, elector: ElectorDocument | null) =>
  elector !== null && elector.rollVersion === electorate?.rollVersion

async function settle(
  call: MemberCall,
  motion: MotionDocument,
  elector: ElectorDocument | null,
  first: ParticipationDocument | null,
  voter: HouseholdId,
  intention: BallotIntention,
): Promise<VotesOutput<'castBallot'>> {
  let standing = first
  let receiptsTaken = 0
  for (let tries = 0; tries < TRIES; tries++) {
    const decision = decideBallot(motion, elector !== null, standing, intention)
    if (decision.do === 'refuse') {
      throw new Refusal(decision.code, { opensAt: motion.opensAt, closesAt: motion.closesAt })
    }
    if (decision.do === 'create' && elector) {
      const ballot = newBallot(call.secret, motion, elector, intention, 'wechat', receiptsTaken)
      if (await createBallot(call, ballot)) return answer(ballot)
    }
    if (decision.do === 'castAnew' && elector) {
      const ballot = newBallot(call.secret, motion, elector, intention, 'wechat', receiptsTaken, true)
      if (await replaceSetAside(call, ballot)) return answer(ballot)
    }
    if (standing && isBallot(standing)) {
      if (decision.do === 'keep') return answer(standing)
      if (decision.do === 'change' && (await changeBallot(call, standing, decision.patch))) {
        return answer({ ...standing, ...decision.patch })
      }
    }
    // another phone was faster, or the receipt belongs to another household
    standing = await readStanding(call, doorKey(motion._id, voter))
    if (!standing || standing.state === 'setAside') receiptsTaken += 1
  }
  throw new Refusal('BUSY')
}

const answer = ({
  receipt,
  castAt,
  choice,
  revision,
}: Pick<BallotDocument, 'receipt' | 'castAt' | 'choice' | 'revision'>) => ({ receipt, castAt, choice, revision })
