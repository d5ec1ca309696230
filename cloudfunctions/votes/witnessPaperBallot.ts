import { requireSecond } from '../engines/secondPerson/requireSecond'
import type { MemberCall } from '../shared/call'
import { isDuplicateKey } from '../shared/database'
import type { ElectorDocument, MotionDocument, PaperBallotDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import { ballotKey } from './cardsFor'
import { motionNow } from './changeMotion'
import { checkCastable } from './checkCastable'
import { newBallot } from './newBallot'
import { witnessingOf } from './domain/witnessing'
import type { VotesUseCase } from './useCase'

const TRIES = 5

/**
 * A second committee member has seen the paper: it counts, under the same key as a ballot by WeChat, so that a household has one
 * ballot whatever the channel; or it is refused as not matching. The paper has to be read before its motion is known:
 * one step of round trips more than casting by WeChat.
 */
export const witnessPaperBallot: VotesUseCase<'witnessPaperBallot'> = async (call, { id, agree }) => {
  const { database, member, now } = call
  const paper = await database.collection('paperBallots').get(id)
  if (paper?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  requireSecond(call, witnessingOf(paper))
  if (paper.state !== 'waiting') {
    if (paper.state === (agree ? 'counted' : 'refused')) return {}
    throw new Refusal('WRONG_STAGE')
  }
  if (!agree) {
    const changed = await database
      .collection('paperBallots')
      .updateWhere({ _id: id, state: 'waiting' }, { state: 'refused' })
    if (changed === 0) throw new Refusal('WRONG_STAGE')
    return {}
  }
  const key = ballotKey(paper.motionId, paper.householdId)
  const [read, elector] = await Promise.all([
    database.collection('motions').get(paper.motionId),
    database.collection('electors').get(key),
  ])
  const motion = await motionNow(call, read)
  checkCastable(motion, now, elector)
  await count(call, paper, elector, motion)
  return {}
}

async function count(
  { database, secret, now, requestId }: MemberCall,
  paper: PaperBallotDocument,
  elector: ElectorDocument,
  motion: MotionDocument,
): Promise<void> {
  const intention = { choice: paper.choice, by: paper.recordedBy, requestId, now }
  for (let taken = 0; taken < TRIES; taken++) {
    const ballot = newBallot(secret, motion, elector, intention, 'paper', taken)
    try {
      return await database.transaction(async (transaction) => {
        const papers = transaction.collection('paperBallots')
        if ((await papers.get(paper._id))?.state !== 'waiting') throw new Refusal('WRONG_STAGE')
        await transaction.collection('ballots').create(ballot)
        await papers.update(paper._id, { state: 'counted' })
      })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      // the household has voted by WeChat meanwhile; or the receipt is another household's
      if (await database.collection('ballots').get(elector._id)) throw new Refusal('ALREADY_VOTED')
    }
  }
  throw new Refusal('BUSY')
}
