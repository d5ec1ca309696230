import { endOfDay, nextWorkday } from '../../shared/dates'
import type { MotionDocument } from '../../shared/documents'

const WORKDAYS = 3

/** Until when a household that wasn't told before the count may say that its ballot isn't its own: three working days after it. */
export function lateClaimsUntil(countedAt: number): number {
  let until = countedAt
  for (let day = 0; day < WORKDAYS; day++) until = endOfDay(nextWorkday(until - (day === 0 ? 0 : 1)))
  return until
}

type Counted = Pick<MotionDocument, 'complaints' | 'margin'>

/** Whether what isn't settled yet could change the outcome, together with what was upheld: only then a result waits for it. */
export function complaintsMatter({ complaints, margin = Infinity }: Counted): boolean {
  if (!complaints || complaints.open === 0) return false
  return complaints.open + complaints.upheld >= margin
}

/** So many were upheld that the outcome may be another: it is voted again. */
export const isHeldAgain = ({ complaints, margin = Infinity }: Counted): boolean =>
  complaints !== undefined && complaints.upheld > 0 && complaints.upheld >= margin
