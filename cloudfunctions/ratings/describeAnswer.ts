import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { RatingAnswerDocument, RatingDocument } from '../shared/documents'
import type { RatingsOutput } from './contract'
import { answerStateAt } from './domain/answers'
import { answersFor, edgeOf, seatOf } from './domain/ring'
import { answerRound, responseKey } from './keys'

type Answer = RatingsOutput<'ratingResult'>['answers'][number]

/** Whether the caller rated in the answer's period and so may say whether it will do; the seat they say it from. */
export function respondingSeat(
  { member, now }: Pick<MemberCall, 'member' | 'now'>,
  { ratee, periodId }: Pick<RatingAnswerDocument, 'ratee' | 'periodId'>,
  sheets: readonly RatingDocument[],
): string | null {
  // whoever answers can't close, not even from the own household's seat
  if (answersFor(ratee, member, now)) return null
  const seat = seatOf(edgeOf(ratee), member, null, now)
  for (const sheet of sheets) {
    if (sheet.periodId === periodId && sheet.seat === seat && sheet.submitted !== null) return seat
  }
  return null
}

/** Answers as the caller sees them; one read of the own responses. */
export async function describeAnswers(
  call: MemberCall,
  answers: readonly RatingAnswerDocument[],
  sheets: readonly RatingDocument[],
): Promise<Answer[]> {
  const seats = answers.map((answer) => respondingSeat(call, answer, sheets))
  const keys = answers.flatMap((answer, index) => {
    const seat = seats[index] ?? null
    return seat === null ? [] : [responseKey(answerRound(answer), seat)]
  })
  const responses =
    keys.length === 0
      ? []
      : await call.database.collection('answerResponses').find({ where: { _id: oneOf(keys) }, limit: keys.length })
  return answers.map((answer, index) => {
    const mine = responses.find((response) => response.answerRound === answerRound(answer))
    return describe(call, answer, (seats[index] ?? null) !== null, mine?.agree ?? null)
  })
}

function describe(
  { member, now }: MemberCall,
  answer: RatingAnswerDocument,
  isRater: boolean,
  myResponse: boolean | null,
): Answer {
  const { periodId, itemKey, itemTitle, averageTenths, round, answerBy, measure, agree, against } = answer
  const { doneBy, answeredAt, respondBy, earlier, state } = answer
  return {
    ...{ periodId, itemKey, itemTitle, averageTenths, round, answerBy, measure, agree, against },
    ...{ doneBy, answeredAt, respondBy },
    earlier: [...earlier],
    state: answerStateAt(answer, now),
    canAnswer: (state === 'due' || state === 'rejected') && answersFor(answer.ratee, member, now),
    canRespond: state === 'answered' && isRater,
    myResponse,
  }
}
