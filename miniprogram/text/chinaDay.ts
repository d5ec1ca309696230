const DAY = 86_400_000
/** China has one time, UTC+8, without summer time; what the phone's own zone is doesn't matter. */
const OFFSET = 8 * 3_600_000

/** 2026-11-30 */
export const dayOf = (at: number): string => new Date(at + OFFSET).toISOString().slice(0, 10)
/** 19:30 */
export const timeOf = (at: number): string => new Date(at + OFFSET).toISOString().slice(11, 16)

/** The instant of a China day and time; 24:00 is the end of that day (民法典 203). */
export function instantOf(day: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return Date.parse(`${day}T00:00:00Z`) - OFFSET + (hours * 60 + minutes) * 60_000
}

export const addDays = (day: string, days: number): string => dayOf(instantOf(day, '00:00') + days * DAY)
