import { endOfDays } from '../shared/dates'
import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { isDone } from '../engines/raised/bars'
import { holderOf } from '../engines/raised/holder'
import { take } from '../engines/raised/take'
import { changeObjection } from './changeObjection'
import { answeredWords } from './domain/objectionWords'
import type { VotesUseCase } from './useCase'

/** Answers an objection. Whether that settles it, the raiser alone says; left alone it lapses after the courtyard's days. */
export const answerObjection: VotesUseCase<'answerObjection'> = async (call, { id, answer }) => {
  const { database, member, now } = call
  const [courtyard] = await Promise.all([
    database.collection('courtyards').get(member.courtyardId),
    fitText(call, answer),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  const lapsesAt = endOfDays(now, courtyard.settings.objectionLapseDays, courtyard.extraHolidays)
  await changeObjection(call, id, async (transaction, objection, motion) => {
    if (isDone(objection, 'answer', { answer })) return
    if (motion.stage !== 'posted') throw new Refusal('WRONG_STAGE')
    const words = answeredWords(motion, answer, lapsesAt)
    const step = { by: holderOf(call), said: { answer, lapsesAt }, about: motion._id, words }
    const { wakesAt } = await take(transaction, objection, 'answer', step, now)
    const wakes = wakesAt ?? lapsesAt
    await transaction.collection('motions').update(motion._id, { dueAt: Math.min(motion.dueAt ?? wakes, wakes) })
  })
  return {}
}
