import { endOfDays } from '../../shared/dates'
import type { RatingAnswerDocument } from '../../shared/documents'
import { decideAnswer, overdueToldAt } from '../domain/answers'
import { rejectedNotice } from '../domain/notices'
import { answerRound } from '../keys'
import { MovedOn, type AdvanceParts } from './advanceParts'

/**
 * Counts the responses to an answer and settles it when they decide. Called with every response and when their time is over;
 * two at once count the same and the second finds it settled.
 */
export async function settleAnswer(
  { database, now }: AdvanceParts,
  answer: RatingAnswerDocument,
): Promise<'answered' | 'confirmed' | 'rejected'> {
  const round = answerRound(answer)
  const responses = database.collection('answerResponses')
  const [agree, against, period, result, courtyard] = await Promise.all([
    responses.count({ answerRound: round, agree: true }),
    responses.count({ answerRound: round, agree: false }),
    database.collection('ratingPeriods').get(answer.periodId),
    database.collection('ratingResults').get(answer.periodId),
    database.collection('courtyards').get(answer.courtyardId),
  ])
  if (!period || !result) throw new Error(`answer ${answer._id} has no result`)
  const timeIsOver = answer.respondBy !== null && now >= answer.respondBy
  const state = decideAnswer({ agree, against, raters: result.raters }, timeIsOver)
  if (state === 'answered' && !timeIsOver) return state
  const counted = { agree, against, dueAt: null }
  const answerBy = endOfDays(now, period.answerDays, courtyard?.extraHolidays ?? [])
  await database.transaction(async (transaction) => {
    const answers = transaction.collection('ratingAnswers')
    const current = await answers.get(answer._id)
    if (current?.state !== 'answered' || current.round !== answer.round)
      throw new MovedOn(`answer ${answer._id} is settled`)
    if (state === 'answered') {
      await answers.update(answer._id, counted)
      return
    }
    await answers.update(answer._id, {
      ...counted,
      state,
      settledAt: now,
      ...(state === 'rejected' ? { answerBy, dueAt: overdueToldAt(answerBy) } : {}),
    })
    if (state === 'rejected')
      await transaction.collection('outbox').create(rejectedNotice(period, now, answer, answerBy))
  })
  return state
}
