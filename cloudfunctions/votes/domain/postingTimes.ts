import { endOfDays } from '../../shared/dates'
import type { MotionDocument } from '../../shared/documents'

/** Nobody holds a result up for longer, whatever anybody does or leaves undone. */
const UNDECIDED_DAYS = 30
/** A longer posting leaves whoever objects at its end the time that an answer and a drawing take. */
const AFTER_POSTING_DAYS = 14

type Posted = Pick<MotionDocument, 'countedAt' | 'postedUntil'>

/** From when objections that nobody has settled are 没有裁定 and in nobody's way. */
export function undecidedAt({ countedAt, postedUntil }: Posted): number {
  if (countedAt === null || postedUntil === null) return Infinity
  return Math.max(endOfDays(countedAt, UNDECIDED_DAYS, []), endOfDays(postedUntil - 1, AFTER_POSTING_DAYS, []))
}
