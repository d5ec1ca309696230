import type { TimerCall } from '../shared/call'
import { atMost } from '../shared/database'
import type { MotionDocument } from '../shared/documents'
import { logBug } from '../shared/log'
import { advanceMotion } from './advanceMotion'
import { MINUTE_MS } from '../shared/dates'

const BATCH = 50
/** Leaves room within the function's 20 s for the motion being worked on. */
const TIME_MS = 12_000
/** A motion that fails is out of the others' way for this long; looking at it tries again at once. */
const AFTER_FAILURE_MS = 5 * MINUTE_MS

/**
 * The timer: every motion the clock asks something of, the longest due first. What isn't reached now is due in a minute
 * again. `elapsed` gives the milliseconds since the call began.
 */
export async function advanceDueMotions(call: TimerCall, elapsed = since(Date.now())): Promise<void> {
  const motions = call.database.collection('motions')
  for (;;) {
    const due = await motions.find({ where: { dueAt: atMost(call.now) }, orderBy: [['dueAt', 'asc']], limit: BATCH })
    for (const motion of due) {
      if (elapsed() > TIME_MS) return
      await advanceOrPostpone(call, motion)
    }
    if (due.length < BATCH) return
  }
}

const since = (start: number) => () => Date.now() - start

/** One motion that can't be moved doesn't hold up the rest: it is logged and comes again later. */
async function advanceOrPostpone(call: TimerCall, motion: MotionDocument): Promise<void> {
  try {
    const moved = await advanceMotion(call, motion)
    if (moved.dueAt === null || moved.dueAt > call.now) return
  } catch (error) {
    logBug(call.requestId, error)
  }
  await call.database
    .collection('motions')
    .updateWhere({ _id: motion._id, dueAt: atMost(call.now) }, { dueAt: call.now + AFTER_FAILURE_MS })
}
