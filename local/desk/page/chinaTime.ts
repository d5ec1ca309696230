/** China has one time, UTC+8, without summer time. Whoever runs this may sit in any zone. */
const OFFSET = 8 * 3_600_000
const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

const two = (number: number) => String(number).padStart(2, '0')

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** 2026年12月3日 周四, or 2026-12-03 Thu. */
export function sayDay(at: number, language: 'zh' | 'en'): string {
  const china = new Date(at + OFFSET)
  const weekday = WEEKDAYS[language][china.getUTCDay()] ?? ''
  const [year, month, day] = [china.getUTCFullYear(), china.getUTCMonth() + 1, china.getUTCDate()]
  return language === 'zh' ? `${year}年${month}月${day}日 ${weekday}` : `${year}-${two(month)}-${two(day)} ${weekday}`
}

/** 09:30:12, or without the seconds. */
export function sayTime(at: number, seconds: boolean): string {
  const china = new Date(at + OFFSET)
  const minutes = `${two(china.getUTCHours())}:${two(china.getUTCMinutes())}`
  return seconds ? `${minutes}:${two(china.getUTCSeconds())}` : minutes
}

/** 12-03 09:30, for lists. */
export function sayShort(at: number): string {
  const china = new Date(at + OFFSET)
  return `${two(china.getUTCMonth() + 1)}-${two(china.getUTCDate())} ${sayTime(at, false)}`
}

/** What an <input type="datetime-local"> shows and gives, read as China time. */
export const toInput = (at: number): string => new Date(at + OFFSET).toISOString().slice(0, 16)

/** Null while the field isn't filled in. */
export function fromInput(text: string): number | null {
  const at = Date.parse(`${text}Z`)
  return Number.isNaN(at) ? null : at - OFFSET
}

/** 还有 2 天 3 小时 · in 2 d 3 h; the two largest units. */
export function sayAhead(milliseconds: number, language: 'zh' | 'en'): string {
  const minutes = Math.max(1, Math.round(milliseconds / MINUTE))
  const parts: [number, string, string][] = [
    [Math.floor(minutes / 1440), '天', 'd'],
    [Math.floor((minutes % 1440) / 60), '小时', 'h'],
    [minutes % 60, '分钟', 'min'],
  ]
  const said = parts.filter(([number]) => number > 0).slice(0, 2)
  return language === 'zh'
    ? `还有 ${said.map(([number, zh]) => `${number} ${zh}`).join(' ')}`
    : `in ${said.map(([number, , en]) => `${number} ${en}`).join(' ')}`
}
