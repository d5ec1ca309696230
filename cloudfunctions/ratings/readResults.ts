import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { RatingAnswerDocument, RatingResultDocument } from '../shared/documents'
import type { RatingPeriodId } from '../shared/ids'
import { PAGE_SIZE } from '../shared/readPages'
import type { RatingsOutput } from './contract'
import { answerStateAt } from './domain/answers'
import { describeResult, type AnswerCounts } from './readPeriod'

/** Results as the lists show them, with where their answers are: one more step. */
export async function summarize(
  { database, now }: MemberCall,
  results: readonly RatingResultDocument[],
): Promise<RatingsOutput<'ratings'>['results']> {
  const answered = results.filter(({ ratee }) => ratee !== 'household').map(({ _id }) => _id)
  const answers =
    answered.length === 0
      ? []
      : await database.collection('ratingAnswers').find({ where: { periodId: oneOf(answered) }, limit: PAGE_SIZE })
  return results.map((result) => describeResult(result, countAnswers(result._id, answers, now)))
}

function countAnswers(periodId: RatingPeriodId, answers: readonly RatingAnswerDocument[], now: number): AnswerCounts {
  const counts: AnswerCounts = { due: 0, overdue: 0, answered: 0, confirmed: 0, rejected: 0 }
  for (const answer of answers) {
    if (answer.periodId !== periodId) continue
    const state = answerStateAt(answer, now)
    counts[state === 'unconfirmed' ? 'answered' : state] += 1
  }
  return counts
}
