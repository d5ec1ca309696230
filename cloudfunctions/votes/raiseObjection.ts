import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { barToRaise } from '../engines/raised/bars'
import { findPlace, readPlaces } from '../engines/raised/places'
import { raise } from '../engines/raised/raise'
import { dueAt } from '../engines/raised/times'
import { appendFact } from './appendFact'
import { readMotion } from './changeMotion'
import { objectionHash } from './closeObjection'
import { raisedWords } from './domain/objectionWords'
import type { VotesUseCase } from './useCase'

/** Objects to a posted result: any member of a household, one objection a household. */
export const raiseObjection: VotesUseCase<'raiseObjection'> = async (call, { motionId, text }) => {
  const { database, accountId, requestId, now, member } = call
  const { courtyardId, householdId } = member
  const bar = barToRaise('objection', member)
  if (bar) throw new Refusal(bar)
  const [places, courtyard] = await Promise.all([
    readPlaces(call, 'objection', { subjectId: motionId, part: '', accountId, householdId }),
    database.collection('courtyards').get(courtyardId),
    readMotion(call, motionId),
    fitText(call, text),
  ])
  const due = dueAt('objection', now, courtyard?.extraHolidays ?? [])
  return database.transaction(async (transaction) => {
    const place = await findPlace(transaction, places, requestId)
    if (place.at !== 'free') return { id: place.matter._id }
    const motion = await transaction.collection('motions').get(motionId)
    if (motion?.stage !== 'posted' || motion.postedUntil === null || now >= motion.postedUntil) {
      throw new Refusal('WRONG_STAGE')
    }
    const given = { _id: place.id, courtyardId, subjectId: motionId, raisedBy: accountId, householdId, text, requestId }
    const words = raisedWords(motion, due)
    const objection = await raise(transaction, 'objection', { ...given, dueAt: due }, motionId, words, now)
    await appendFact(transaction, motion, {
      kind: 'objectionRaised',
      payload: { objection: objectionHash(objection) },
      at: now,
      patch: {
        openObjections: motion.openObjections + 1,
        objectionsRaised: motion.objectionsRaised + 1,
        dueAt: Math.min(motion.dueAt ?? due, due),
      },
    })
    return { id: place.id }
  })
}
