import { mayHere } from '../../shared/offices'
import type { CourtyardUseCase } from '../useCase'
import { describeDuty, readCalendar, readDuties } from './calendar'

/** The calendar and what is due by it. */
export const duties: CourtyardUseCase<'duties'> = async (call) => {
  const calendar = await readCalendar(call)
  const due = await readDuties(call, calendar)
  return {
    items: calendar.items.map(({ key, title, kind, every, graceDays, postedDays, active }) => ({
      ...{ key, title, kind, every, graceDays, postedDays, active },
    })),
    due: due.map(describeDuty),
    answerDays: calendar.answerDays,
    revision: calendar.revision,
    canWrite: mayHere(call, 'committee'),
  }
}
