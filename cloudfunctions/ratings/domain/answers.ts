import { MINUTE_MS } from '../../shared/dates'
import type { RatingAnswerDocument, RatingAnswerState } from '../../shared/documents'

/** Items that a period can ask an answer to: as many as a form has at most. */
export const ANSWERS_MAX = 12
/** Nobody is told at the midnight at which an answer's date ends, but at 8 that morning. */
const MORNING_MS = 8 * 60 * MINUTE_MS
/** When people are told that an answer is overdue, if it is by then. */
export const overdueToldAt = (answerBy: number): number => answerBy + MORNING_MS

/** Days that raters have to say whether an answer will do. */
export const RESPONSE_DAYS = 7
/** Rejected answers that stay readable with the item. */
export const EARLIER_MAX = 10

export type ShownAnswerState = RatingAnswerState | 'overdue' | 'unconfirmed'

/** What holds now: a date that has passed makes an answer overdue by itself. */
export function answerStateAt(
  { state, answerBy, respondBy }: Pick<RatingAnswerDocument, 'state' | 'answerBy' | 'respondBy'>,
  now: number,
): ShownAnswerState {
  if ((state === 'due' || state === 'rejected') && now >= answerBy) return 'overdue'
  if (state === 'answered' && respondBy !== null && now >= respondBy) return 'unconfirmed'
  return state
}

export interface Responses {
  readonly agree: number
  readonly against: number
  /** How many rated in the period. */
  readonly raters: number
}

/**
 * What the raters' side has decided (双向反馈): more than half of the raters decide at once; when their time is over, whoever
 * were more. Nobody, or as many for as against, decides nothing: the answer stays unconfirmed and whoever answered can't
 * close it.
 */
export function decideAnswer(
  { agree, against, raters }: Responses,
  timeIsOver: boolean,
): 'answered' | 'confirmed' | 'rejected' {
  if (agree * 2 > raters || (timeIsOver && agree > against)) return 'confirmed'
  if (against * 2 > raters || (timeIsOver && against > agree)) return 'rejected'
  return 'answered'
}
