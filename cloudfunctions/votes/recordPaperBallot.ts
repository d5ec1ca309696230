import { actingAs } from '../engines/secondPerson/domain/seconding'
import { deriveId } from '../shared/ids'
import { keepEvidence } from '../shared/keepEvidence'
import { Refusal } from '../shared/refusal'
import { motionNow } from './changeMotion'
import { checkCastable } from './checkCastable'
import { doorKey } from './keys'
import { readParticipation } from './participations'
import type { VotesUseCase } from './useCase'

/**
 * Records a ballot on paper with our own copy of its photo: without a photo that is one, nothing waits. It counts only after a second
 * committee member has witnessed it.
 */
export const recordPaperBallot: VotesUseCase<'recordPaperBallot'> = async (call, input) => {
  const { database, secret, accountId, member, requestId, now } = call
  const { motionId, householdId, choice, slipNumber, photoFileId } = input
  const papers = database.collection('paperBallots')
  const id = deriveId(secret, 'paperBallot', motionId, householdId, accountId, requestId)
  const key = doorKey(motionId, householdId)
  const [read, made, elector, participation, waiting, claim] = await Promise.all([
    database.collection('motions').get(motionId),
    papers.get(id),
    database.collection('electors').get(key),
    readParticipation(call, motionId, householdId),
    papers.find({ where: { motionId, householdId, state: 'waiting' }, limit: 1 }),
    database.collection('claims').get(key),
  ])
  const motion = await motionNow(call, read)
  if (made) return { id }
  const anew = participation?.state === 'setAside'
  checkCastable(motion, now, motion === read ? elector : await database.collection('electors').get(key), anew)
  if (anew && claim?.castBy.includes(accountId)) throw new Refusal('CAST_BEFORE')
  if (participation?.state === 'tookPart' || waiting.length > 0) throw new Refusal('ALREADY_VOTED')
  const slipKey = String(slipNumber)
  const [used] = await papers.find({ where: { motionId, slipKey }, limit: 1 })
  if (used) throw new Refusal('SLIP_USED')
  const photo = await keepEvidence(call, photoFileId, { type: 'image' })
  const created = await papers.create({
    _id: id,
    courtyardId: motion.courtyardId,
    motionId,
    householdId,
    choice,
    photo,
    ...{ slipNumber, slipKey },
    recordedBy: accountId,
    witnessBy: null,
    witnessSince: null,
    openings: [],
    recordedAs: actingAs(member, 'committee', now),
    beganAt: motion.announcedAt,
    state: 'waiting',
    createdAt: now,
    schema: 2,
  })
  // somebody recorded the same slip at this moment, or this very request came twice
  if (!created && !(await papers.get(id))) throw new Refusal('SLIP_USED')
  return { id }
}
