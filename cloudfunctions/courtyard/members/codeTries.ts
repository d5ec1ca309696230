import type { Call } from '../../shared/call'
import { above, below, increment } from '../../shared/database'
import { Refusal } from '../../shared/refusal'

const HOUR = 3_600_000
/** Wrong household codes that one account may type in an hour. */
export const WRONG_CODES_MAX = 5

/**
 * Takes one of the account's tries before the code is looked at, so that a hundred calls at once still are five tries.
 * Give it back with returnTry() when the code was right. Refuses with TOO_MANY_TRIES and `retryAt`.
 */
export async function takeTry({ database, accountId, now }: Call): Promise<void> {
  const tries = database.collection('codeTries')
  for (let attempt = 0; attempt < WRONG_CODES_MAX + 2; attempt++) {
    const taken = await tries.updateWhere(
      { _id: accountId, windowStartedAt: above(now - HOUR), wrong: below(WRONG_CODES_MAX) },
      { wrong: increment(1) },
    )
    if (taken === 1) return
    const known = await tries.get(accountId)
    if (!known) {
      const first = { _id: accountId, windowStartedAt: now, wrong: 1, createdAt: now, schema: 1 } as const
      if (await tries.create(first)) return
    } else if (known.windowStartedAt > now - HOUR) {
      if (known.wrong >= WRONG_CODES_MAX) throw new Refusal('TOO_MANY_TRIES', { retryAt: known.windowStartedAt + HOUR })
    } else {
      const next = { windowStartedAt: now, wrong: 1 }
      if ((await tries.updateWhere({ _id: accountId, windowStartedAt: known.windowStartedAt }, next)) === 1) return
    }
  }
  throw new Refusal('BUSY')
}

export async function returnTry({ database, accountId }: Call): Promise<void> {
  await database.collection('codeTries').updateWhere({ _id: accountId, wrong: above(0) }, { wrong: increment(-1) })
}

/** The refusal for a wrong code, with the tries that are left. */
export async function wrongCode({ database, accountId }: Call): Promise<Refusal> {
  const known = await database.collection('codeTries').get(accountId)
  return new Refusal('CODE_WRONG', { triesLeft: Math.max(0, WRONG_CODES_MAX - (known?.wrong ?? 0)) })
}
