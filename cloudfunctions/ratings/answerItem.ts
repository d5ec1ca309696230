import { DAY_MS, endOfDays } from '../shared/dates'
import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { EARLIER_MAX, RESPONSE_DAYS } from './domain/answers'
import { answeredNotice } from './domain/notices'
import { answersFor } from './domain/ring'
import { answerKey } from './keys'
import { readPeriod } from './readPeriod'
import type { RatingsUseCase } from './useCase'

/** A promise further away than this is a slip of the finger. */
const DONE_BY_MAX_MS = 366 * DAY_MS

/** The ratee says what will be done and by when; late is better than never. The raters then say whether it will do. */
export const answerItem: RatingsUseCase<'answerItem'> = async (call, { periodId, itemKey, measure, doneBy }) => {
  const { database, member, accountId, requestId, now } = call
  const [period, courtyard] = await Promise.all([
    readPeriod(call, periodId),
    database.collection('courtyards').get(member.courtyardId),
    fitText(call, measure),
  ])
  if (!answersFor(period.ratee, member, now)) throw new Refusal('NOT_YOUR_PART')
  if (doneBy < now - DAY_MS || doneBy > now + DONE_BY_MAX_MS) throw new Refusal('INVALID_INPUT', { at: 'doneBy' })
  const respondBy = endOfDays(now, RESPONSE_DAYS, courtyard?.extraHolidays ?? [])
  await database.transaction(async (transaction) => {
    const answers = transaction.collection('ratingAnswers')
    const answer = await answers.get(answerKey(periodId, itemKey))
    if (!answer) throw new Refusal('NOT_FOUND')
    // a retry of an answer that is in
    if (answer.lastRequestId === requestId) return
    if (answer.state !== 'due' && answer.state !== 'rejected') throw new Refusal('WRONG_STAGE')
    const { measure: before, doneBy: promised, answeredAt } = answer
    const rejected = promised !== null && answeredAt !== null
    const round = answer.round + (rejected ? 1 : 0)
    const earlier = rejected ? [...answer.earlier, { measure: before, doneBy: promised, answeredAt }] : answer.earlier
    await answers.update(answer._id, {
      ...{ state: 'answered', round, measure, doneBy, respondBy },
      answeredAt: now,
      answeredBy: accountId,
      lastRequestId: requestId,
      earlier: earlier.slice(-EARLIER_MAX),
      ...{ agree: 0, against: 0, settledAt: null, dueAt: respondBy },
    })
    await transaction.collection('outbox').create(answeredNotice(period, now, { ...answer, round }, respondBy))
  })
  return {}
}
