import type { Call } from './call'
import { above, atMost, below, increment } from './database'
import { Refusal } from './refusal'

const HOUR = 3_600_000

/** What anybody may try, and how often an account may within an hour. One that isn't limited by anything else has its row here. */
export const triesAnHour = {
  /** Wrong household codes: a right one is given back. */
  code: 5,
  /** Courtyards' numbers, right or wrong: somebody who types theirs off a poster needs one or two. */
  number: 20,
  /** Lists of places, as one is shown for each that is chosen. */
  places: 60,
  /** Names that a courtyard is to be founded with. */
  founding: 20,
  /** Requests to a committee. */
  asking: 20,
} as const

type Kind = keyof typeof triesAnHour
type By = Pick<Call, 'database' | 'accountId' | 'now'>

const keyOf = (kind: Kind, { accountId }: Pick<By, 'accountId'>): string => `${kind}:${accountId}`

/**
 * Takes one of the account's tries before anything is looked at, so that a hundred calls at once still are as many as the hour has.
 * Refuses with TOO_MANY_TRIES and `retryAt`. One round trip, two when it is the first ever.
 */
export async function takeTry(kind: Kind, by: By): Promise<void> {
  const { database, now } = by
  const tries = database.collection('tries')
  const _id = keyOf(kind, by)
  const max = triesAnHour[kind]
  for (let attempt = 0; attempt < max + 2; attempt++) {
    const within = { _id, windowStartedAt: above(now - HOUR), taken: below(max) }
    if ((await tries.updateWhere(within, { taken: increment(1) })) === 1) return
    const first = { windowStartedAt: now, taken: 1 }
    if (await tries.create({ _id, ...first, createdAt: now, schema: 1 })) return
    if ((await tries.updateWhere({ _id, windowStartedAt: atMost(now - HOUR) }, first)) === 1) return
    const known = await tries.get(_id)
    if (known && known.taken >= max && known.windowStartedAt > now - HOUR) {
      throw new Refusal('TOO_MANY_TRIES', { retryAt: known.windowStartedAt + HOUR })
    }
  }
  throw new Refusal('BUSY')
}

/** Gives back a try that was right. */
export async function returnTry(kind: Kind, by: By): Promise<void> {
  const own = { _id: keyOf(kind, by), taken: above(0) }
  await by.database.collection('tries').updateWhere(own, { taken: increment(-1) })
}

export async function triesLeft(kind: Kind, by: By): Promise<number> {
  const known = await by.database.collection('tries').get(keyOf(kind, by))
  return Math.max(0, triesAnHour[kind] - (known?.taken ?? 0))
}
