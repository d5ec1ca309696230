import type { TimerCall } from '../../shared/call'
import { atMost, isDuplicateKey, type Transaction } from '../../shared/database'
import { MINUTE_MS } from '../../shared/dates'
import type { MeetingDocument } from '../../shared/documents'
import { logBug } from '../../shared/log'
import { soonNotice, toConfirmNotice } from '../domain/meetings/notices'

const BATCH = 100
/** A meeting that fails is out of the others' way for this long. */
const AFTER_FAILURE_MS = 30 * MINUTE_MS

/**
 * The timer: reminds of meetings that are near, and tells the committee when the days for corrections are over. Whatever is due is
 * done once, however often or late it fires; the rest of a full batch is due again next time.
 */
export async function advanceMeetings(call: TimerCall): Promise<void> {
  const due = await call.database
    .collection('meetings')
    .find({ where: { dueAt: atMost(call.now) }, orderBy: [['dueAt', 'asc']], limit: BATCH })
  for (const meeting of due) {
    try {
      await advanceMeeting(call, meeting)
    } catch (error) {
      logBug(call.requestId, error)
      await call.database
        .collection('meetings')
        .updateWhere({ _id: meeting._id, dueAt: atMost(call.now) }, { dueAt: call.now + AFTER_FAILURE_MS })
    }
  }
}

async function advanceMeeting({ database, now }: TimerCall, meeting: MeetingDocument): Promise<void> {
  const take = (tell: boolean) =>
    database.transaction(async (transaction: Transaction) => {
      const meetings = transaction.collection('meetings')
      const fresh = await meetings.get(meeting._id)
      if (!fresh || fresh.dueAt === null || fresh.dueAt > now) return
      const notice = tell ? noticeDue(fresh, now) : null
      if (notice) await transaction.collection('outbox').create(notice)
      await meetings.update(fresh._id, { dueAt: null })
    })
  try {
    await take(true)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    // told before: the time was moved away and back again
    await take(false)
  }
}

function noticeDue(meeting: MeetingDocument, now: number) {
  switch (meeting.stage) {
    case 'called':
      // a timer that comes late reminds nobody of what has begun
      return now < meeting.startsAt ? soonNotice(meeting, now) : null
    case 'correcting':
      return toConfirmNotice(meeting, now)
    case 'held':
    case 'confirmed':
    case 'cancelled':
      return null
  }
}
