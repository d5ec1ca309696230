export interface CalendarEntry {
  title: string
  /** Seconds since 1970, as are all times. */
  startTime: number
  endTime?: string | number
  allDay?: boolean
  description?: string
  location?: string
  /** Seconds before the start. */
  alarmOffset?: number
  alarm?: boolean
  repeatInterval?: 'day' | 'week' | 'month' | 'year'
}

const REPEATS = { day: '每天', week: '每周', month: '每月', year: '每年' } as const

/** What the entry says, line by line. The phone is in China, wherever this browser is. */
export function calendarLines(entry: CalendarEntry): string[] {
  const {
    title,
    startTime,
    allDay = false,
    description,
    location,
    alarm = true,
    alarmOffset = 0,
    repeatInterval,
  } = entry
  const endTime = Number(entry.endTime ?? startTime)
  const time: Intl.DateTimeFormatOptions = allDay ? {} : { timeStyle: 'short' }
  const style: Intl.DateTimeFormatOptions = { dateStyle: 'long', ...time, timeZone: 'Asia/Shanghai' }
  const say = (seconds: number) => new Date(seconds * 1000).toLocaleString('zh-CN', style)
  const repeat = repeatInterval ? `${REPEATS[repeatInterval]}重复` : ''
  const ahead = alarmOffset ? `提前 ${Math.round(alarmOffset / 60)} 分钟提醒` : '开始时提醒'
  return [
    title,
    `${say(startTime)}${allDay ? ' 全天' : ''}`,
    endTime > startTime ? `到 ${say(endTime)}` : '',
    location ? `地点：${location}` : '',
    description ?? '',
    repeat,
    alarm ? ahead : '不提醒',
  ].filter(Boolean)
}
