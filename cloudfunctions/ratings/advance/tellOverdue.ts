import type { RatingAnswerDocument } from '../../shared/documents'
import { ANSWERS_MAX, answerStateAt } from '../domain/answers'
import { answerOverdueNotice, unansweredNotice } from '../domain/notices'
import { MovedOn, type AdvanceParts } from './advanceParts'

/**
 * A day to answer by has passed: whoever has to answer and those who rated are told, once for all items of the period with
 * that day.
 */
export async function tellOverdue(
  { database, now }: AdvanceParts,
  { periodId, answerBy }: RatingAnswerDocument,
): Promise<void> {
  const [period, answers] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    database
      .collection('ratingAnswers')
      .find({ where: { periodId }, orderBy: [['itemKey', 'asc']], limit: ANSWERS_MAX }),
  ])
  if (!period) throw new Error(`answers of ${periodId} have no period`)
  const isLate = (one: RatingAnswerDocument | null) =>
    one?.answerBy === answerBy && answerStateAt(one, now) === 'overdue' && one.dueAt !== null
  const late = answers.filter(isLate)
  if (late.length === 0) throw new MovedOn(`answers of ${periodId} are in, or were told of`)
  await database.transaction(async (transaction) => {
    for (const { _id } of late) {
      if (!isLate(await transaction.collection('ratingAnswers').get(_id))) throw new MovedOn(`answer ${_id} is in`)
      await transaction.collection('ratingAnswers').update(_id, { dueAt: null })
    }
    await transaction.collection('outbox').create(answerOverdueNotice(period, now, answerBy, late))
    await transaction.collection('outbox').create(unansweredNotice(period, now, answerBy, late))
  })
}
