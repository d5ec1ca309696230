import { actingAs } from '../engines/secondPerson/domain/seconding'
import { deriveId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { ballotKey } from './cardsFor'
import { motionNow } from './changeMotion'
import { checkCastable } from './checkCastable'
import type { VotesUseCase } from './useCase'

/** Records a ballot on paper with the photo of it. It counts only after a second committee member has witnessed it. */
export const recordPaperBallot: VotesUseCase<'recordPaperBallot'> = async (call, input) => {
  const { database, secret, accountId, member, requestId, now } = call
  const { motionId, householdId, choice, photoFileId } = input
  const papers = database.collection('paperBallots')
  const id = deriveId(secret, 'paperBallot', motionId, householdId, accountId, requestId)
  const key = ballotKey(motionId, householdId)
  const [read, made, elector, ballot, waiting] = await Promise.all([
    database.collection('motions').get(motionId),
    papers.get(id),
    database.collection('electors').get(key),
    database.collection('ballots').get(key),
    papers.find({ where: { motionId, householdId, state: 'waiting' }, limit: 1 }),
  ])
  const motion = await motionNow(call, read)
  if (made) return { id }
  checkCastable(motion, now, motion === read ? elector : await database.collection('electors').get(key))
  if (ballot || waiting.length > 0) throw new Refusal('ALREADY_VOTED')
  await papers.create({
    _id: id,
    courtyardId: motion.courtyardId,
    motionId,
    householdId,
    choice,
    photoFileId,
    recordedBy: accountId,
    recordedAs: actingAs(member, 'committee', now),
    beganAt: motion.announcedAt,
    state: 'waiting',
    createdAt: now,
    schema: 1,
  })
  return { id }
}
