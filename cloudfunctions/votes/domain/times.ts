import { MINUTE_MS } from '../../shared/dates'

/**
 * A ballot accepted just before closing may still be on its way to the database: the count begins this long after closing,
 * which is longer than a function may run (config.json's timeout; a test compares them).
 */
export const COUNT_GRACE_MS = MINUTE_MS

/** People need a whole day to cast, and a whole day more when a vote is extended. */
export const VOTING_MIN_MS = 24 * 60 * MINUTE_MS

/** A vote that runs longer, or opens later, is a slip of the finger. */
export const PLAN_MAX_MS = 366 * 24 * 60 * MINUTE_MS
