import { say } from '../words'

const NUMBER = /^\d+$/
const STEP = /^(?:\*|0)\/(\d+)$/

/**
 * A timer's seven fields (second minute hour day month weekday year, China time) as one would say them; as they stand where
 * they say something less usual.
 */
export function sayTimer(config: string): string {
  const [second = '', minute = '', hour = '', day = '', ...rest] = config.trim().split(/\s+/)
  const every = (text: string) => STEP.exec(text)?.[1]
  if (rest.length !== 3 || rest.some((field) => !'*?'.includes(field))) return config
  const [anyDay, anyHour, anyMinute] = [day, hour, minute].map((field) => field === '*' || field === '?')
  const seconds = every(second)
  if (seconds && anyMinute && anyHour && anyDay) return say('everySeconds', { n: seconds })
  if (!NUMBER.test(second)) return config
  const minutes = every(minute)
  if (anyHour && anyDay && anyMinute) return say('everyMinute')
  if (anyHour && anyDay && minutes) return minutes === '1' ? say('everyMinute') : say('everyMinutes', { n: minutes })
  if (!NUMBER.test(minute)) return config
  const hours = every(hour)
  if (anyDay && anyHour) return say('everyHour', { minute })
  if (anyDay && hours) return say('everyHours', { n: hours })
  if (!NUMBER.test(hour)) return config
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (anyDay) return say('everyDay', { time })
  return NUMBER.test(day) ? say('everyMonth', { day, time }) : config
}
