import { Refusal } from '../shared/refusal'
import { changeObjection } from './changeObjection'
import { fitText } from '../shared/fitText'
import { endOfDays } from '../shared/dates'
import type { VotesUseCase } from './useCase'

/** Answers an objection. Whether that settles it, the raiser alone says; left alone it lapses after the courtyard's days. */
export const answerObjection: VotesUseCase<'answerObjection'> = async (call, { id, answer }) => {
  const { database, member, accountId, now } = call
  const [courtyard] = await Promise.all([
    database.collection('courtyards').get(member.courtyardId),
    fitText(call, answer),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  const lapsesAt = endOfDays(now, courtyard.settings.objectionLapseDays, courtyard.extraHolidays)
  await changeObjection(call, id, async (transaction, objection, motion) => {
    if (objection.answeredBy === accountId && objection.answer === answer) return
    if (objection.raisedBy === accountId) throw new Refusal('SAME_PERSON')
    if (objection.state !== 'raised' || motion.stage !== 'posted') throw new Refusal('WRONG_STAGE')
    await transaction
      .collection('objections')
      .update(id, { state: 'answered', answer, answeredAt: now, answeredBy: accountId, lapsesAt })
    await transaction.collection('motions').update(motion._id, { dueAt: Math.min(motion.dueAt ?? lapsesAt, lapsesAt) })
  })
  return {}
}
