/** One request that a function made to the cloud. */
export interface Trip {
  /** The instance's own number for it. */
  number: number
  action: string
  collection: string
  ms: number
}

/** When the function sent a request and when it had the answer, in the order of its own events. */
export type TripTicks = Record<number, [sent: number, answered: number]>

export interface RoundTrips {
  /** Database requests. */
  count: number
  /** The longest chain of database requests in which each began after the one before was answered. */
  depth: number
}

/**
 * Counts the database round trips of one invocation. A request that was sent before another was answered does not depend on
 * it; one that was sent after may. A request that was never answered ends never.
 */
export function measureRoundTrips(trips: readonly Trip[], ticks: TripTicks): RoundTrips {
  const database = trips
    .filter(({ action }) => action.startsWith('database.'))
    .map(({ number }, i) => {
      const [sent, answered] = ticks[number] ?? [i * 2, Infinity]
      return { sent, answered, depth: 1 }
    })
    .sort((a, b) => a.sent - b.sent)
  for (const [i, trip] of database.entries()) {
    for (const earlier of database.slice(0, i)) {
      if (earlier.answered < trip.sent) trip.depth = Math.max(trip.depth, earlier.depth + 1)
    }
  }
  return { count: database.length, depth: Math.max(0, ...database.map(({ depth }) => depth)) }
}
