import { MINUTE_MS } from '../../../shared/dates'

/** Who hasn't accepted by then is replaced by the next. */
export const ANSWER_MS = 48 * 60 * MINUTE_MS
/** The next one is asked a little later: no answer given in time on a machine whose clock is behind comes after it. */
export const REPLACE_GRACE_MS = MINUTE_MS

export interface Answers {
  readonly householdId: string
  readonly hasAccount: boolean
  readonly acceptedAt: number | null
  readonly declinedAt: number | null
}

export interface Asked<D extends Answers> {
  readonly door: D
  readonly askedAt: number
  readonly answerBy: number
  readonly state: 'asked' | 'accepted' | 'declined' | 'lapsed'
}

export interface Draw {
  readonly drawnAt: number
  readonly seats: number
  /** Everybody on the list sits, with an account or without. */
  readonly whole?: boolean
}

/** Of three at most one has no account: another fetches its word. */
const withoutAccountMax = (seats: number): number => Math.floor(seats / 3)

/**
 * Everybody asked until now, in the order of being asked. It follows from what is stored and the clock alone: no caller chooses
 * who sits, and a door is asked once.
 */
export function askedUntil<D extends Answers>(
  { drawnAt, seats, whole = false }: Draw,
  order: readonly D[],
  now: number,
): Asked<D>[] {
  const asked: Asked<D>[] = []
  const waiting = [...order]
  let sitting: Asked<D>[] = []
  const ask = (at: number) => {
    const full = !whole && sitting.filter(({ door }) => !door.hasAccount).length >= withoutAccountMax(seats)
    const place = waiting.findIndex(({ hasAccount }) => hasAccount || !full)
    const [door] = place < 0 ? [] : waiting.splice(place, 1)
    if (!door) return false
    const one = askedAt(door, at, now)
    asked.push(one)
    sitting.push(one)
    return true
  }
  const fill = (at: number) => {
    while (sitting.length < seats && ask(at));
  }
  if (drawnAt > now) return []
  fill(drawnAt)
  for (;;) {
    const [leaving] = [...sitting].sort((a, b) => leavesAt(a) - leavesAt(b))
    if (!leaving || leavesAt(leaving) > now) return asked
    sitting = sitting.filter((one) => one !== leaving)
    fill(leavesAt(leaving))
  }
}

function askedAt<D extends Answers>(door: D, at: number, now: number): Asked<D> {
  const answerBy = at + ANSWER_MS
  const { acceptedAt, declinedAt } = door
  const accepted = acceptedAt !== null && acceptedAt >= at && acceptedAt < answerBy && acceptedAt <= now
  const declined = declinedAt !== null && declinedAt >= at && declinedAt <= now && (accepted || declinedAt < answerBy)
  const open = now < answerBy + REPLACE_GRACE_MS ? 'asked' : 'lapsed'
  return { door, askedAt: at, answerBy, state: declined ? 'declined' : accepted ? 'accepted' : open }
}

function leavesAt({ state, door, answerBy }: Asked<Answers>): number {
  switch (state) {
    case 'declined':
      return door.declinedAt ?? Infinity
    case 'lapsed':
      return answerBy + REPLACE_GRACE_MS
    case 'asked':
    case 'accepted':
      return Infinity
  }
}

/** Those who sit now: asked or accepted. Fewer than there are seats when the list is used up. */
export const seatsAt = <D extends Answers>(draw: Draw, order: readonly D[], now: number): Asked<D>[] =>
  askedUntil(draw, order, now).filter(({ state }) => state === 'asked' || state === 'accepted')

/** Two equal words decide; where all doors sit, more than half of them. */
export const wordsNeeded = ({ seats, whole = false }: Pick<Draw, 'seats' | 'whole'>): number =>
  whole ? Math.floor(seats / 2) + 1 : 2

/** The word that so many of those who sit gave; null = not yet. */
export function decisionOf<W extends string>(words: readonly (W | null)[], needed = 2): W | null {
  const said = words.filter((word) => word !== null)
  return said.find((word) => said.filter((one) => one === word).length >= needed) ?? null
}
