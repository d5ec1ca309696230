import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import { pages } from '../../../services/pages'
import type { Tag } from '../../../text/motion'
import { raterUnits, rateeNames, sayAnswerBy, sayTenths, tagOfAnswer, type RatingAnswer } from '../../../text/rating'
import { sayDeadline, sayLastDay, sayPast } from '../../../text/when'

export interface AnswersView {
  readonly title: string
  readonly period: string
  readonly answers: readonly ShownAnswer[]
}

export interface ShownAnswer {
  readonly key: string
  readonly title: string
  readonly score: string
  readonly tag: Tag
  /** What happens next, and by when. */
  readonly next: string
  readonly measure: string
  readonly doneBy: string
  readonly counts: string
  readonly earlier: readonly { readonly key: number; readonly when: string; readonly measure: string }[]
  readonly asks: boolean
  readonly question: string
  readonly answerUrl: string
  readonly answerLabel: string
}

export function showAnswers({ period, answers }: RatingsOutput<'ratingResult'>, now: number): AnswersView {
  return {
    title: `分低的,${rateeNames[period.ratee] === '物业' ? '物业' : '院管委会'}怎么改`,
    period: `${rateeNames[period.ratee]} · ${period.periodName}`,
    answers: answers.map((answer) => showAnswer(answer, raterUnits[period.raterGroup], now)),
  }
}

export function showAnswer(answer: RatingAnswer, unit: string, now: number): ShownAnswer {
  const { itemKey, itemTitle, averageTenths, state, measure, doneBy, agree, against, canAnswer, canRespond } = answer
  return {
    key: itemKey,
    title: itemTitle,
    score: `${sayTenths(averageTenths)} 分`,
    tag: tagOfAnswer(answer),
    next: nextOf(answer, now),
    measure,
    doneBy: doneBy === null ? '' : `${sayLastDay(doneBy, now)}前改好`,
    counts: agree + against > 0 ? `${agree} ${unit}认可,${against} ${unit}不认可` : '',
    earlier: answer.earlier.map((one, index) => ({
      key: index,
      when: `${sayPast(one.answeredAt, now)}答复过,没认可`,
      measure: one.measure,
    })),
    asks: canRespond,
    question: questionOf(answer),
    answerUrl: canAnswer ? pages.answerRating(answer.periodId, itemKey) : '',
    answerLabel: state === 'rejected' || answer.earlier.length > 0 ? '重新答复' : '去答复',
  }
}

function questionOf({ canRespond, myResponse }: RatingAnswer): string {
  if (!canRespond) return ''
  if (myResponse === null) return '这样改,行不行?'
  return myResponse ? '你认可了,想改就再点' : '你没认可,想改就再点'
}

function nextOf({ state, answerBy, respondBy }: RatingAnswer, now: number): string {
  switch (state) {
    case 'due':
    case 'overdue':
    case 'rejected':
      return sayAnswerBy(answerBy, now)
    case 'answered':
      return respondBy === null ? '' : `评过的人到 ${sayDeadline(respondBy, now)} 前说行不行`
    case 'unconfirmed':
      return '答复了,还没有人说行不行'
    case 'confirmed':
      return '评过的人多数说行'
  }
}
