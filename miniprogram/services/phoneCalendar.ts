/** What the phone's own calendar keeps of a meeting. Instants in ms. */
export interface CalendarEntry {
  readonly title: string
  readonly startsAt: number
  readonly place: string
  readonly text: string
}

/** How long a meeting is taken to last when nobody has said. */
const LENGTH_MS = 90 * 60_000
/** The phone rings so long before, in seconds. */
const ALARM_BEFORE = 3600

/**
 * Writes an entry into the phone's own calendar. Null when the person went back; a sentence
 * when the phone doesn't allow it. WeChat wants seconds, the end as text.
 */
export async function addToCalendar({
  title,
  startsAt,
  place,
  text,
}: CalendarEntry): Promise<{ added: true } | { problem: string } | null> {
  try {
    await wx.addPhoneCalendar({
      title,
      startTime: Math.floor(startsAt / 1000),
      endTime: String(Math.floor((startsAt + LENGTH_MS) / 1000)),
      location: place,
      description: text,
      alarm: true,
      alarmOffset: ALARM_BEFORE,
    })
    return { added: true }
  } catch (failure) {
    const { errMsg = '' } = failure as { errMsg?: string }
    return /cancel/.test(errMsg) ? null : { problem: '手机没让加。请在手机的设置里允许微信用日历,再点一次' }
  }
}
