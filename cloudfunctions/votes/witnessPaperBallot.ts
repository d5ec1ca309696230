import { requireSecond } from '../engines/secondPerson/requireSecond'
import type { MemberCall } from '../shared/call'
import { isDuplicateKey } from '../shared/database'
import type { ElectorDocument, MotionDocument, PaperBallotDocument } from '../shared/documents'
import { standingEvidence } from '../shared/keepEvidence'
import { Refusal } from '../shared/refusal'
import { readStanding, writePaperBallot } from './ballots'
import { motionNow } from './changeMotion'
import { checkCastable } from './checkCastable'
import { mayWitness } from './domain/paperWitness'
import { doorKey } from './keys'
import { newBallot } from './newBallot'
import { witnessingOf } from './domain/witnessing'
import { paperTaken, readPaper } from './paperBallot'
import type { VotesUseCase } from './useCase'

const TRIES = 5

/**
 * Its witness has seen the paper: it counts, under the same key as a ballot by WeChat, so that a household has one ballot whatever the
 * channel; or it is refused as not matching. The paper has to be read before its motion is known: one step of round trips more
 * than casting by WeChat, and its photo is read to see that it is still what was handed in.
 */
export const witnessPaperBallot: VotesUseCase<'witnessPaperBallot'> = async (call, { id, agree }) => {
  const { database, accountId, now } = call
  const paper = await readPaper(call, id)
  requireSecond(call, witnessingOf(paper))
  if (paper.state !== 'waiting') {
    if (paper.state === (agree ? 'counted' : 'refused')) return {}
    throw new Refusal('WRONG_STAGE')
  }
  const may = mayWitness(paper, accountId, now)
  if (may !== 'yes') throw may === 'taken' ? await paperTaken(call, paper) : new Refusal('PAPER_UNSEEN')
  if (!agree) {
    const changed = await database
      .collection('paperBallots')
      .updateWhere({ _id: id, state: 'waiting' }, { state: 'refused', slipKey: id })
    if (changed === 0) throw new Refusal('WRONG_STAGE')
    return {}
  }
  const key = doorKey(paper.motionId, paper.householdId)
  const [read, elector, photo, claim, standing] = await Promise.all([
    database.collection('motions').get(paper.motionId),
    database.collection('electors').get(key),
    standingEvidence(call, paper.photo),
    database.collection('claims').get(key),
    readStanding(call, key),
  ])
  const motion = await motionNow(call, read)
  const anew = standing?.state === 'setAside'
  checkCastable(motion, now, elector, anew)
  if (anew && claim?.castBy.includes(accountId)) throw new Refusal('CAST_BEFORE')
  await count(call, { ...paper, photo }, elector, motion, anew)
  return {}
}

async function count(
  call: MemberCall,
  paper: PaperBallotDocument,
  elector: ElectorDocument,
  motion: MotionDocument,
  anew: boolean,
): Promise<void> {
  const { database, secret, now, requestId } = call
  const intention = { choice: paper.choice, by: paper.recordedBy, requestId, now }
  for (let taken = 0; taken < TRIES; taken++) {
    const ballot = newBallot(secret, motion, elector, intention, 'paper', taken, anew)
    try {
      return await database.transaction(async (transaction) => {
        const papers = transaction.collection('paperBallots')
        if ((await papers.get(paper._id))?.state !== 'waiting') throw new Refusal('WRONG_STAGE')
        if (!(await writePaperBallot(transaction, ballot))) throw new Refusal('ALREADY_VOTED')
        await papers.update(paper._id, { state: 'counted', photo: paper.photo })
      })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      // the household has voted by WeChat meanwhile; or the receipt is another household's
      if ((await readStanding(call, elector._id))?.state === 'tookPart') throw new Refusal('ALREADY_VOTED')
    }
  }
  throw new Refusal('BUSY')
}
