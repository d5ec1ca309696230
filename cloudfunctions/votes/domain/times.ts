import { DAY_MS, MINUTE_MS } from '../../shared/dates'

/**
 * A ballot accepted just before closing may still be on its way to the database: the count begins this long after closing,
 * which is longer than a function may run (config.json's timeout; a test compares them).
 */
export const COUNT_GRACE_MS = MINUTE_MS

/** People need a whole day to cast, and a whole day more when a vote is extended. */
export const VOTING_MIN_MS = 24 * 60 * MINUTE_MS

/** Votes open and close in the day, when whoever is touched is awake: from 8:00 to 22:00 (本院落约定，非法律规定). */
const OPENS_HOUR = 8
const CLOSES_HOUR = 22
const HOUR_MS = 60 * MINUTE_MS
const CHINA_MS = 8 * HOUR_MS

/** Milliseconds since 0:00 of its China day. */
const sinceMidnight = (at: number): number => (at + CHINA_MS) % DAY_MS

export const isByDay = (at: number): boolean =>
  sinceMidnight(at) >= OPENS_HOUR * HOUR_MS && sinceMidnight(at) <= CLOSES_HOUR * HOUR_MS

/** The first instant from this one on at which a vote may open. */
export function byDayFrom(at: number): number {
  const midnight = at - sinceMidnight(at)
  if (sinceMidnight(at) <= OPENS_HOUR * HOUR_MS) return midnight + OPENS_HOUR * HOUR_MS
  return isByDay(at) ? at : midnight + DAY_MS + OPENS_HOUR * HOUR_MS
}

/** A vote that runs longer, or opens later, is a slip of the finger. */
export const PLAN_MAX_MS = 366 * 24 * 60 * MINUTE_MS
