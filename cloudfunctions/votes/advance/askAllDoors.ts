import type { MotionDocument } from '../../shared/documents'
import { waitUntil } from '../domain/countWait'
import { COUNT_GRACE_MS } from '../domain/times'
import type { AdvanceParts } from './advanceParts'
import { createChecks } from './closeMotion'
import { concernedDoors } from './concernedDoors'

/** All the doors are asked, and the count waits once more; once, whoever calls. */
export async function askAllDoors(parts: AdvanceParts, read: MotionDocument): Promise<void> {
  const { database, now } = parts
  const { doors } = await concernedDoors(parts, read)
  // the rows first: whoever waits has something to ask
  await createChecks(parts, doors)
  await database.transaction(async (transaction) => {
    const motions = transaction.collection('motions')
    const motion = await motions.get(read._id)
    const countWait = motion?.countWait
    if (motion?.stage !== 'open' || !countWait || countWait.again) return
    const until = waitUntil(motion.closesAt, now, countWait.until)
    await motions.update(motion._id, { countWait: { ...countWait, until, again: true }, dueAt: until + COUNT_GRACE_MS })
  })
}
