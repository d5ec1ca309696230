import type { TimerCall } from '../../shared/call'
import { atMost } from '../../shared/database'
import type { DutyCalendarDocument } from '../../shared/documents'
import { logBug } from '../../shared/log'
import { outboxRow } from '../../shared/outbox'
import { nextMorning } from '../domain/disclosures/duties'
import { readDuties } from './calendar'

const BATCH = 50
/** Leaves room within the function's 20 s for the calendar being worked on; the rest is due again in five minutes. */
const TIME_MS = 12_000

/** The timer: from 8 in the morning on, each overdue duty is told to the committee once. Fired twice or late it tells the same. */
export async function remindOfDuties(call: TimerCall, elapsed = since(Date.now())): Promise<void> {
  const calendars = call.database.collection('dutyCalendars')
  for (;;) {
    const due = await calendars.find({ where: { dueAt: atMost(call.now) }, orderBy: [['dueAt', 'asc']], limit: BATCH })
    for (const calendar of due) {
      if (elapsed() > TIME_MS) return
      // one courtyard's failure keeps nobody else waiting: it is looked at again tomorrow
      await remind(call, calendar).catch((error: unknown) => logBug(call.requestId, error))
      await calendars.updateWhere({ _id: calendar._id, dueAt: calendar.dueAt }, { dueAt: nextMorning(call.now) })
    }
    if (due.length < BATCH) return
  }
}

const since = (start: number) => () => Date.now() - start

async function remind(call: TimerCall, calendar: DutyCalendarDocument): Promise<void> {
  const { courtyardId } = calendar
  const overdue = (await readDuties(call, calendar)).filter(({ state }) => state === 'overdue')
  const rows = overdue.map(({ at }) =>
    outboxRow(
      {
        kind: 'dutyOverdue',
        courtyardId,
        subjectId: courtyardId,
        title: `该公示了:${at.item.title}`,
        text: `${at.periodLabel}的“${at.item.title}”过了期限还没公示,请尽快公示。`,
        audience: 'committee',
        period: `${at.item.key}-${at.period}`,
        happensAt: at.dueAt,
      },
      call.now,
    ),
  )
  await Promise.all(rows.map((row) => call.database.collection('outbox').create(row)))
}
