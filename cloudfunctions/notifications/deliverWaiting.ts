import type { TimerCall } from '../shared/call'
import { atMost } from '../shared/database'
import type { OutboxDocument } from '../shared/documents'
import { logBug } from '../shared/log'
import { deliverNotice } from './deliverNotice'
import { retryDeliveries } from './retryDeliveries'

/** Facts that one run looks for at once, and how often it looks while there are more and time is left. */
const ROWS = 48
const LOOKS = 60
/** Facts brought out side by side: WeChat's answers are waited for, not computed. More than this and lines begin to break. */
const LANES = 4
/** Longer than a function may run (config.json): when it has passed, the worker that held the row is gone. */
export const LEASE_MS = 90_000
/** Leaves room within the function's 60 s for the batches being sent. */
const TIME_MS = 40_000

/**
 * The timer: sends again what is due for another try, then takes facts that wait, the oldest first, each by a lease, and brings
 * them to the members who have a message left. A row that isn't finished goes on from its cursor in a minute.
 */
export async function deliverWaiting(call: TimerCall, elapsed = since(Date.now())): Promise<void> {
  const timeIsUp = () => elapsed() > TIME_MS
  await surviving(call, () => retryDeliveries(call))
  for (let looks = 0, more = true; more && looks < LOOKS && !timeIsUp(); looks++) {
    const rows = await call.database.collection('outbox').find({
      where: { state: 'waiting', leaseUntil: atMost(call.now) },
      orderBy: [['createdAt', 'asc']],
      limit: ROWS,
    })
    more = rows.length === ROWS
    const lane = async () => {
      for (let row = rows.shift(); row && !timeIsUp(); row = rows.shift()) await deliverOne(call, row, timeIsUp)
    }
    await Promise.all(Array.from({ length: LANES }, lane))
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
