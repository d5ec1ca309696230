import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import { addDays, dayOf, instantOf } from '../../../text/chinaDay'
import { raterUnits, sayAnswerBy, sayTenths } from '../../../text/rating'
import { sayDate } from '../../../text/when'

export interface AnswerLocal {
  readonly measure: string
  /** 2026-12-05; '' = not chosen yet. */
  readonly day: string
}

export interface AnswerView {
  /** It is this person's turn; else the page only says so. */
  readonly asked: boolean
  readonly title: string
  readonly score: string
  readonly by: string
  readonly counts: readonly number[]
  readonly unit: string
  readonly reasons: string
  readonly rejected: readonly { readonly key: number; readonly measure: string }[]
  readonly earliest: string
  readonly said: string
  readonly reason: string
}

/** What was rated so low and why, as far as it is posted, above what has to be written. */
export function showAnswering(
  { period, items, reasons, answers }: RatingsOutput<'ratingResult'>,
  now: number,
  local: AnswerLocal,
  itemKey: string,
): AnswerView {
  const answer = answers.find((one) => one.itemKey === itemKey)
  const unit = raterUnits[period.raterGroup]
  const ticked = reasons.filter(({ item }) => item === itemKey)
  return {
    asked: answer?.canAnswer ?? false,
    title: answer?.itemTitle ?? '',
    score: answer ? `${sayTenths(answer.averageTenths)} 分` : '',
    by: answer ? sayAnswerBy(answer.answerBy, now) : '',
    counts: items.find(({ key }) => key === itemKey)?.scores?.distribution ?? [],
    unit,
    reasons: ticked.map(({ title, count }) => `${title} ${count} ${unit}`).join('、'),
    rejected: [
      ...(answer?.earlier ?? []).map(({ measure }, index) => ({ key: index, measure })),
      ...(answer?.state === 'rejected' && answer.measure ? [{ key: -1, measure: answer.measure }] : []),
    ],
    earliest: addDays(dayOf(now), 1),
    said: local.day ? sayDate(instantOf(local.day, '00:00')) : '选一个日子',
    reason: local.measure.trim() === '' ? '先写打算怎么改' : local.day === '' ? '选一个改好的日子' : '',
  }
}

/** The end of that day (民法典 203). */
export const doneByOf = (day: string): number => instantOf(day, '24:00')
