const OFFSET_MS = 8 * 3_600_000
const WRITTEN = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/

/** `china('2026-12-03 19:00')`: the instant (ms) of that time in China, which has one zone and no summer time. */
export function china(text: string): number {
  const at = Date.parse(`${text.replace(' ', 'T')}:00Z`)
  if (!WRITTEN.test(text) || Number.isNaN(at)) throw new RangeError(`not a time: ${text}`)
  return at - OFFSET_MS
}
