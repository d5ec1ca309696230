import { DAY_MS } from '../../shared/dates'
import type { CountWait, DoorCheckDocument, MotionDocument } from '../../shared/documents'

/** How long those it concerns have, from when they were told. */
export const WAIT_MS = 2 * DAY_MS
/** Whatever is claimed and left unanswered, the count is made by then. */
export const WAIT_MAX_MS = 7 * DAY_MS
/** One in so many of these doors is asked, and no fewer than ASKED_MIN. */
const ONE_IN = 5
const ASKED_MIN = 5
/** So many doors that didn't answer count like one that said no. */
const UNANSWERED = 3

type Motion = Pick<MotionDocument, 'stage' | 'opensAt' | 'closesAt' | 'countWait'>

/** Closed, waiting, and not yet to be counted. */
export const isWaiting = ({ stage, countWait }: Pick<Motion, 'stage' | 'countWait'>, now: number): boolean =>
  stage === 'open' && !!countWait && now < countWait.until

/** Whether a household may say now that the ballot in its name isn't its own. */
export const claimsOpen = (motion: Motion, now: number): boolean =>
  motion.stage === 'open' && now >= motion.opensAt && (now < motion.closesAt || isWaiting(motion, now))

/** Never earlier than it was, never later than seven days after closing. */
export const waitUntil = (closesAt: number, now: number, before = 0): number =>
  Math.max(before, Math.min(now + WAIT_MS, closesAt + WAIT_MAX_MS))

export const doorsToAsk = (doors: number): number => Math.min(doors, Math.max(ASKED_MIN, Math.ceil(doors / ONE_IN)))

/**
 * The doors that are asked first. `seed`: the hash of the step that closed the vote; it covers every receipt that is in, so nobody who
 * makes up a ballot knows before closing whose door it leads to.
 */
export function drawDoors<D extends { readonly householdId: string }>(
  doors: readonly D[],
  seed: string,
  sha256: (text: string) => string,
): D[] {
  const ranked = doors.map((door) => ({ door, rank: sha256(`yuanba-door/1\n${seed}\n${door.householdId}`) }))
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1))
  return ranked.slice(0, doorsToAsk(doors.length)).map(({ door }) => door)
}

/** Whether all doors are to be asked, and the count waits once more: one said no, or three didn't answer until the wait was over. */
export function asksAll(
  { again }: Pick<CountWait, 'again'>,
  checks: readonly Pick<DoorCheckDocument, 'answer'>[],
  over: boolean,
): boolean {
  if (again) return false
  if (checks.some(({ answer }) => answer === 'no')) return true
  return over && checks.filter(({ answer }) => answer === 'waiting' || answer === 'nobody').length >= UNANSWERED
}
