import { endOfDays, MINUTE_MS } from '../../shared/dates'
import type { RaisedDocument } from '../../shared/documents'
import { rules } from './kinds'

const HOUR_MS = 60 * MINUTE_MS
/** An answer lapses at 24:00: its raiser is reminded at 19:00 of the day before, */
const EVENING_BEFORE_MS = 29 * HOUR_MS
/** or at 9:00 of the last day where the answer itself came later than that. */
const LAST_MORNING_MS = 15 * HOUR_MS

/** When the raiser is reminded that their answer is about to lapse: once, and after it came. */
export function remindAt(answeredAt: number, lapsesAt: number): number {
  const evening = lapsesAt - EVENING_BEFORE_MS
  return evening > answeredAt ? evening : lapsesAt - LAST_MORNING_MS
}

/** When an answer is due, for kinds that set a day. `courtyardDays`: what the courtyard has set, where it is asked. */
export function dueAt(
  kind: RaisedDocument['kind'],
  now: number,
  extraHolidays: readonly string[],
  courtyardDays = 0,
): number {
  const { answerDays } = rules[kind]
  if (answerDays === null) throw new Error(`no day is set for an answer to a ${kind}`)
  return endOfDays(now, answerDays === 'courtyard' ? courtyardDays : answerDays, extraHolidays)
}

type Timed = Pick<RaisedDocument, 'state' | 'lapsesAt' | 'wakesAt'>

/**
 * What the clock asks of a matter now. Unanswered in time, it goes to those who settle it; one that is with them and isn't drawn for
 * yet is to be. Where the timer comes too late to remind, the matter lapses all the same.
 */
export function wake({ state, lapsesAt, wakesAt }: Timed, now: number): 'refer' | 'draw' | 'lapsing' | 'lapse' | null {
  if (wakesAt === null || wakesAt > now) return null
  if (state === 'raised') return 'refer'
  if (state === 'insisted') return 'draw'
  if (state !== 'answered' || lapsesAt === null) return null
  return lapsesAt <= now ? 'lapse' : 'lapsing'
}
