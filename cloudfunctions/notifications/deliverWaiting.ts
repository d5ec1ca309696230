import type { TimerCall } from '../shared/call'
import { atMost } from '../shared/database'
import type { OutboxDocument } from '../shared/documents'
import { logBug } from '../shared/log'
import { deliverNotice } from './deliverNotice'

const ROWS = 20
/** Longer than a function may run (config.json): when it has passed, the worker that held the row is gone. */
export const LEASE_MS = 90_000
/** Leaves room within the function's 60 s for the batch being sent. */
const TIME_MS = 40_000

/**
 * The timer: takes facts that wait, the oldest first, each by a lease, and brings them to the members who have a message left.
 * A row that isn't finished goes on from its cursor in a minute.
 */
export async function deliverWaiting(call: TimerCall, elapsed = since(Date.now())): Promise<void> {
  const rows = await call.database.collection('outbox').find({
    where: { state: 'waiting', leaseUntil: atMost(call.now) },
    orderBy: [['createdAt', 'asc']],
    limit: ROWS,
  })
  const timeIsUp = () => elapsed() > TIME_MS
  for (const row of rows) {
    if (timeIsUp()) return
    try {
      const held = await lease(call, row)
      if (held) await deliverNotice(call, held, timeIsUp)
    } catch (error) {
      // the lease runs out by itself: this row comes again, the others go on
      logBug(call.requestId, error)
    }
  }
}

const since = (start: number) => () => Date.now() - start

async function lease({ database, now }: TimerCall, row: OutboxDocument): Promise<OutboxDocument | null> {
  const leaseUntil = now + LEASE_MS
  const taken = await database
    .collection('outbox')
    .updateWhere({ _id: row._id, state: 'waiting', leaseUntil: row.leaseUntil, cursor: row.cursor }, { leaseUntil })
  return taken === 1 ? { ...row, leaseUntil } : null
}
