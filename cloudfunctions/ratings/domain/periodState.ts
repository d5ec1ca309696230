import type { RatingPeriodDocument } from '../../shared/documents'
import { DAY_MS, MINUTE_MS } from '../../shared/dates'

/**
 * A rating accepted just before closing may still be on its way to the database: the count begins this long after closing,
 * which is longer than a function may run (config.json's timeout; a test compares them).
 */
export const COUNT_GRACE_MS = MINUTE_MS
/** Raters are reminded this long before closing. */
export const REMINDER_MS = DAY_MS
/** Days that a household has to appeal against its rating. */
export const APPEAL_DAYS = 7

export type RatingStatus = 'open' | 'counting' | 'appealing' | 'posted'
type Period = Pick<RatingPeriodDocument, 'stage' | 'closesAt' | 'appealUntil'>

/** What holds now by the stored facts and the clock, whether or not the timer ever ran. */
export function statusAt({ stage, closesAt }: Period, now: number): RatingStatus {
  if (stage !== 'open') return stage
  return now < closesAt ? 'open' : 'counting'
}

export const mayAppealAt = ({ stage, appealUntil }: Period, now: number): boolean =>
  stage === 'appealing' && appealUntil !== null && now < appealUntil
