import { Refusal } from '../shared/refusal'
import { MovedOn } from './advance/advanceParts'
import { settleAnswer } from './advance/settleAnswer'
import { respondingSeat } from './describeAnswer'
import { answerKey, answerRound, responseKey } from './keys'
import { readSheetsAt } from './readMine'
import { ofCourtyard } from './readPeriod'
import type { RatingsUseCase } from './useCase'

/**
 * One response a rater a round, changeable until it is settled. Refuses with NOT_YOUR_PART whoever didn't rate in that period
 * or stands on the answering side (双向反馈: whoever answers can't close).
 */
export const respondToAnswer: RatingsUseCase<'respondToAnswer'> = async (call, { periodId, itemKey, agree }) => {
  const { database, member, now } = call
  const [read, sheets] = await Promise.all([
    database.collection('ratingAnswers').get(answerKey(periodId, itemKey)),
    readSheetsAt(call, periodId),
  ])
  const answer = ofCourtyard(read, member)
  const seat = respondingSeat(call, answer, [...sheets.values()])
  if (seat === null) throw new Refusal('NOT_YOUR_PART')
  const round = answerRound(answer)
  const key = responseKey(round, seat)
  const settled = await database.transaction(async (transaction) => {
    const current = await transaction.collection('ratingAnswers').get(answer._id)
    const responses = transaction.collection('answerResponses')
    const given = await responses.get(key)
    if (current?.round === answer.round && given?.agree === agree && current.state !== 'due') return current.state
    if (current?.state !== 'answered' || current.round !== answer.round) throw new Refusal('WRONG_STAGE')
    if (given) await responses.update(key, { agree })
    else {
      const { courtyardId } = answer
      await responses.create({
        _id: key,
        ...{ courtyardId, periodId, answerRound: round, seat, agree },
        createdAt: now,
        schema: 1,
      })
    }
    return 'answered' as const
  })
  if (settled !== 'answered') return { state: settled }
  try {
    return { state: await settleAnswer(call, answer) }
  } catch (error) {
    if (!(error instanceof MovedOn)) throw error
    // another rater's response settled it at the same moment
    const now = await database.collection('ratingAnswers').get(answer._id)
    return { state: now?.state === 'confirmed' || now?.state === 'rejected' ? now.state : 'answered' }
  }
}
