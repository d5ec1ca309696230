import type { MeetingDocument, MeetingKind } from '../../../shared/documents'
import { chinaDay, DAY_MS, endOfDays, MINUTE_MS } from '../../../shared/dates'
import { kinds } from './kinds'

const HOUR_MS = 60 * MINUTE_MS
const SIGN_IN_BEFORE_MS = 30 * MINUTE_MS
/** A meeting that nobody ended is over by then. */
export const OVER_AFTER_MS = 6 * HOUR_MS
/** A meeting planned later than this is a slip of the finger. */
export const PLAN_MAX_MS = 366 * DAY_MS
/** Days for corrections, as proposed; no rule names any. */
export const CORRECTION_DAYS = 3
/** Days that minutes changed while people look them over lie open from then on; no rule names any. */
export const LOOKED_OVER_DAYS = 1

/** The first instant a meeting of this kind may start when it is called now. */
export function earliestStart(kind: MeetingKind, now: number, extraHolidays: readonly string[]): number {
  const { noticeDays, byLaw } = kinds[kind]
  if (byLaw) return endOfDays(now, noticeDays, extraHolidays)
  // a default counts days back from the meeting, and people sit together on holidays too
  return Date.parse(`${chinaDay(now)}T00:00:00+08:00`) + noticeDays * DAY_MS
}

type Timed = Pick<MeetingDocument, 'startsAt' | 'stage'>

export const signInOpensAt = ({ startsAt }: Pick<Timed, 'startsAt'>): number => startsAt - SIGN_IN_BEFORE_MS

/** By code: on the spot only, from half an hour before until the minutes are begun, six hours at most. */
export function codeIsOpen({ startsAt, stage }: Timed, now: number): boolean {
  return stage === 'called' && now >= signInOpensAt({ startsAt }) && now < startsAt + OVER_AFTER_MS
}

/** By the roll: also afterwards, from a list on paper, until the minutes go out. */
export function rollIsOpen({ startsAt, stage }: Timed, now: number): boolean {
  return (stage === 'called' || stage === 'held') && now >= signInOpensAt({ startsAt })
}

/**
 * When people are reminded: a day before; two hours before where the call itself came later than that, so that nobody is told
 * twice in one evening.
 */
export function remindAt(calledAt: number, startsAt: number): number {
  return calledAt <= startsAt - DAY_MS ? startsAt - DAY_MS : Math.max(calledAt, startsAt - 2 * HOUR_MS)
}
