import { calendarLines, type CalendarEntry } from './calendarLines'
import { showModal } from './modal'

/** The phone's question before an entry goes into its calendar, with all that the entry says. */
export async function askForCalendar(entry: CalendarEntry): Promise<boolean> {
  const content = calendarLines(entry).join('\n')
  const { confirm } = await showModal({ title: '添加到日历', content, confirmText: '添加' })
  return confirm
}
