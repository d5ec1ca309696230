const CHINA_OFFSET_MS = 8 * 60 * 60_000

/** 2026-06-03 19:30 in China time, as a subscribe message's time field takes it. */
export function timeField(at: number): string {
  const china = new Date(at + CHINA_OFFSET_MS).toISOString()
  return `${china.slice(0, 10)} ${china.slice(11, 16)}`
}

/** The year in China. */
export const yearOf = (at: number): number => new Date(at + CHINA_OFFSET_MS).getUTCFullYear()
