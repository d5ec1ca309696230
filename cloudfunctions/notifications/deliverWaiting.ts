import type { TimerCall } from '../shared/call'
import { atMost } from '../shared/database'
import type { OutboxDocument } from '../shared/documents'
import { logBug } from '../shared/log'
import { deliverNotice } from './deliverNotice'
import { inLanes } from './lanes'
import { retryDeliveries } from './retryDeliveries'

/** Facts that one run looks for at once, and how often it looks while there are more and time is left. */
const ROWS = 48
const LOOKS = 60
/** Longer than a function may run (config.json): when it has passed, the worker that held the row is gone. */
export const LEASE_MS = 90_000
/** Leaves room within the function's 60 s for the batches being sent. */
const TIME_MS = 40_000
/** Of that, what may go to trying again: new facts get their turn in every run. */
const RETRY_TIME_MS = 15_000

/**
 * The timer: sends again what is due for another try, then takes facts that wait, the oldest first, each by a lease, and brings
 * them to the members who have a message left. A row that isn't finished goes on from its cursor in a minute.
 */
export async function deliverWaiting(call: TimerCall, elapsed = since(Date.now())): Promise<void> {
  const timeIsUp = () => elapsed() > TIME_MS
  await surviving(call, () => retryDeliveries(call, () => elapsed() > RETRY_TIME_MS))
  for (let looks = 0, more = true; more && looks < LOOKS && !timeIsUp(); looks++) {
    const rows = await call.database.collection('outbox').find({
      where: { state: 'waiting', leaseUntil: atMost(call.now) },
      orderBy: [['createdAt', 'asc']],
      limit: ROWS,
    })
    more = rows.length === ROWS
    await inLanes(rows, timeIsUp, (row) => deliverOne(call, row, timeIsUp))
  }
}

const since = (start: number) => () => Date.now() - start

const deliverOne = (call: TimerCall, row: OutboxDocument, timeIsUp: () => boolean) =>
  surviving(call, async () => {
    const held = await lease(call, row)
    if (held) await deliverNotice(call, held, timeIsUp)
  })

/** A failure is logged and the rest goes on: a row's lease runs out by itself, and the row comes again. */
async function surviving(call: TimerCall, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    logBug(call.requestId, error)
  }
}

async function lease({ database, now }: TimerCall, row: OutboxDocument): Promise<OutboxDocument | null> {
  const leaseUntil = now + LEASE_MS
  const taken = await database
    .collection('outbox')
    .updateWhere({ _id: row._id, state: 'waiting', leaseUntil: row.leaseUntil, cursor: row.cursor }, { leaseUntil })
  return taken === 1 ? { ...row, leaseUntil } : null
}
